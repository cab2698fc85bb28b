"""Say which numeric dates can be read two ways."""

from collections.abc import Iterable

from dateline.records import Issue, Timex


def find_ambiguous(timexes: Iterable[Timex]) -> tuple[Issue, ...]:
    """Return an issue for each date that has another reading."""
    return tuple(
        Issue(
            code="date-ambiguous",
            message=f"{timex.text!r} is read as {timex.begin}; it may also be {' or '.join(other.begin for other in timex.alternatives)}",
            start=timex.start,
            end=timex.end,
        )
        for timex in timexes
        if timex.alternatives
    )
