"""Dates that name their day, month, season, quarter, year, decade or century."""

import re
from datetime import date, timedelta
from typing import Final

from dateline.mentions.times import periods
from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match, Rule
from dateline.mentions.times.lexer import holidays
from dateline.mentions.times.parts import mod_of, time_of_day
from dateline.mentions.times.resolved import Resolved, dated, undated

_UNKNOWN: Final = "XXXX"
_NOT_A_YEAR: Final = re.compile(
    r"\s*(?:people|men|women|troops|soldiers|civilians|tons|tonnes|miles|km|kilometers|kilometres|meters|metres|feet|percent|per cent|%|dollars|prisoners|guns|"
    r"tanks|aircraft|vehicles|francs|marks|pounds|killed|dead|wounded|casualties|yards|shares|points|jobs|years|months|days|hours|were|was)\b|[-–]\s?(?:man|strong|mile|foot|pound|mm)\b"
)


def build_date(match: Match, context: Context) -> Resolved | None:
    """Resolve a day of a month: "4 March 2016", "the 4th of March", "Saturday, June 14"."""
    month, number = int(match.value("m")), int(match.value("d"))
    if not 1 <= number <= 31:
        return None
    year, anchor = _year(match, context, month, number)
    mod = mod_of(match)
    if year is None:
        return undated(f"{_UNKNOWN}-{month:02d}-{number:02d}{time_of_day(match)}", "day", mod)
    period = periods.day_of(year, month, number)
    if period is None:
        return None
    return dated(period, mod=mod, anchor=anchor, value=period.value + time_of_day(match) if match.has("part") else None)


def build_month(match: Match, context: Context) -> Resolved | None:
    """Resolve a month: "June 1940", "early May", "August of that year"."""
    month = int(match.value("m"))
    mod = mod_of(match)
    year, anchor = _year(match, context, month, None)
    if year is None:
        return undated(f"{_UNKNOWN}-{month:02d}", "month", mod)
    if not (match.has("y") or match.has("that") or match.has("mod")) and not _is_month(match, context):
        return None
    return dated(periods.month(year, month), mod=mod, anchor=anchor)


def _is_month(match: Match, context: Context) -> bool:
    """Tell the month from a person's name, an abbreviation ("Dec") and the modal verb "May"."""
    if match.is_a("m", "abbreviation"):
        return False
    index = context.document.token_at(match.start)
    if index < 0:
        return True
    token = context.document.tokens[index]
    if match.text == "May" and (token.tag == "MD" or token.pos in {"AUX", "VERB"}):
        return False
    if token.entity >= 0 and token.start == match.start and context.document.names[token.entity].label == "PERSON":
        return match.before() in {"in", "of", "since", "until", "by", "last", "during"}
    return not (match.text in {"March", "May"} and token.pos == "VERB")


def build_season(match: Match, context: Context) -> Resolved | None:
    """Resolve a season: "the summer of 1941", "late autumn", "next spring"."""
    code = str(match.value("s"))
    mod = mod_of(match)
    if not match.has("y") and not match.has("that"):
        index = context.document.token_at(match.start if not match.has("mod") else match.end - 1)
        tag = context.document.tokens[index].pos if index >= 0 else "NOUN"
        bare = not match.has("mod") and match.before() not in {"in", "by", "since", "until", "during", "the", "this"}
        if (
            match.text[0].isupper()
            and bare
            or match.touches_after()
            and match.after() == "-"
            or tag in {"VERB", "PROPN"}
        ):
            return None
        if bare and match.words("s") in {"fall", "spring"} and not match.text.lower().startswith("the"):
            return None
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    year, anchor = _year(match, context, first, None, season=code)
    if year is None:
        return undated(f"{_UNKNOWN}-{code}", "season", mod)
    return dated(periods.season(year, code), mod=mod, anchor=anchor)


def build_quarter(match: Match, context: Context) -> Resolved | None:
    """Resolve a quarter or half of a year: "the third quarter of 2015", "the latter half of 1940"."""
    number = int(match.value("q"))
    whole = 4 if match.is_a("u", "quarter") else 2
    number = whole if number == -1 else number
    if not 1 <= number <= whole:
        return None
    explicit = match.has("y") or match.has("that")
    if whole == 2 and not explicit:
        return None
    year, anchor = _year(match, context, 0, None)
    if year is None:
        return undated(f"{_UNKNOWN}-{'Q' if whole == 4 else 'H'}{number}", "quarter", mod_of(match))
    today = context.today
    if not explicit and today is not None and whole == 4:
        anchor = "published"
        while (
            (begin := periods.quarter(year, number).begin) is not None
            and begin > today
            and context.tense(match.start) != "future"
        ):
            year -= 1
    return dated(
        periods.quarter(year, number) if whole == 4 else periods.half(year, number), mod=mod_of(match), anchor=anchor
    )


def build_year(match: Match, context: Context) -> Resolved | None:
    """Resolve a year that stands alone, when the words around it allow one."""
    number = int(match.value("y"))
    if match.has("era"):
        number = number if int(match.value("era")) > 0 else -number
        return dated(periods.year(number), mod=mod_of(match))
    if not match.has("mod") and not match.has("fiscal") and not _reads_as_year(match):
        return None
    return dated(periods.year(number), mod=mod_of(match))


def _reads_as_year(match: Match) -> bool:
    text, after = match.lexemes.text, match.end
    before = match.before()
    if (
        before in {"$", "£", "€", "#", "no", "number", "about", "over", "nearly", "than", "almost", "some"}
        or match.touches_before()
        and before not in {"(", "[", "-", "–", "—", "/", '"', "“", "`"}
    ):
        return False
    if match.touches_after() and match.after() in {"%", "'"} and not text[after : after + 2] in {"'s"}:
        return False
    return _NOT_A_YEAR.match(text, after) is None


def build_short_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "'42"."""
    number = int(str(match.value("y"))[1:])
    around = context.year or (context.published.year if context.published else None)
    if around is None:
        return None
    return dated(periods.year(_nearest(number, around)))


def _nearest(short: int, around: int) -> int:
    return min((around // 100 * 100 + short + step for step in (-100, 0, 100)), key=lambda year: abs(year - around))


def build_ancient_year(match: Match, context: Context) -> Resolved | None:
    """Resolve "in 480" in a text that counts years before Christ."""
    if not context.ancient:
        return None
    number = int(match.value("y"))
    return dated(periods.year(-number)) if 100 <= number <= 999 else None


def build_decade(match: Match, context: Context) -> Resolved | None:
    """Resolve "the late 1990s"."""
    digits = re.sub(r"\D", "", str(match.value("y")))
    around = context.year or (context.published.year if context.published else 2000)
    number = int(digits) if len(digits) == 4 else _nearest(int(digits), min(around, 2020))
    return dated(periods.decade(number), mod=mod_of(match))


def build_century(match: Match, context: Context) -> Resolved | None:
    """Resolve "the 19th century"."""
    _ = context
    number = _ordinal(match, "q")
    if match.value("u") != "C":
        return None
    return dated(periods.century(number), mod=mod_of(match)) if 1 <= number <= 22 else None


def build_holiday(match: Match, context: Context) -> Resolved | None:
    """Resolve a holiday, with or without its year."""
    entry = holidays()[match.words("h")]
    around = context.published or date(2000, 1, 1)
    month = entry["date"][0] if "date" in entry else entry["nth"][0] if "nth" in entry else 4
    year, anchor = _year(match, context, month, None)
    if year is None or year < 1:
        return undated(_UNKNOWN, "day")
    _ = around
    if "date" in entry:
        when = date(year, *entry["date"])
    elif "nth" in entry:
        when = periods.nth_weekday(year, *entry["nth"])
    else:
        when = periods.easter(year) + timedelta(days=entry["easter"])
    return dated(periods.day(when), anchor=anchor, value=when.isoformat() + time_of_day(match) if match.has("part") else None)


def build_day_number(match: Match, context: Context) -> Resolved | None:
    """Resolve "the 20th" in the month being told."""
    if context.month is None or context.year is None or _counts_a_noun(match, context):
        return None
    period = periods.day_of(context.year, context.month, _ordinal(match, "d"))
    return dated(period, anchor="timex") if period else None


def _counts_a_noun(match: Match, context: Context) -> bool:
    """Tell "the 20th brigade" from "the 20th"."""
    index = context.document.token_at(match.end)
    if index < 0 or index + 1 >= len(context.document.tokens):
        return match.after() not in {"", ".", ",", ";"}
    token = context.document.tokens[index if context.document.tokens[index].start >= match.end else index + 1]
    return token.pos in {"NOUN", "PROPN", "ADJ", "NUM"} or token.text == "-"


def build_further_day(match: Match, context: Context) -> Resolved | None:
    """Resolve the second number of "July 3 and 4" and "November 15-16"."""
    if context.day_ends_at != match.first - 1 or context.month is None or context.year is None:
        return None
    period = periods.day_of(context.year, context.month, _ordinal(match, "d"))
    if period is None or context.reference is None or context.reference.begin is None or period.begin is None:
        return None
    return dated(period, anchor="timex") if period.begin > context.reference.begin else None


def build_iso(match: Match, context: Context) -> Resolved | None:
    """Resolve "2022-03-04"."""
    _ = context
    written = str(match.value("d"))
    period = periods.day_of(int(written[:4]), int(written[5:7]), int(written[8:10]))
    return dated(period, value=written) if period else None


def _ordinal(match: Match, part: str) -> int:
    value = match.value(part)
    return int(value) if isinstance(value, int | float) else int(re.sub(r"\D", "", str(value)) or 0)


def _year(
    match: Match, context: Context, month: int, number: int | None, season: str | None = None
) -> tuple[int | None, str | None]:
    """Return the year of a match, and what it was counted from (null when it is written)."""
    if match.has("y"):
        written = match.value("y")
        if isinstance(written, int | float):
            sign = -1 if match.has("era") and int(match.value("era")) < 0 else 1
            return sign * int(written), None
        return _nearest(int(written[1:]), context.year or (context.published.year if context.published else 2000)), None
    if match.has("that"):
        return _said_year(match, context, month, season)
    if context.narrative:
        return (context.choose_year(month, number, match.start, match.first), "timex") if month else (context.year, "timex")
    if month:
        chosen = context.choose_year(month, number, match.start, match.first)
        return chosen, "published"
    if context.published is None:
        return None, None
    return context.published.year, "published"


def _said_year(match: Match, context: Context, month: int, season: str | None) -> tuple[int | None, str | None]:
    """Return the year of "last March", "March of that year", "next summer"."""
    words = match.words("that")
    whole_year = match.is_a("that", "unit")
    anchored = any(word in words for word in ("that", "same", "previous", "following"))
    spoken, today = context.year, context.today
    base = spoken if anchored or today is None else today.year
    if base is None:
        return None, None
    anchor = "timex" if anchored or today is None else "published"
    if "last" in words or "previous" in words or "past" in words:
        if whole_year:
            return base - 1, anchor
        current = today.month if today is not None and not anchored else context.month or 1
        if season == "WI":
            return base - 1, anchor
        return (base if month < current else base - 1), anchor
    if "next" in words or "following" in words:
        if whole_year:
            return base + 1, anchor
        current = today.month if today is not None and not anchored else context.month or 12
        return (base if month > current else base + 1), anchor
    return base, anchor


_OF_YEAR: Final = r"(?: (?:of|in|comma|comma of)? (?:(?P<y>(?:year|short)) |(?P<that>(?:this|that|last|next|the previous|the following|the same|that same|the current) unit)))?"

RULES: Final = (
    Rule("date", rf"(?:weekday dot? comma?)? MOD (?P<m>MONTH) (?:the)? (?P<d>day|nth|ordinal) {_OF_YEAR}", build_date),
    Rule("date", rf"(?:weekday dot? comma?)? MOD the? (?P<d>day|nth|ordinal) of? (?P<m>MONTH) {_OF_YEAR}", build_date),
    Rule(
        "date",
        rf"the? early? (?P<part>part|parts) (?:units)? of the? (?P<m>MONTH) (?P<d>day|nth) {_OF_YEAR}",
        build_date,
    ),
    Rule(
        "date",
        rf"the? early? (?P<part>part|parts) (?:units)? of the? (?P<d>day|nth) of? (?P<m>MONTH) {_OF_YEAR}",
        build_date,
    ),
    Rule("month", rf"MOD (?P<m>MONTH) {_OF_YEAR}", build_month),
    Rule("month", r"MOD (?P<m>MONTH) (?P<y>digits) (?P<era>era)", build_month),
    Rule("month", r"MOD (?P<that>this|last|next|the previous|the following) (?P<m>month)", build_month),
    Rule("season", rf"MOD the? (?P<s>season) {_OF_YEAR}", build_season),
    Rule("season", r"MOD the? (?P<s>season) of? (?P<y>digits) (?P<era>era)", build_season),
    Rule(
        "season",
        r"MOD (?P<that>this|that|last|next|the? previous|the? following|the next|the? same|the past) (?P<s>season)",
        build_season,
    ),
    Rule(
        "quarter",
        rf"MOD the? fiscal? (?P<q>ordinal|second|nth|final|last) fiscal? hyphen? (?P<u>quarter|half) {_OF_YEAR}",
        build_quarter,
    ),
    Rule("quarter", r"the? (?P<y>year) fiscal? (?P<q>ordinal|second|nth|final) (?P<u>quarter|half)", build_quarter),
    Rule(
        "quarter",
        r"(?P<that>(?:this|last|next) unit) quote word (?P<q>ordinal|second|final) (?P<u>quarter|half)",
        build_quarter,
    ),
    Rule("year", r"MOD (?P<fiscal>fiscal)? (?P<y>year) (?P<era>era)?", build_year),
    Rule("year", r"MOD the? unit (?P<y>year)", build_year),
    Rule("year", r"MOD (?:about dot?)? (?P<y>digits|small|day) (?P<era>era)", build_year),
    Rule("short-year", r"(?P<y>short)", build_short_year),
    Rule("ancient-year", r"(?:in|by|since|until|from|to|of) (?P<y>digits)", build_ancient_year),
    Rule("decade", r"MOD the? (?:early|late|mid)? hyphen? (?P<y>decade)", build_decade),
    Rule("century", r"MOD the? (?P<q>ordinal|nth) hyphen? (?P<u>unit)", build_century),
    Rule("holiday", rf"(?P<h>holiday) (?P<part>part)? {_OF_YEAR}", build_holiday),
    Rule("holiday", r"(?P<that>this|last|next) (?P<h>holiday)", build_holiday),
    Rule("day-number", r"the (?P<d>nth)", build_day_number),
    Rule("further-day", r"(?<=(?:and|hyphen|to)) the? (?P<d>day|nth) (?! hyphen | MONTH | unit | units | percent | digits)", build_further_day),
    Rule("earlier-day", r"the? (?P<d>day|nth) (?= (?:and|hyphen|to) the? (?:day|nth) of? (?P<m>MONTH) (?P<y>year)?)", build_date),
    Rule("iso", r"(?P<d>iso)", build_iso),
)
