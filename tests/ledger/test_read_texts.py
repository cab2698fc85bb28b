"""What is read of two reports and linked: denials and figures that a report tells with another one's words."""

import hashlib

import pytest

from dateline import pipeline
from dateline.ledger.linking import link_claims
from dateline.records import Report

SAID = "Ukraine's army said on Monday that its troops had recaptured Vysokopillya and three other villages in Kherson region."
COUNTED = "Ukraine's general staff said on Sunday that its forces had recaptured 3,000 square km of territory since the start of the month."


def read(name, text, published):
    return pipeline.read(
        Report(
            id=name,
            text=text,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            published=published,
            published_from="option",
        )
    )


def links(*readings):
    claims = {claim.id: claim for each in readings for claim in each.claims}
    found = link_claims(list(claims.values()), [each.document.report for each in readings])
    return [(link.kind, link.rule, claims[link.source_claim], claims[link.target_claim]) for link in found]


@pytest.mark.parametrize(
    "text",
    [
        "Russia's Defence Ministry said that claims by Kyiv that Ukrainian forces had recaptured Vysokopillya were false.",
        "Claims by Kyiv that its troops have recaptured Vysokopillya are false, Russia's Defence Ministry said on Tuesday.",
        "Moscow dismissed as lies the reports by Ukraine's army that Vysokopillya had been recaptured.",
    ],
)
def test_a_claim_called_false_in_another_report_is_disputed(text):
    found = links(read("a", SAID, "2022-09-05"), read("b", text, "2022-09-06"))
    assert [(source.report, target.report) for kind, _, source, target in found if kind == "disputes"] == [("b", "a")]
    (disputed,) = [(source, target) for kind, _, source, target in found if kind == "disputes"]
    assert (disputed[0].source.side, disputed[1].source.side) == ("RU", "UA")


def test_claims_that_are_only_told_again_are_not_disputed():
    again = (
        "Claims by Kyiv that its troops have recaptured Vysokopillya were repeated by its allies, Harbour Press said."
    )
    assert not [
        kind for kind, *_ in links(read("a", SAID, "2022-09-05"), read("b", again, "2022-09-06")) if kind == "disputes"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "President Volodymyr Zelenskyy said Ukraine had recaptured roughly 6,000 square km of territory, double what officials had cited on Sunday.",
        "Zelenskyy said his troops had now taken back some 6,000 square km of land since the start of September, twice what officials cited on Sunday.",
    ],
)
def test_a_figure_that_doubles_an_earlier_one_updates_it(text):
    found = links(read("a", COUNTED, "2022-09-11"), read("b", text, "2022-09-13"))
    updates = [(rule, source, target) for kind, rule, source, target in found if kind == "updates"]
    assert [(rule, target.report) for rule, _, target in updates] == [("compared-figure", "a")]
    (_, source, target) = updates[0]
    assert (source.figures[0].value, target.figures[0].value) == (6000.0, 3000.0)


def test_another_figure_than_the_doubled_one_is_not_updated_by_it():
    other = COUNTED.replace("3,000", "1,100")
    text = "Ukraine had recaptured roughly 6,000 square km of territory, double what officials had cited on Sunday."
    found = links(read("a", other, "2022-09-11"), read("b", text, "2022-09-13"))
    assert "compared-figure" not in {rule for _, rule, *_ in found}
