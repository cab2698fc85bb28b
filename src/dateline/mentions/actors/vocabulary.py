"""The lexicons as tables of terms by first word."""

from collections.abc import Iterator
from functools import cache

from dateline.lexicons import Entry, load
from dateline.mentions.actors.terms import Term, TermKind, pieces, plural

Words = Iterator[tuple[str, Term]]
Table = dict[str, list[tuple[tuple[str, ...], Term]]]
_ROLES: dict[str, TermKind] = {"some": "some", "group": "flock", "paper": "paper", "report": "report"}


def _states() -> Words:
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
                "group": entry["name"],
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


def _groups() -> Words:
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
                        group=entry["name"],
                        word=word.lower(),
                        name=organisation["full"],
                        short=organisation["full"],
                        side=organisation.get("side", "IO") or None,
                    ),
                )


def _outlets() -> Words:
    for entry in load("outlets"):
        for outlet in entry.get("outlets", ()):
            for word in outlet["names"]:
                name = outlet["names"][0]
                yield (
                    word,
                    Term(
                        kind="outlet",
                        word=word.lower(),
                        name=name,
                        short=name,
                        side=outlet.get("side"),
                        group=entry["name"],
                    ),
                )


def _named_bodies() -> Words:
    for entry in load("bodies"):
        shared: str = entry.get("code", "")
        codes: dict[str, str] = entry.get("codes") or dict.fromkeys(entry.get("names", ()), shared)
        for word, code in codes.items():
            full = entry.get("full", word)
            acts = entry.get("state", False)
            short = entry.get("short") or ("" if acts else full)
            yield (
                word,
                Term(
                    kind="named_body",
                    group=entry["name"],
                    word=word.lower(),
                    name=full,
                    short=short,
                    code=code,
                    side=code,
                    acts_for_state=acts,
                ),
            )


def _people() -> Words:
    for entry in load("offices"):
        yield from _numbered(entry, "office", is_title=entry.get("title", False))
    for entry in load("person-nouns"):
        yield from _numbered(entry, "person")
    for entry in load("collectives"):
        kind = _ROLES[entry["role"]]
        for word in entry["words"]:
            yield word, Term(kind=kind, word=word, group=entry["name"])
            if kind != "some":
                yield plural(word), Term(kind=kind, word=word, group=entry["name"], is_plural=True)


def _bodies() -> Words:
    for entry in load("bodies"):
        acts, forces = entry.get("state", False), entry.get("forces", False)
        for word in entry.get("words", ()):
            term = Term(kind="body", word=word, group=entry["name"], acts_for_state=acts, is_forces=forces)
            yield word, term
            if not word.endswith("s"):
                yield plural(word), term
    for entry in load("outlets"):
        for word in entry.get("words", ()):
            many = word.endswith(("media", "s"))
            yield word, Term(kind="media", word=word, group=entry["name"], is_plural=many)
            if not many:
                yield plural(word), Term(kind="media", word=word, group=entry["name"], is_plural=True)


def _numbered(entry: Entry, kind: TermKind, *, is_title: bool = False) -> Words:
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


def _table(words: Words, *, lower: bool) -> Table:
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

    def names() -> Words:
        yield from _named_bodies()
        yield from _groups()
        yield from _outlets()
        yield from _states()

    def nouns() -> Words:
        yield from _people()
        yield from _bodies()

    return _table(names(), lower=False), _table(nouns(), lower=True)


@cache
def state_names() -> dict[str, str]:
    """Return the name of each state by its code."""
    return {state["code"]: state["name"] for entry in load("countries") for state in entry["states"]}


@cache
def outlet_endings() -> frozenset[str]:
    """Return the last words that mark a name as one of an outlet ("the Harbour Gazette")."""
    return frozenset(word for entry in load("outlets") for word in entry.get("endings", ()))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the words of one entry of the lexicon of context words around names."""
    return frozenset(word for entry in load("name-context") if entry["name"] == name for word in entry["words"])
