"""Disputes, origins and timelines of claims."""

from msgspec import structs

from dateline.records import Link, Source
from dateline.views.disputes import show_disputes
from dateline.views.origins import show_origins
from dateline.views.timeline import show_timeline
from ledger.told import report, reports_of, told

TEXT = "Sweden says that its forces captured Oldbridge after a week of fighting along the river. The garrison had no food left for the last three days."
FIRST = told(
    "Sweden says that its forces captured Oldbridge", actor="SE", side="SE", where="Oldbridge", report="a-2031-05-10"
)
AGAIN = told(
    "its forces captured Oldbridge", actor="SE", side="SE", where="Oldbridge", report="b-2031-05-11", day="2031-05-11"
)
THIRD = told("Oldbridge has been captured", actor="SE", where="Oldbridge", report="c-2031-05-11", day="2031-05-11")
ADMITS = told(
    "Finland admits that Oldbridge was captured",
    actor="SE",
    side="FI",
    where="Oldbridge",
    report="d-2031-05-12",
    day="2031-05-12",
)
DENIES = told(
    "Finland denies that Oldbridge was captured",
    actor="SE",
    side="FI",
    modality="denied",
    where="Oldbridge",
    report="e-2031-05-10",
)
LATER = told(
    "Sweden holds all of Oldbridge",
    sort="hold",
    actor="SE",
    side="SE",
    where="Oldbridge",
    report="f-2031-05-20",
    day="2031-05-20",
)
UNDATED = told("Oldbridge was captured", actor="SE", where="Oldbridge", report="g", day=None, when=None)
CLAIMS = [LATER, UNDATED, THIRD, FIRST, ADMITS, DENIES, AGAIN]


def link(source, target, kind):
    return Link(source_claim=source.id, target_claim=target.id, kind=kind, rule="test")


LINKS = [
    link(AGAIN, FIRST, "repeats"),
    link(THIRD, AGAIN, "repeats"),
    link(ADMITS, FIRST, "supports"),
    link(DENIES, FIRST, "disputes"),
    link(LATER, FIRST, "updates"),
]


def test_only_disputes_are_shown_with_what_supports_either_side():
    found = show_disputes(CLAIMS, LINKS)
    assert [(each.first, each.second, each.for_first, each.for_second) for each in found] == [
        (FIRST, DENIES, (ADMITS.id,), ())
    ]


def test_origins_count_sides_and_an_outlet_that_repeats_a_side_adds_none():
    found = show_origins(FIRST.id, CLAIMS, LINKS, reports_of(CLAIMS))
    assert [(origin.name, len(origin.claims)) for origin in found] == [("side:SE", 3), ("side:FI", 1)]
    assert show_origins(ADMITS.id, CLAIMS, LINKS, reports_of(CLAIMS)) == found


def test_origins_name_copies():
    reports = [
        report(claim.report, TEXT if claim.report[0] in "ab" else claim.report) for claim in (FIRST, AGAIN, ADMITS)
    ]
    found = show_origins(FIRST.id, [FIRST, AGAIN, ADMITS], LINKS, reports)
    assert [origin.copies for origin in found] == [("b-2031-05-11",), ()]


def test_origins_of_an_unknown_claim_are_none():
    assert show_origins("nothing", CLAIMS, LINKS, []) == ()


def test_a_timeline_folds_what_is_said_again_and_never_dates_the_undated():
    steps = show_timeline(CLAIMS, LINKS, reports_of(CLAIMS))
    assert [step.claim for step in steps] == [FIRST, DENIES, ADMITS, LATER, UNDATED]
    assert steps[0].repeated_by == tuple(sorted((AGAIN.id, THIRD.id)))
    assert (steps[0].updated_by, steps[0].supported_by, steps[0].disputed_by) == (
        (LATER.id,),
        (ADMITS.id,),
        (DENIES.id,),
    )
    assert steps[-1].day is None


def test_an_ally_of_an_origin_is_aligned_with_it_and_not_counted():
    def said_by(side, number):
        claim = told(
            "Sweden captured Oldbridge",
            actor="SE",
            where="Oldbridge",
            report=f"{number}-2031-05-1{number}",
            day=f"2031-05-1{number}",
        )
        return structs.replace(claim, source=Source(name=f"the army of {side}", kind="body", side=side))

    first, ally, third = said_by("RU", 1), said_by("BY", 2), said_by("UA", 3)
    links = [link(ally, first, "supports"), link(third, first, "supports")]
    found = show_origins(first.id, [first, ally, third], links, reports_of([first, ally, third]))
    assert [(origin.name, origin.is_independent, origin.aligned_with) for origin in found] == [
        ("side:RU", True, None),
        ("side:BY", False, "side:RU"),
        ("side:UA", True, None),
    ]
