import pytest

from dateline.errors import ReportError
from dateline.reports import read_bytes

FIRST = "The ministry said on Sunday that its troops had taken the whole of the town after months of fighting."
SECOND = "The other side denied it, and said its units still held several buildings in the west of the town."
TEASER = "Here stands a long teaser for another story that has nothing to do with this one, but is long indeed."


def page(body, head="", opening="<body>"):
    return f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}</head>{opening}{body}</body></html>"


def read(body, **kwargs):
    (report,) = read_bytes(page(body, **kwargs).encode(), "page.html", "html")
    return report


def kinds(report):
    """Return text and kind of each block of the page."""
    marked = {block.of(report.text): block.kind for block in report.blocks}
    return [(text, marked.get(text, "body")) for text in report.text.split("\n\n")]


def test_blocks_stand_apart_and_inline_markup_leaves_no_trace():
    report = read(f"<p>{FIRST}</p><p>The <b>other</b>\n   side <a href=#>denied</a> it.<br>It said so.</p>tail")
    assert report.text == f"{FIRST}\n\nThe other side denied it.\n\nIt said so.\n\ntail"


def test_everything_visible_is_kept_and_what_surrounds_the_report_is_furniture():
    body = (
        f"<a href=#m>Skip to main content</a><header><nav><li>Home</li></nav></header><main><article><h1>Town taken</h1><p>{FIRST}</p>"
        f"<div class='related-links'>Read on</div><p>{SECOND}</p></article><aside><p>{TEASER}</p></aside></main><footer>Harbour Press</footer>"
    )
    assert kinds(read(body)) == [
        ("Skip to main content", "furniture"),
        ("Home", "furniture"),
        ("Town taken", "headline"),
        (FIRST, "body"),
        ("Read on", "furniture"),
        (SECOND, "body"),
        (TEASER, "furniture"),
        ("Harbour Press", "furniture"),
    ]


def test_scripts_styles_and_comments_are_no_text():
    report = read(
        f"<script>if (a < b) x()</script><style>p {{}}</style><!-- no --><noscript>Turn it on</noscript><p>{FIRST}</p>"
    )
    assert report.text == FIRST


def test_without_an_article_element_the_part_with_most_prose_is_the_report():
    body = f"<div><p>{TEASER}</p></div><div><div><p>{FIRST}</p><p>{SECOND}</p></div><div><p>{FIRST[:-1]} again.</p><p>{SECOND}</p></div></div>"
    assert [kind for _, kind in kinds(read(body))] == ["furniture", "body", "body", "body", "body"]


def test_a_class_name_on_the_whole_page_takes_nothing_away():
    report = read(
        f"<div class='sidebar-right ads'><p>{FIRST}</p><p>{SECOND}</p></div>",
        opening="<body class='has-sidebar newsletter'>",
    )
    assert report.blocks == ()


def test_captions_and_table_rows():
    report = read(
        f"<p>{FIRST}</p><figure><img alt=smoke><figcaption>Smoke over the town.</figcaption></figure><table><tr><td>Killed</td><td>12</td></table>"
    )
    assert ("Smoke over the town.", "caption") in kinds(report)
    assert ("Killed 12", "body") in kinds(report)


def test_hidden_text_is_furniture():
    assert kinds(read(f"<p>{FIRST}</p><p hidden>Secret</p><p style='display: none'>Gone</p>"))[1:] == [
        ("Secret", "furniture"),
        ("Gone", "furniture"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "datePublished": "2023-05-21T23:30:00-04:00"}]}</script>',
        '<meta property="article:published_time" content="2023-05-21T09:00:00+03:00">',
        '<meta name="DC.date.issued" content="2023-05-21">',
        '<meta itemprop="datePublished" content="20230521T0900">',
        '<meta name="date" content="Sunday, 21 May 2023">',
        '<script type="application/ld+json">{broken</script><meta name="pubdate" content="2023-05-21">',
        '<meta name="date" content="0001-01-01"><meta name="pubdate" content="2023-05-21">',
    ],
)
def test_the_date_is_read_as_the_page_writes_it(head):
    report = read(f"<p>{FIRST}</p>", head=head)
    assert (report.published, report.published_from) == ("2023-05-21", "metadata")


def test_a_time_element_of_the_article_gives_the_date():
    assert (
        read(f"<article><time datetime='2023-05-21'>yesterday</time><p>{FIRST}</p></article>").published == "2023-05-21"
    )
    assert read(f"<article><time>21 May 2023</time><p>{FIRST}</p></article>").published_from == "metadata"


def test_a_date_line_in_the_text_serves_where_the_page_is_silent():
    assert read(f"<p>21 May 2023</p><p>{FIRST}</p>").published_from == "dateline"
    assert read(f"<p>{FIRST}</p>").published is None


def test_title_publisher_and_address():
    head = (
        "<title>Town taken | Harbour Press</title><meta property=og:title content='Town taken'><meta property=og:site_name content='Harbour Press'>"
        "<link rel=canonical href='https://example.org/town'>"
    )
    report = read(f"<p>{FIRST}</p>", head=head)
    assert (report.title, report.publisher, report.url, report.language) == (
        "Town taken",
        "Harbour Press",
        "https://example.org/town",
        "en",
    )


def test_the_encoding_that_a_page_declares_is_used():
    data = f"<html><head><meta charset='windows-1252'></head><body><p>{FIRST} caf\xe9</p></body></html>".encode(
        "cp1252"
    )
    (report,) = read_bytes(data, "page.html", "html")
    assert report.text.endswith("café")


@pytest.mark.parametrize("body", ["", "<script>only()</script>", "<img src=x>"])
def test_a_page_without_text_is_refused(body):
    (error,) = read_bytes(page(body).encode(), "page.html", "html")
    assert isinstance(error, ReportError)
    assert "the page shows no text" in str(error)


def test_an_unknown_encoding_is_refused():
    (error,) = read_bytes(b"<html><meta charset=klingon><p>the text", "page.html", "html")
    assert "'klingon' that it declares is unknown" in str(error)


def test_deep_and_broken_pages_are_read_to_the_end():
    deep = "<div>" * 3000 + f"<p>{FIRST}"
    assert FIRST in read(deep).text
    assert FIRST in read(f"<p><<b><i>{FIRST}</b></p></p></div><table><p>").text


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("<div>" * 20_000 + FIRST, "nested over 10,000 deep"),
        (f"<p {' '.join(f'a{number}=1' for number in range(3000))}>{FIRST}", "over 2,000 attributes"),
    ],
)
def test_a_page_made_to_keep_the_parser_busy_is_refused(body, says):
    (error,) = read_bytes(page(body).encode(), "page.html", "html")
    assert says in str(error)


def test_paragraphs_that_are_never_closed_are_not_nested():
    assert read(f"<p>{FIRST}" * 12_000).text.count("\n\n") == 11_999
