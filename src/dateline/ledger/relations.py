"""The rules that relate a later statement to an earlier one, tried in order; scope is compared before figures.

Each rule returns a verdict or null. `Pair` holds the two statements with what was compared of them.
"""

from collections.abc import Callable

from dateline.ledger.pairs import Pair, Verdict
from dateline.ledger.scope import differ, names_figure, same_count, same_span, shared_figures
from dateline.ledger.statements import BARE, CONTROL, HARM, Statement

COPY = 0.75
"""Share of words that two statements have in common to be the same again."""
SAME_MATTER = 0.25
"""Share of words in common from which two judgements are about one matter."""
WEEK, FORTNIGHT, QUARTER = 7, 14, 90
NEXT = 500
"""How many letters after a statement "denies this claim" may stand to mean it."""
_SINGLE = frozenset({"aid", "deploy", "sanction"})
"""Types whose figures are each of a thing of its own: a later package is no later count of the first one."""


def relate(pair: Pair) -> Verdict | None:
    """Return the verdict of the first rule that speaks, or null when the two have nothing to do with one another."""
    return next((verdict for rule in RULES if (verdict := rule(pair)) is not None), None)


def disputes_by_denial(pair: Pair) -> Verdict | None:
    """Find a denial of what another one said: in the same report, or of the same topic within three days."""
    a, b = pair.a, pair.b
    first, second = a.modality == "denied" or a.says("denies"), b.modality == "denied" or b.says("denies")
    if first == second or (pair.one_voice and a.speaker is None and not pair.same_report):
        return None
    if pair.same_report:
        about = pair.topical and (_same_event(pair) or (b if second else a).says("denies"))
        bare = second and b.says("denies it") and _is_next(pair)
        return Verdict("disputes", "denial") if about or bare else None
    near = pair.gap <= 3 and pair.topical and (_same_event(pair) or {a.type, b.type} <= CONTROL)
    return Verdict("disputes", "denial") if near else None


def _same_event(pair: Pair) -> bool:
    """Tell whether both are of one type; judgements and what has no type of its own must share their words too."""
    return pair.a.type == pair.b.type and (pair.a.type not in BARE or pair.alike >= SAME_MATTER)


def disputes_as_read(pair: Pair) -> Verdict | None:
    """Find two sides whose statements about one event the reading of the report itself found to be at odds."""
    if not (pair.same_report and pair.opposed and pair.reach != "apart" and same_span(pair.a, pair.b)):
        return None
    read = pair.a.verification == pair.b.verification == "disputed" and (
        pair.a.contested_by == pair.b.origin or pair.b.contested_by == pair.a.origin
    )
    return Verdict("disputes", "at-odds-in-report") if read else None


def repeats_word_for_word(pair: Pair) -> Verdict | None:
    """Find nearly the same words within three days; a figure that differs makes it an update."""
    if pair.same_report or pair.gap > 3 or pair.alike < COPY:
        return None
    changed = any(differ(*figures) for figures in shared_figures(pair.a, pair.b))
    return Verdict("updates", "same-words-new-figure") if changed else Verdict("repeats", "same-words")


def supports_by_footage(pair: Pair) -> Verdict | None:
    """Find pictures that show what was said, in the same report or of the same place within two days."""
    if not pair.b.says("shows") or pair.a.says("shows"):
        return None
    return Verdict("supports", "footage") if pair.same_report or (pair.gap <= 2 and pair.reach == "same") else None


def repeats_by_relay(pair: Pair) -> Verdict | None:
    """Find what somebody passes on that the first source told: one origin, no support."""
    if pair.b.says("relays") and pair.topical and pair.gap <= WEEK and pair.one_voice:
        return Verdict("repeats", "relay")
    return None


def rival_figures(pair: Pair) -> Verdict | None:
    """Find two sides that give different figures of one thing: same unit, same scope, overlapping days."""
    a, b = pair.a, pair.b
    if not pair.opposed or pair.gap > WEEK or pair.reach == "apart" or a.type != b.type or not same_span(a, b):
        return None
    if a.target_side != b.target_side or not same_count(a, b):
        return None
    rival = any(differ(*figures) for figures in shared_figures(a, b))
    return Verdict("disputes", "rival-figures") if rival and (pair.topical or a.target_side) else None


def newer_figure(pair: Pair) -> Verdict | None:
    """Find a later figure of the same running count, or a detail that the first word of the event did not have."""
    a, b = pair.a, pair.b
    if pair.same_report or pair.opposed or not same_count(a, b):
        return None
    topical = pair.topical or (a.target_side is not None and a.target_side == b.target_side)
    running = b.says("running") or (pair.one_voice and _spans_weeks(b))
    for old, new in shared_figures(a, b) if a.type == b.type and a.type not in _SINGLE else ():
        if names_figure(b, old) and differ(old, new):
            return Verdict("updates", "compared-figure")
    for old, new in shared_figures(a, b) if topical and a.type == b.type and a.type not in _SINGLE else ():
        if running and differ(old, new) and (new.value or 0) > (old.value or 0):
            return Verdict("updates", "running-count")
        if running and pair.one_voice and not differ(old, new) and pair.gap <= WEEK:
            return Verdict("repeats", "same-count")
    fresh = {figure.unit for figure in b.figures} - {figure.unit for figure in a.figures}
    if (
        fresh
        and pair.gap <= 2
        and pair.alike >= 0.3
        and len(pair.shared) > 1
        and a.type == b.type
        and a.type not in HARM
    ):
        return Verdict("updates", "new-detail")
    return None


def turned_round(pair: Pair) -> Verdict | None:
    """Find what was stopped and goes on again, who was held and is free."""
    a, b = pair.a, pair.b
    turned = a.says("stops") and b.says("resumes") and not b.says("denies") and not a.says("resumes")
    if pair.same_report or not turned or pair.gap > QUARTER or a.type in HARM:
        return None
    one = (
        pair.reach == "same"
        or (a.actor is not None and a.actor == b.actor)
        or (a.target is not None and a.target == b.target)
    )
    return Verdict("updates", "turned-round") if one and len(pair.shared) > 1 and pair.reach != "apart" else None


def gone_further(pair: Pair) -> Verdict | None:
    """Find the same thing further on: begun and ended, entered and taken, most and all, the plant and the town."""
    a, b = pair.a, pair.b
    if pair.same_report or pair.gap > 45 or pair.opposed or (a.type in HARM and b.type in HARM):
        return None
    if (
        b.modality == "denied"
        or a.modality == "hedged"
        or not _one_course(pair)
        or (a.actor and b.actor and a.actor != b.actor and not _leaves(a))
    ):
        return None
    if b.says("whole") and not a.says("whole") and (pair.gap <= WEEK or a.says("partial") or _one_place(pair)):
        return Verdict("updates", "from-part-to-whole")
    if a.says("enters") and not a.says("takes") and b.says("takes") and b.type != "withdraw":
        return Verdict("updates", "from-entered-to-taken")
    if _extent(b) > _extent(a) > 0:
        return Verdict("updates", "wider")
    if (
        pair.reach == "within"
        and _radius(b) > _radius(a)
        and pair.one_voice
        and pair.gap <= WEEK
        and a.says("takes")
        and b.says("takes")
    ):
        return Verdict("updates", "from-site-to-town")
    if (
        _leaves(a)
        and a.modality == "asserted"
        and a.target_side != b.actor != a.actor
        and b.type == "capture"
        and pair.gap <= WEEK
    ):
        return Verdict("updates", "from-retreat-to-taken")
    return None


def done_as_planned(pair: Pair) -> Verdict | None:
    """Find what was planned or expected and is now said to have happened."""
    a, b = pair.a, pair.b
    planned = a.modality in ("intended", "predicted") or (a.says("ahead") and a.type not in HARM)
    if (
        pair.same_report
        or not planned
        or b.modality != "asserted"
        or b.says("ahead")
        or a.type in _SINGLE
        or pair.gap > 45
    ):
        return None
    if (
        pair.opposed
        or (a.actor and b.actor and a.actor != b.actor)
        or pair.reach == "apart"
        or a.modality == "requested"
    ):
        return None
    doer = a.actor is not None and a.actor == b.actor
    same = a.type == b.type or {a.type, b.type} <= CONTROL
    one = same and ((doer and len(pair.shared) > 1) or (doer and pair.reach == "same") or len(pair.shared) > 2)
    return Verdict("updates", "from-plan-to-deed") if one else None


def admitted(pair: Pair) -> Verdict | None:
    """Find what the losing side says too."""
    a, b = pair.a, pair.b
    if b.modality != "asserted" or b.speaker is None or a.speaker == b.speaker or pair.gap > WEEK:
        return None
    if not {a.type, b.type} <= CONTROL or not (pair.topical or _is_next(pair)):
        return None
    taker = _taker(a)
    if b.type == "withdraw":
        loses = b.actor == b.speaker and (a.actor == b.speaker if a.type == "withdraw" else taker != b.speaker)
    else:
        loses = _taker(b) not in (None, b.speaker) and (a.type == "withdraw" or taker in (None, _taker(b)))
    return Verdict("supports", "admission", "admits") if loses else None


def confirmed(pair: Pair) -> Verdict | None:
    """Find another source that confirms it in so many words."""
    if not pair.b.says("confirms") or pair.b.modality == "denied" or (pair.one_voice and pair.a.speaker is not None):
        return None
    near = (
        _is_next(pair)
        or (pair.same_report and pair.topical)
        or (pair.topical and pair.gap <= WEEK)
        or (pair.reach == "same" and len(pair.shared) > 1 and pair.gap <= QUARTER)
    )
    return Verdict("supports", "confirmation") if near else None


def told_again(pair: Pair) -> Verdict | None:
    """Find a statement that looks back on what was told before: same place or names, and no other day of its own."""
    a, b = pair.a, pair.b
    if pair.same_report or not b.told_later or not pair.topical or b.modality == "denied":
        return None
    control = {a.type, b.type} <= CONTROL
    if not (same_span(a, b) or pair.gap <= WEEK) or any(differ(*figures) for figures in shared_figures(a, b)):
        return None
    if control:
        if not a.modality == b.modality == "asserted":
            return None
        one_place = pair.reach == "same" or (pair.reach != "apart" and len(pair.shared) > 1)
        return (
            Verdict("repeats", "told-again") if one_place and not (a.actor and b.actor and a.actor != b.actor) else None
        )
    if {a.type, b.type} & HARM:
        near = (
            pair.gap <= 2
            and {a.type, b.type} <= HARM
            and (b.says("back") or (pair.reach == "same" and len(pair.shared) > (1 if b.end is None else 2)))
        )
        return Verdict("repeats", "told-again") if near else None
    enough = len(pair.shared) > 2 or (len(pair.shared) > 1 and (b.says("back") or pair.alike > 0.25))
    return Verdict("repeats", "told-again") if a.type == b.type and enough and pair.gap <= 30 else None


def said_again(pair: Pair) -> Verdict | None:
    """Find one side that says it again within a fortnight; of a strike or of harm only on the same day."""
    a, b = pair.a, pair.b
    if pair.same_report or not pair.one_voice or pair.opposed or not pair.topical or a.modality != b.modality:
        return None
    if a.actor and b.actor and a.actor != b.actor and b.type != "accuse":
        return None
    if a.type in CONTROL and b.type in CONTROL:
        same = a.type == b.type and pair.reach == "same" and pair.gap <= FORTNIGHT
        return Verdict("repeats", "said-again") if same and a.speaker is not None else None
    if b.type == "accuse" and pair.gap <= 3 and pair.reach == "same" and a.speaker is not None:
        return Verdict("repeats", "accused-again")
    dated = a.end is not None and b.end is not None
    same = (
        a.type == b.type and dated and same_span(a, b) and len(pair.shared) > 2 and pair.gap <= 2 and pair.alike > 0.3
    )
    return (
        Verdict("repeats", "said-again")
        if same and not any(differ(*figures) for figures in shared_figures(a, b))
        else None
    )


def both_say(pair: Pair) -> Verdict | None:
    """Find another source that says the same of the same event: same place and type, overlapping days, no rival figure."""
    a, b = pair.a, pair.b
    if (
        pair.one_voice
        or not pair.topical
        or pair.gap > 3
        or a.modality != b.modality
        or a.modality not in ("asserted", "hedged")
    ):
        return None
    if a.actor and b.actor and a.actor != b.actor and not (a.speaker == a.actor and b.speaker == b.actor):
        return None
    if any(differ(*figures) for figures in shared_figures(a, b)):
        return None
    talk = pair.opposed and len(pair.shared) > 1 and pair.alike >= 0.2 and not {a.type, b.type} & HARM
    same = a.type == b.type and pair.reach == "same" and (a.type not in HARM or pair.gap <= 1) and len(pair.shared) > 1
    return (
        Verdict("supports", "both-say")
        if talk or (same and a.origin != b.origin and a.type in CONTROL | HARM)
        else None
    )


def opposite_states(pair: Pair) -> Verdict | None:
    """Find two sides that each say that they hold the place on the same day."""
    a, b = pair.a, pair.b
    held = {"capture", "hold", "repel"}
    places = ({spot[0] for spot in a.spots} & {spot[0] for spot in b.spots}) - a.regions
    if (
        not places
        or not pair.opposed
        or pair.gap > 1
        or not ({a.type, b.type} <= held and {a.type, b.type} != {"repel"})
    ):
        return None
    rival = (
        a.actor is not None
        and b.actor is not None
        and a.actor != b.actor
        and a.actor == a.speaker
        and b.actor == b.speaker
    )
    return Verdict("disputes", "opposite-states") if rival and a.modality == b.modality == "asserted" else None


def _one_course(pair: Pair) -> bool:
    """Tell whether the two may be steps of one course of events: who holds a place, or people who leave or are held."""
    families = {pair.a.type, pair.b.type}
    if families <= CONTROL | {"assess", "other", "fight"} and families & CONTROL:
        return pair.reach in ("same", "within") or len(pair.shared) > 1
    return families <= {"displace", "detain"} and (pair.reach == "same" or len(pair.shared) > 2)


def _spans_weeks(statement: Statement) -> bool:
    return statement.start is not None and statement.end is not None and statement.start[:7] < statement.end[:7]


def _is_next(pair: Pair) -> bool:
    """Tell whether the later statement follows the earlier one closely in one report."""
    return pair.same_report and 0 <= pair.b.at - pair.a.at <= NEXT


def _taker(statement: Statement) -> str | None:
    """Return the side that a statement says came to hold the place; "fell to the rebels" names it as the target."""
    return statement.actor or (statement.target_side if statement.type == "capture" else None)


def _one_place(pair: Pair) -> bool:
    return pair.reach == "same" and pair.a.type == pair.b.type == "capture"


def _leaves(statement: Statement) -> bool:
    return statement.type == "withdraw"


def _extent(statement: Statement) -> int:
    words = statement.words.casefold()
    ranks = (
        (4, ("entire", "all of", "whole")),
        (3, ("most of",)),
        (2, ("half of", "much of")),
        (1, ("several", "some of", "parts of", "part of")),
    )
    return next((rank for rank, found in ranks if any(word in words for word in found)), 0)


def _radius(statement: Statement) -> float:
    return max((spot[3] for spot in statement.spots), default=0.0)


RULES: tuple[Callable[[Pair], Verdict | None], ...] = (
    disputes_by_denial,
    disputes_as_read,
    repeats_word_for_word,
    supports_by_footage,
    repeats_by_relay,
    rival_figures,
    opposite_states,
    newer_figure,
    turned_round,
    admitted,
    done_as_planned,
    gone_further,
    confirmed,
    told_again,
    said_again,
    both_say,
)
