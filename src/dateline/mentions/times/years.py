"""Years and what they are made of or make up: seasons, decades, centuries."""

import re
from typing import Final

from msgspec import structs

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.lexer import code
from dateline.mentions.times.parts import mod_of, ordinal_of
from dateline.mentions.times.resolved import Resolved, dated, undated
from dateline.mentions.times.stated_year import OF_YEAR, UNKNOWN, nearest_year, year_of

_SEASON_BEGINS: Final = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LEADS_A_YEAR: Final = frozenset(
    {"in", "of", "since", "until", "till", "by", "during", "from", "to", "through", "throughout", "before", "after", "early", "late", "mid", "between", "and"}
)  # fmt: skip
_LEADS_A_NUMBER: Final = frozenset(
    {"$", "£", "€", "#", "no", "number", "about", "over", "nearly", "than", "almost", "some", "resolution", "least"}
)
_COUNTED: Final = re.compile(
    r"[ -](?:people|men|women|children|troops|soldiers|civilians|tons|tonnes|miles|km|kilometers|kilometres|meters|metres|feet|percent|dollars|prisoners|"
    r"guns|tanks|aircraft|vehicles|francs|marks|pounds|killed|dead|wounded|casualties|victims|yards|shares|points|jobs|years|months|days|hours|were|are|strong|"
    r"man|mile|foot|pound|mm)\b|%"
)
_SEASON_LEADS: Final = frozenset(
    {"in", "by", "since", "until", "during", "the", "this", "through", "from", "late", "early"}
)


def build_year(match: Match, context: Context) -> Resolved | None:
    """Resolve a year that stands alone, when the words around it allow one."""
    _ = context
    number = int(match.value("y"))
    if match.has("era"):
        return dated(periods.year(number if int(match.value("era")) > 0 else -number), mod=mod_of(match))
    if not (match.has("mod") or match.has("fiscal") or _reads_as_year(match)):
        return None
    adjective = match.before() == "the"
    return dated(periods.year(number), mod=mod_of(match), weight=0.5 if adjective else 1.0)


def _reads_as_year(match: Match) -> bool:
    before = match.before()
    if before in _LEADS_A_NUMBER or (match.touches_before() and before.strip() and before not in '([-–—/"“`'):
        return False
    if match.touches_after() and match.after() in {"'", "’"} and match.after(2) != "s":
        return False
    counted = _COUNTED.match(match.lexemes.text, match.end)
    return counted is None or (
        before in _LEADS_A_YEAR and before not in {"of", "to", "and"} and counted[0].strip() in {"were", "are"}
    )


def build_short_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "'42", and the second year of "1941-42"."""
    value = match.value("y")
    number = int(value[1:]) if isinstance(value, str) else int(value)
    if not isinstance(value, str):
        first = int(match.lexemes.values[match.first - 2])
        if (match.touches_after() and match.after() == "-") or first % 100 >= number:
            return None
        return dated(periods.year(first // 100 * 100 + number))
    return dated(periods.year(nearest_year(number, context)))


def build_spoken_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "nineteen ninety-six"."""
    _ = context
    hundreds, *rest = (
        int(value) for kind, value in zip(match.classes("y"), match.values("y"), strict=True) if kind == code("number")
    )
    number = sum(rest)
    if not 11 <= hundreds <= 20 or not 10 <= number <= 99 or (len(rest) > 1 and (rest[0] < 20 or rest[1] > 9)):
        return None
    return dated(periods.year(hundreds * 100 + number), mod=mod_of(match))


def build_ancient_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "in 480" and the first year of "499-493 BC" in a text that counts years before Christ."""
    number = int(match.value("y"))
    if not context.ancient or not 100 <= number <= 999 or _COUNTED.match(match.lexemes.text, match.end):
        return None
    return dated(periods.year(-number))


def build_decade(match: Match, context: Context) -> Resolved | None:
    """Resolve "the late 1990s"."""
    digits = re.sub(r"\D", "", str(match.value("y")))
    number = int(digits) if len(digits) == 4 else nearest_year(int(digits), context)
    return dated(periods.decade(number), mod=mod_of(match))


def build_century(match: Match, context: Context) -> Resolved | None:
    """Resolve "the 19th century"."""
    _ = context
    number = ordinal_of(match, "q")
    if match.value("u") != "C" or not 1 <= number <= 22:
        return None
    if match.has("era") and int(match.value("era")) < 0:
        return dated(periods.years(0, 0, f"BC{number - 1:02d}", "century"), mod=mod_of(match))
    return dated(periods.century(number), mod=mod_of(match))


def build_season(match: Match, context: Context) -> Resolved | None:
    """Resolve a season: "the summer of 1941", "late autumn", "next spring"."""
    season = str(match.value("s"))
    if not (match.has("y") or match.has("that") or match.has("mod")) and not _is_season(match, context):
        return None
    told = context.narrative and season == "WI" and not match.has("y")
    year, anchor = year_of(match, context, 1 if told else _SEASON_BEGINS[season])
    if year is None:
        return undated(f"{UNKNOWN}-{season}", "season", mod_of(match))
    if told and year > 1:  # a history names a winter by the year it ends in
        period = structs.replace(periods.season(year - 1, season), value=f"{year:04d}-{season}")
        return dated(period, mod=mod_of(match), anchor=anchor)
    return dated(periods.season(year, season), mod=mod_of(match), anchor=anchor)


def _is_season(match: Match, context: Context) -> bool:
    """Tell the season from a fall, a spring, a name ("the Winter Palace") and part of a longer word ("spring-loaded")."""
    word = match.words("s")
    leads = match.text.lower().startswith("the") or match.before() in _SEASON_LEADS
    if word == "fall" and (match.after() == "of" or not leads):
        return False
    index = context.document.token_at(match.end - 1)
    pos = context.document.tokens[index].pos if index >= 0 else "NOUN"
    if pos == "VERB" or match.after() == "of" or (match.touches_after() and match.after() == "-"):
        return False
    written = match.lexemes.words(match.last - 1, match.last)
    if written[0].isupper():
        return context.narrative and match.after() in {"offensive", "offensives", "campaign", "fighting"}
    return leads or context.narrative


RULES: Final = (
    Rule("year", r"MOD (?P<fiscal>fiscal)? (?P<y>year) (?P<era>era)?", build_year),
    Rule("year", r"MOD the? unit (?P<y>year)", build_year),
    Rule("year", r"MOD (?:about dot?)? (?P<y>digits|small|day) (?P<era>era)", build_year),
    Rule("short-year", r"(?P<y>short)", build_short_year),
    Rule("short-year", r"(?<=year hyphen) (?P<y>day|small)", build_short_year),
    Rule("spoken-year", r"MOD (?P<y>number number(?: hyphen? number)?) (?! unit|units|hyphen)", build_spoken_year),
    Rule("ancient-year", r"(?<=(?:in|by|since|until|from|to)) (?P<y>digits)", build_ancient_year),
    Rule("ancient-year", r"(?P<y>digits) (?= (?:hyphen|to) digits era)", build_ancient_year),
    Rule("decade", r"MOD the? (?:early|late|mid)? hyphen? (?P<y>decade)", build_decade),
    Rule("century", r"MOD the? (?P<q>ordinal|nth) hyphen? (?P<u>unit) (?P<era>era)?", build_century),
    Rule("season", rf"MOD the? (?P<s>season) {OF_YEAR}", build_season),
    Rule("season", r"(?P<y>year) (?P<s>season)", build_season),
    Rule("season", r"MOD the? (?P<s>season) of? (?P<y>digits) (?P<era>era)", build_season),
    Rule(
        "season",
        r"MOD (?P<that>this|that|last|next|the? previous|the? following|the next|the? same|the past) (?P<s>season)",
        build_season,
    ),
)
