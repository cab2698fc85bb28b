import json

import pytest

from dateline.errors import ReportError
from dateline.reports import read_bytes

ENGLISH = "The army said on Monday that its troops had left the village and moved to the river."


def read(value, form="json"):
    data = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(read_bytes(data, "given.report.json", form))


def test_all_fields_are_read():
    fields = {
        "id": "a",
        "title": "T",
        "publisher": "P",
        "published": "2022-09-13",
        "language": "en",
        "url": "https://example.org",
        "text": ENGLISH,
    }
    report = read(fields)[0]
    assert {name: getattr(report, name) for name in fields} == fields
    assert report.published_from == "file"


def test_a_report_file_may_hold_notes_of_its_keeper():
    assert read({"text": ENGLISH, "licence": "CC0", "note": 7})[0].id == "given"


def test_a_time_of_publication_gives_its_day():
    assert read({"text": ENGLISH, "published": "2022-09-13T23:59:00+03:00"})[0].published == "2022-09-13"


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (b'{"text": "half', "broken JSON"),
        (b"[1, 2]", "Expected `object`"),
        ({"title": "T"}, "missing required field `text`"),
        ({"text": 7}, "Expected `str`"),
        ({"text": " "}, "`text` is empty"),
        ({"text": ENGLISH, "published": "13.9.2022"}, "`published` is '13.9.2022'; expected a date such as 2022-09-13"),
        ({"text": ENGLISH, "published": "2022-02-30"}, "`published` is '2022-02-30'"),
        (b'{"text": "\\ud800 lone"}', ""),
    ],
)
def test_a_wrong_file_is_refused_in_one_line(value, says):
    (error,) = read(value)
    assert isinstance(error, ReportError)
    assert says in str(error)
    assert "\n" not in str(error)


def test_lines_are_read_one_by_one_and_a_broken_one_is_named():
    lines = [json.dumps({"text": ENGLISH}), "", "{broken", json.dumps({"id": "z", "text": ENGLISH})]
    first, error, last = read("\n".join(lines).encode(), "jsonl")
    assert (first.id, last.id) == ("given-1", "z")
    assert "given.report.json, line 3: broken JSON" in str(error)


def test_a_line_separator_inside_a_text_ends_no_line():
    line = json.dumps({"text": f"{ENGLISH}\u2028And more."}, ensure_ascii=False).encode()
    assert [report.text for report in read(line, "jsonl")] == [f"{ENGLISH}\u2028And more."]
