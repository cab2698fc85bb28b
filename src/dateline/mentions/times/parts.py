"""The parts that many rules share: a modifier, an approximator, a part of the day."""

from dateline.mentions.times.grammar import Match


def mod_of(match: Match, part: str = "mod") -> str | None:
    """Return the TIMEX3 modifier of "early", "the end of", "nearly" ..."""
    if not match.has(part):
        return None
    return next((value for value in match.values(part) if isinstance(value, str)), None)


def time_of_day(match: Match) -> str:
    """Return the suffix of a part of the day (`TNI`, `T12:00`), or nothing."""
    if not match.has("part"):
        return ""
    value = str(match.value("part"))
    return value if value.startswith("T") else f"T{value}"


def ordinal_of(match: Match, part: str) -> int:
    """Return the number of "third", "3rd" or "3"; 0 when there is none."""
    value = match.value(part)
    return int(value) if isinstance(value, int | float) else int("".join(filter(str.isdigit, value)) or 0)
