"""Find the date and the agency that a report's own first lines give."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from dateline.lexicons import load

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DATE = (
    rf"{_WEEKDAY}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH.format('m1')},?\s+(?P<y1>\d{{4}})"
    rf"|{_MONTH.format('m2')}\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})(?=\D|$))"
)
_WRITTEN = re.compile(rf"(?<!\w){_DATE}", re.IGNORECASE)
_LINE = re.compile(
    r"^(?:by\s[^|·•–—\d]{3,60}[|·•–—,]\s*)?"
    r"(?P<label>(?:(?:first\s)?published|posted|issued|released|date|(?:last\s)?(?:updated|modified))(?:\s+on|\s+at)?\s*:?\s*)?"
    rf"(?:[A-Z][\w.'’\- ]{{1,40}},\s+)??{_DATE}"
    r"(?:\s*[,|·•@—–\-]?\s*(?:at\s+)?(?:\d{1,2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,5}(?:[+\-]\d{1,2})?\)?)?)?)?[.\s]*$",
    re.IGNORECASE,
)
_FIRST_LINES = 12


class Dateline(NamedTuple):
    """What the first lines give: an ISO date and an agency, each null when they do not say."""

    published: str | None = None
    agency: str | None = None


def written_date(text: str) -> str | None:
    """Return the first date in `text` that gives day, month and year in words or in ISO form, as an ISO date.

    >>> written_date("Tuesday, January 15, 2019")
    '2019-01-15'
    """
    for match in _WRITTEN.finditer(text):
        found = _iso(match)
        if found:
            return found
    return None


def _iso(match: re.Match[str]) -> str | None:
    for variant in "123":
        year, month, day = match[f"y{variant}"], match[f"m{variant}"], match[f"d{variant}"]
        if not year:
            continue
        number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
        try:
            found = date(int(year), number, int(day))
        except ValueError:
            return None
        return found.isoformat() if found.year >= 1900 else None
    return None


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{entry['pattern']})" for entry in load("datelines")))


def find_dateline(text: str) -> Dateline:
    """Return the date and the agency of the first lines of `text`.

    A date counts on a line of its own ("Tuesday, January 15, 2019") or in the opening of a paragraph ("KYIV, Sept. 13, 2022 (Agency) -").
    An opening without a year gives no date: a year is never guessed. A date of publishing outranks one of updating.
    """
    published: str | None = None
    updated: str | None = None
    agency: str | None = None
    for line in _first_lines(text):
        opening = _opening().match(line)
        if opening:
            groups = opening.groupdict()
            agency = agency or groups["agency"] or groups["agency_"] or groups["agency__"]
            published = published or written_date(groups["date"] or groups["date__"] or "")
        own_line = _LINE.match(line) if len(line) <= 120 else None
        if own_line and re.match(r"(?i)last|updated|modified", own_line["label"] or ""):
            updated = updated or _iso(own_line)
        elif own_line:
            published = published or _iso(own_line)
    return Dateline(published=published or updated, agency=agency)


def _first_lines(text: str) -> Iterator[str]:
    count = 0
    for line in re.finditer(r"[^\n\r]+", text):
        stripped = line[0].strip()
        if stripped:
            yield stripped
            count += 1
        if count == _FIRST_LINES:
            return
