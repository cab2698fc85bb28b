"""The words that actors are named with, compiled from the lexicons: what `scan` finds in a document."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from dateline.lexicons import Entry, load
from dateline.records import Record, Token

TermKind = Literal[
    "state", "adjective", "people", "capital", "seat", "office", "body", "named_body", "group", "group_adjective", "organisation",
    "outlet", "media", "person", "some", "flock", "paper", "report",
]  # fmt: skip
NAMED: frozenset[TermKind] = frozenset(
    {
        "state",
        "adjective",
        "people",
        "capital",
        "seat",
        "named_body",
        "group",
        "group_adjective",
        "organisation",
        "outlet",
    }
)

_PIECE = re.compile(
    r"[A-Z]\.[A-Z]\.-\w+|\w+-\d+|[A-Za-z]\.(?:[A-Za-z]\.)+|(?:lt|gen|col|maj|brig|capt|adm|cmdr|sgt|mr|mrs|ms|dr|prof|sen|rep|gov|st|rev|hon|eng)\.|[’'](?=s\b)s|[’']$|[\w&+]+(?:[’'ʿʽ](?!s\b)\w+)*|[^\w\s]",
    re.IGNORECASE,
)


class Term(Record, frozen=True, kw_only=True):
    """One thing that a lexicon knows, with what it says of an actor.

    `word` is the head word in lower case ("ministry"), `group` the name of its lexicon entry. `name` is the full name of a named thing,
    `short` its name as an actor of events; `code` a country, `side` what the actor speaks for.
    """

    kind: TermKind
    word: str
    group: str = ""
    name: str = ""
    short: str = ""
    code: str | None = None
    side: str | None = None
    gender: Literal["f", "m"] | None = None
    is_plural: bool = False
    acts_for_state: bool = False
    is_public: bool = False
    is_private: bool = False
    is_title: bool = False
    is_local: bool = False
    is_forces: bool = False
    is_armed: bool = False
    speaks: bool = False


class Hit(NamedTuple):
    """A term found at tokens `first` to `last` (excluded)."""

    first: int
    last: int
    term: Term


Table = dict[str, list[tuple[tuple[str, ...], Term]]]


def pieces(phrase: str) -> tuple[str, ...]:
    """Cut a phrase of a lexicon the way the parser cuts text."""
    return tuple(_PIECE.findall(phrase))


def plural(word: str) -> str:
    """Return the plural of a noun phrase: its last word changes, but the first of "member of parliament"."""
    head, link, rest = word.partition(" of ")
    if link and " " not in head:
        return plural(head) + link + rest
    if word.endswith("man"):
        return word[:-3] + "men"
    if word.endswith(("child", "grandchild")):
        return word + "ren"
    if word.endswith("person"):
        return word[:-6] + "people"
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"


def _states() -> Iterator[tuple[str, Term]]:
    kinds: tuple[tuple[str, TermKind], ...] = (
        ("aliases", "state"),
        ("people", "people"),
        ("adjectives", "adjective"),
        ("capitals", "capital"),
        ("seats", "seat"),
    )
    for entry in load("countries"):
        for state in entry["states"]:
            known = {
                "name": state["name"],
                "short": state["name"],
                "code": state["code"],
                "side": state["code"],
                "acts_for_state": True,
            }
            yield state["name"], Term(kind="state", word=state["name"].lower(), **known)
            for field, kind in kinds:
                for word in state.get(field, ()):
                    if kind == "adjective" and word in state.get("aliases", ()):
                        continue
                    yield (
                        word,
                        Term(
                            kind=kind,
                            word=word.lower(),
                            is_plural=kind == "people" and word not in state.get("adjectives", ()),
                            **known,
                        ),
                    )


def _groups() -> Iterator[tuple[str, Term]]:
    for entry in load("armed-groups"):
        for group in entry["groups"]:
            known = {
                "name": group["full"],
                "short": group["short"],
                "side": group["side"],
                "is_armed": True,
                "group": entry["name"],
            }
            for word in group.get("adjectives", ()):
                yield word, Term(kind="group_adjective", word=word.lower(), **known)
            for word in group["names"]:
                if word not in group.get("adjectives", ()):
                    yield (
                        word,
                        Term(
                            kind="group",
                            word=word.lower(),
                            is_plural=word.endswith("s") and word[:-1] in group.get("adjectives", ()),
                            **known,
                        ),
                    )
                else:
                    yield word, Term(kind="group", word=word.lower(), **known)
    for entry in load("organisations"):
        for organisation in entry["organisations"]:
            for word in organisation["names"]:
                yield (
                    word,
                    Term(
                        kind="organisation",
                        word=word.lower(),
                        name=organisation["full"],
                        short=organisation["full"],
                        side="IO",
                    ),
                )


def _outlets() -> Iterator[tuple[str, Term]]:
    for entry in load("outlets"):
        for outlet in entry.get("outlets", ()):
            for word in outlet["names"]:
                name = outlet["names"][0]
                yield word, Term(kind="outlet", word=word.lower(), name=name, short=name, side=outlet.get("side"))


def _named_bodies() -> Iterator[tuple[str, Term]]:
    for entry in load("bodies"):
        codes: dict[str, str] = entry.get("codes") or {name: entry["code"] for name in entry.get("names", ())}
        for word, code in codes.items():
            full = entry.get("full", word)
            acts = entry.get("state", False)
            short = entry.get("short") or ("" if acts else full)
            yield (
                word,
                Term(
                    kind="named_body",
                    word=word.lower(),
                    name=full,
                    short=short,
                    code=code,
                    side=code,
                    acts_for_state=acts,
                ),
            )


def _nouns() -> Iterator[tuple[str, Term]]:
    for entry in load("offices"):
        yield from _numbered(entry, "office", is_title=entry.get("title", False))
    for entry in load("person-nouns"):
        yield from _numbered(entry, "person")
    for entry in load("collectives"):
        kind: TermKind = {"some": "some", "group": "flock", "paper": "paper", "report": "report"}[entry["role"]]  # type: ignore[assignment]
        for word in entry["words"]:
            yield word, Term(kind=kind, word=word, group=entry["name"])
            if kind in ("paper", "flock", "report") and not word.endswith(("families", "data")):
                yield plural(word), Term(kind=kind, word=word, group=entry["name"], is_plural=True)
    for entry in load("bodies"):
        for word in entry.get("words", ()):
            term = Term(
                kind="body",
                word=word,
                group=entry["name"],
                acts_for_state=entry.get("state", False),
                is_forces=entry.get("forces", False),
            )
            yield word, term
            if not word.endswith("s"):
                yield plural(word), term
    for entry in load("outlets"):
        for word in entry.get("words", ()):
            yield word, Term(kind="media", word=word, group=entry["name"], is_plural=word.endswith(("media", "s")))
            if not word.endswith("s") and not word.endswith("media"):
                yield plural(word), Term(kind="media", word=word, group=entry["name"], is_plural=True)


def _numbered(entry: Entry, kind: TermKind, *, is_title: bool = False) -> Iterator[tuple[str, Term]]:
    for word in entry["words"]:
        known = {
            "kind": kind,
            "word": word,
            "group": entry["name"],
            "gender": entry.get("gender"),
            "acts_for_state": entry.get("state", False),
            "is_public": entry.get("public", False),
            "is_private": entry.get("private", False),
            "is_title": is_title,
            "is_local": entry.get("local", False),
            "is_armed": entry.get("armed", False),
            "speaks": entry.get("speaks", False),
        }
        yield word, Term(**known)
        if not is_title and not word.endswith("."):
            yield plural(word), Term(**known, is_plural=True)


def _table(words: Iterator[tuple[str, Term]], *, lower: bool) -> Table:
    table: Table = {}
    for word, term in words:
        for form in {word, word.replace("'", "’")}:
            cut = pieces(form.lower() if lower else form)
            table.setdefault(cut[0], []).append((cut, term))
    for found in table.values():
        found.sort(key=lambda pair: -len(pair[0]))
    return table


@cache
def tables() -> tuple[Table, Table]:
    """Return the tables of names (case kept) and of nouns (lower case), by first word, longest first."""

    def names() -> Iterator[tuple[str, Term]]:
        yield from _named_bodies()
        yield from _groups()
        yield from _outlets()
        yield from _states()

    return _table(names(), lower=False), _table(_nouns(), lower=True)


@cache
def state_names() -> dict[str, str]:
    """Return the name of each state by its code."""
    return {state["code"]: state["name"] for entry in load("countries") for state in entry["states"]}


def choose_senses(hits: list[Hit]) -> list[Hit]:
    """Let an abbreviation with two meanings mean the one whose full name stands in the report."""
    names, _ = tables()
    full = {hit.term.name for hit in hits if hit.last - hit.first > 1}
    chosen: list[Hit] = []
    for hit in hits:
        found = names.get(hit.term.word.upper(), ()) if hit.last - hit.first == 1 else ()
        others = [term for cut, term in found if len(cut) == 1 and term.name != hit.term.name]
        better = next((term for term in others if term.name in full), None) if hit.term.name not in full else None
        chosen.append(hit if better is None else Hit(hit.first, hit.last, better))
    return chosen


def _is_shouted(texts: Sequence[str], first: int, last: int) -> bool:
    """Tell whether a short name in capitals stands among words in capitals: "WHO IS THERE" names nobody."""
    if last - first > 1 or not (texts[first].isupper() and len(texts[first]) < 4):
        return False
    around = [texts[index] for index in (first - 1, last) if 0 <= index < len(texts) and texts[index].isalpha()]
    return bool(around) and all(word.isupper() and len(word) > 1 for word in around)


def scan(tokens: Sequence[Token]) -> list[Hit]:
    """Find the terms of the lexicons in text order, the longest at each place, a name before a noun of the same length."""
    names, nouns = tables()
    texts = [token.text for token in tokens]
    lowers = [token.lower for token in tokens]
    hits: list[Hit] = []
    index, end = 0, len(tokens)
    while index < end:
        best: Hit | None = None
        for table, words in ((names, texts), (nouns, lowers)):
            found = table.get(words[index])
            if found is None:
                continue
            for cut, term in found:
                size = len(cut)
                if best is not None and size <= best.last - best.first:
                    break
                if size == 1 or tuple(words[index : index + size]) == cut:
                    best = Hit(index, index + size, term)
                    break
        if best is not None and _is_shouted(texts, index, best.last):
            best = None
        if best is not None and tokens[index].sentence == tokens[best.last - 1].sentence:
            hits.append(best)
            index = best.last
        else:
            index += 1
    return hits
