"""Each format says what the ledger holds, and its own tools can read it."""

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

import msgspec
import pytest

from dateline.exports import FORMATS, csv_table, jsonl, open_format
from dateline.exports.csv_table import COLUMNS, escape
from dateline.ledger import Filters
from dateline.ledger.queries import STANDINGS

DOCS = Path(__file__).parents[2] / "docs" / "reference"


def test_every_format_is_one_module():
    assert {name: open_format(name).ENDING for name in FORMATS} == {
        "jsonl": ".jsonl",
        "csv": ".csv",
        "geojson": ".geojson",
        "webannotation": ".jsonld",
    }


def test_json_lines_come_back(filled, export):
    lines = [msgspec.json.decode(line, type=jsonl.Line) for line in export("jsonl", level="working")[0].splitlines()]
    ledger = {entry.claim.id: entry.claim for entry in filled.entries(Filters(standings=STANDINGS))}
    for line in lines:
        assert all(
            getattr(line, field) == getattr(ledger[line.id], field) for field in ledger[line.id].__struct_fields__
        )


def test_the_published_schema_is_that_of_the_lines():
    assert json.loads(files("dateline.exports").joinpath("claim.schema.json").read_bytes()) == json.loads(
        json.dumps(jsonl.schema())
    )


def test_lines_pass_their_schema(export):
    import jsonschema

    for line in export("jsonl")[0].splitlines():
        jsonschema.validate(json.loads(line), jsonl.schema())


@pytest.mark.parametrize("name", FORMATS)
def test_corrections_are_in_every_format(export, name):
    text, statement = export(name)
    assert statement.standings["corrected"] == 1
    assert statement.standings["retracted"] >= 1
    assert "corrected" in text
    assert "retracted" in text


def test_a_correction_names_both_ends(export):
    lines = [json.loads(line) for line in export("jsonl")[0].splitlines()]
    (old,) = [line for line in lines if line["standing"] == "corrected"]
    (new,) = [line for line in lines if old["id"] in line["corrects"]]
    assert old["withdrawn_by"] == new["id"]


def test_csv_has_the_same_columns_always(export):
    rows = list(csv.reader(io.StringIO(export("csv")[0], newline="")))
    assert rows[0] == [column.name for column in COLUMNS]
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert export("csv", place="Nowhere")[0].strip() == ",".join(rows[0])


def test_no_text_cell_is_a_formula_and_numbers_stay_numbers(export):
    rows = list(csv.DictReader(io.StringIO(export("csv", level="working")[0], newline="")))
    numbers = {column.name for column in COLUMNS if column.type in {"number", "integer", "0 or 1"}}
    for row in rows:
        assert not any(cell[:1] in set("=+-@\t\r") for name, cell in row.items() if name not in numbers and cell)
    assert [row["value"] for row in rows if row["unit"] == "km2"] == ["-3.0"]
    assert any(row["source_name"] == "'=cmd Moor" for row in rows)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1", "'=1"),
        (" +1", "' +1"),
        ("\t=1", "'\t=1"),
        ("＝1", "'＝1"),
        ("\u200b@x", "'\u200b@x"),
        ("a=1", "a=1"),
        ("", ""),
        (-1, -1),
        (None, None),
        ("|", "|"),
    ],
)
def test_formulas_are_escaped(value, cell):
    assert escape(value) == cell


def test_the_data_dictionary_names_every_column():
    page = (DOCS / "data-dictionary.md").read_text(encoding="utf-8")
    rows = [
        tuple(part.strip() for part in line.strip("|").split(" | "))
        for line in page.splitlines()
        if line.startswith("| `")
    ]
    assert rows == [(f"`{column.name}`", column.type, column.meaning) for column in csv_table.COLUMNS]


def test_geojson_is_rfc_7946(export):
    text, statement = export("geojson", level="working")
    collection = json.loads(text)
    assert collection["type"] == "FeatureCollection"
    assert len(collection["features"]) == statement.rows_out
    for feature in collection["features"]:
        geometry, properties = feature["geometry"], feature["properties"]
        assert feature["type"] == "Feature"
        assert {"id", "date", "title", "description", "place_desc", "links", "source"} <= properties.keys()
        if geometry is not None:
            longitude, latitude = geometry["coordinates"]
            assert geometry["type"] == "Point"
            assert -180 <= longitude <= 180
            assert -90 <= latitude <= 90
        lists = {name for name, value in properties.items() if isinstance(value, list | dict)}
        assert lists == {"links"}
        assert properties["link"] == (properties["links"] or [None])[0]


def test_an_empty_collection_is_whole(export):
    assert json.loads(export("geojson", place="Nowhere")[0]) == {"type": "FeatureCollection", "features": []}
    assert json.loads(export("webannotation", place="Nowhere")[0])["items"] == []


def test_selectors_find_the_words(filled, export):
    page = json.loads(export("webannotation", level="working")[0])
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    texts = {f"urn:dateline:report:{head.key}": filled.text(head.key) for head in filled.reports(superseded=True)}
    for annotation in page["items"]:
        text = texts[annotation["target"]["id"]]
        position, quote = annotation["target"]["selector"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert quote["prefix"] + quote["exact"] + quote["suffix"] in text


def test_no_quote_is_given_that_would_not_be_found(export):
    for annotation in json.loads(export("webannotation")[0])["items"]:
        (position, *quotes) = annotation["target"]["selector"]
        assert position["type"] == "TextPositionSelector"
        assert all("person-" not in quote["exact"] for quote in quotes)
