"""The year of a date: written beside it, said of it ("of that year", "last March"), or left to the text around it."""

from typing import Final, NamedTuple

from dateline.mentions.times.context import Context
from dateline.mentions.times.grammar import Match

UNKNOWN: Final = "XXXX"
_AHEAD: Final = frozenset({"effective", "beginning", "starting", "through", "until", "till"})
OF_YEAR: Final = (
    r"(?: (?:of|in|comma|comma of)? (?:(?P<y>(?:year|short))"
    r"|(?P<that>(?:this|that|last|next|the previous|the following|the same|that same|the current) unit)))?"
)


class Dating(NamedTuple):
    """A year, null when nothing tells it, and what it was counted from: null when written, else `published` or `timex`."""

    year: int | None
    anchor: str | None


def year_of(match: Match, context: Context, month: int, number: int | None = None) -> Dating:
    """Return the year of a match in `month` (1 to 12; 0 when it names none), on day `number` when it names one."""
    if match.has("y"):
        return Dating(_written(match, context), None)
    if match.has("that"):
        return _said(match, context, month)
    if month:
        chosen = context.choose_year(month, number, match.start, match.first, ahead=match.before() in _AHEAD)
        return Dating(chosen, "timex" if context.narrative else "published")
    if context.narrative:
        return Dating(context.year, "timex")
    return Dating(context.published.year, "published") if context.published else Dating(None, None)


def _written(match: Match, context: Context) -> int:
    value = match.value("y")
    if isinstance(value, str):
        return nearest_year(int(value[1:]), context)
    return -int(value) if match.has("era") and int(match.value("era")) < 0 else int(value)


def nearest_year(short: int, context: Context) -> int:
    """Return the year that ends in the two digits `short` and lies nearest to the time of the text."""
    around = context.year or (context.published.year if context.published else 2000)
    return min((around // 100 * 100 + short + step for step in (-100, 0, 100)), key=lambda year: abs(year - around))


def _said(match: Match, context: Context, month: int) -> Dating:
    """Return the year of "last March", "March of that year", "next summer"."""
    words, whole_year = match.words("that"), match.is_a("that", "unit")
    today = context.today
    told = context.narrative or any(word in words for word in ("that", "same", "previous", "following"))
    base = context.year if told else today.year if today is not None else None
    anchor = "timex" if told else "published"
    if base is None:
        return Dating(None, None)
    current = today.month if today is not None and not told else context.month
    if any(word in words for word in ("last", "previous", "past")):
        return Dating(base if not whole_year and month < (current or 1) and month < 12 else base - 1, anchor)
    if any(word in words for word in ("next", "following")):
        return Dating(base if not whole_year and month > (current or 12) else base + 1, anchor)
    return Dating(base, anchor)
