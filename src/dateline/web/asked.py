"""What a URL asks for: every view of the claims has one, which holds the whole state of its filters."""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Literal, get_args
from urllib.parse import urlencode

from msgspec import structs
from starlette.datastructures import QueryParams

from dateline.ledger import Filters
from dateline.ledger.queries import ORDERS, Order
from dateline.records import ClaimType, Modality, Record, Verification
from dateline.web.desk import MOST_ROWS
from dateline.web.errors import ask_again

STATUSES = (*get_args(Verification), "corrected", "retracted")
PER_PAGE = 50
_WORDS = ("text", "source", "side", "place", "unit", "report")
_LISTS: dict[str, tuple[str, ...]] = {
    "type": get_args(ClaimType),
    "modality": get_args(Modality),
    "status": STATUSES,
}
_LONGEST = 200
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
ListName = Literal["type", "modality", "status"]


class Asked(Record, frozen=True, kw_only=True):
    """The questions of the list of claims, as they stand in its URL; empty texts and lists ask for nothing."""

    text: str = ""
    source: str = ""
    side: str = ""
    type: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    place: str = ""
    unit: str = ""
    report: str = ""
    since: str = ""
    until: str = ""
    signed: str = ""
    sort: Order = "newest"
    page: int = 1
    per: int = PER_PAGE

    def filters(self) -> Filters:
        """Return the filters for the page asked for."""
        withdrawn = tuple(each for each in self.status if each in {"corrected", "retracted"})
        return Filters(
            text=self.text or None,
            source=self.source or None,
            side=self.side or None,
            types=self.type,
            modalities=self.modality,
            status=tuple(each for each in self.status if each not in withdrawn),
            standings=withdrawn or ("current",),
            place=self.place or None,
            unit=self.unit or None,
            report=self.report or None,
            since=self.since or None,
            until=self.until or None,
            signed=self.signed == "1",
            order=self.sort,
            offset=(self.page - 1) * self.per,
            limit=self.per,
        )

    def query(self, **changes: object) -> str:
        """Return the end of the URL that asks the same but for `changes`, empty or with its `?`; a changed filter leads back to the first page."""
        if "page" not in changes:
            changes["page"] = 1
        asked: list[tuple[str, object]] = []
        for name in self.__struct_fields__:
            value = changes.get(name, getattr(self, name))
            if value == _DEFAULTS[name]:
                continue
            asked += [(name, each) for each in value] if isinstance(value, tuple) else [(name, value)]
        return f"?{urlencode(asked)}" if asked else ""

    def toggle(self, name: ListName, value: str) -> str:
        """Return the query with one value of a list added, or taken out where it is there."""
        now: tuple[str, ...] = getattr(self, name)
        changed = tuple(each for each in now if each != value) if value in now else (*now, value)
        return self.query(**{name: tuple(each for each in _LISTS[name] if each in changed)})

    def given(self) -> list[tuple[str, str, str]]:
        """Return each filter that is set: its name, its value, and the query without it."""
        found = [
            (name, value, self.query(**{name: ""}))
            for name in (*_WORDS, "since", "until")
            if (value := getattr(self, name))
        ]
        for name in get_args(ListName):
            found += [(name, value, self.toggle(name, value)) for value in getattr(self, name)]
        return [*found, ("only", "signed", self.query(signed=""))] if self.signed else found


_DEFAULTS: Mapping[str, object] = {name: getattr(Asked(), name) for name in Asked.__struct_fields__}


def read_question(params: QueryParams) -> Asked:
    """Return what the query of a URL asks for; a question that cannot be is an error 400 that says what was expected."""
    _check_names(params, Asked.__struct_fields__)
    words = {name: _word(name, params.get(name, "")) for name in _WORDS}
    return Asked(
        **words,
        type=_list(params, "type"),
        modality=_list(params, "modality"),
        status=_list(params, "status"),
        since=read_day("since", params.get("since", "")),
        until=read_day("until", params.get("until", "")),
        signed=_switch("signed", params.get("signed", "")),
        sort=_order(params.get("sort", "") or "newest"),
        page=read_number("page", params.get("page", ""), 1, 1_000_000),
        per=read_number("per", params.get("per", ""), PER_PAGE, MOST_ROWS),
    )


def _check_names(params: QueryParams, names: Collection[str]) -> None:
    unknown = sorted(set(params.keys()) - set(names))
    if unknown:
        raise ask_again(f"{unknown[0]!r} is no question; expected one of {', '.join(names)}")


class Question(dict[str, str]):
    """The questions of a page as they stand in its URL, by name; an empty text asks for nothing."""

    def query(self, **changes: object) -> str:
        """Return the end of the URL that asks the same but for `changes`, empty or with its `?`; a changed question leads back to the first page."""
        asked = self | {"page": ""} | {name: str(value) for name, value in changes.items()}
        given = [(name, value) for name, value in asked.items() if value and (name, value) != ("page", "1")]
        return f"?{urlencode(given)}" if given else ""

    def filters(self) -> Filters:
        """Return the filters for claims that are among the questions: source, side, place, type, since, until."""
        words = {name: self.get(name) or None for name in ("source", "side", "place", "since", "until")}
        return structs.replace(Filters(types=(self["type"],) if self.get("type") else ()), **words)


def read_words(params: QueryParams, *names: str, **choices: Collection[str]) -> Question:
    """Return what the query of a URL asks under some names: words, days under `since` and `until`, or under `choices` one of a few values.

    `page` may be asked for as well. A question that cannot be is an error 400 that says what was expected.
    """
    _check_names(params, (*names, *choices, "page"))
    asked = Question({name: _word(name, params.get(name, "")) for name in (*names, *choices)})
    for name, allowed in choices.items():
        if asked[name] and asked[name] not in allowed:
            raise ask_again(f"{name}={asked[name]!r}; expected one of {', '.join(allowed)}")
    for name in {"since", "until"} & set(names):
        read_day(name, asked[name])
    asked["page"] = str(read_number("page", params.get("page", ""), 1, 1_000_000))
    return asked


def _word(name: str, value: str) -> str:
    if len(value) > _LONGEST:
        raise ask_again(f"{name} has {len(value)} letters; expected at most {_LONGEST}")
    return value.replace("\0", "").strip()


def _list(params: QueryParams, name: ListName) -> tuple[str, ...]:
    given = {value for value in params.getlist(name) if value}
    unknown = sorted(given - set(_LISTS[name]))
    if unknown:
        raise ask_again(f"{name}={unknown[0]!r}; expected one of {', '.join(_LISTS[name])}")
    return tuple(value for value in _LISTS[name] if value in given)


def read_day(name: str, value: str) -> str:
    """Return a day that a URL gives, empty when it gives none."""
    if value:
        try:
            date.fromisoformat(value if _DAY.fullmatch(value) else "")
        except ValueError:
            raise ask_again(f"{name}={value!r}; expected a day such as 2022-09-13") from None
    return value


def _switch(name: str, value: str) -> str:
    if value not in {"", "1"}:
        raise ask_again(f"{name}={value!r}; expected 1, or nothing")
    return value


def _order(value: str) -> Order:
    for order in ORDERS:
        if order == value:
            return order
    raise ask_again(f"sort={value!r}; expected one of {', '.join(ORDERS)}")


def read_number(name: str, value: str, default: int, most: int) -> int:
    """Return a number from 1 to `most` that a URL gives, `default` when it gives none."""
    if not value:
        return default
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= most:
        raise ask_again(f"{name}={value!r}; expected a number from 1 to {most:,}")
    return int(value)


def choices(name: ListName, present: Iterable[str]) -> list[str]:
    """Return the values of a list that a form offers: those that there are, in their fixed order."""
    there = set(present)
    return [value for value in _LISTS[name] if value in there]
