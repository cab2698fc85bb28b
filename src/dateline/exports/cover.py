"""What must not be shown of a report: names of private persons wherever they stand, and their own words."""

import re
from collections.abc import Callable
from functools import cached_property, lru_cache
from urllib.parse import unquote, urlsplit

from msgspec import structs

from dateline.exports.names import Names, fold, letters, pseudonym
from dateline.ledger import Head, Ledger
from dateline.ledger.sides import side_of
from dateline.records import Claim, Figure, Link, Where

WITHHELD = "[words withheld]"
_QUOTED = re.compile(r"[“\"«][^“”\"«»]+[”\"»]|‘[^‘’]+’|(?<!\w)'[^']+'(?!\w)")
_HIDDEN = """is_protected = 1 AND (kind = 'person' OR EXISTS (
    SELECT 1 FROM protected_span AS span WHERE span.report = actor.report AND span.actor = actor.id AND span.what = 'name'))"""
"""A protected actor that bears a name, and not only a description such as "a soldier"."""
_PLACES = frozenset({"where", "place", "places"})


class Cover:
    """The names to replace in one version of a report, and the stretches of its text to replace."""

    def __init__(self, names: Names, spans: list[tuple[int, int, str]], words: list[str]) -> None:
        """Take the names, the stretches with what stands in their place, in text order, and the letters of the words that are withheld."""
        self.names = names
        self.spans = spans
        self.words = words

    def stretch(self, text: str, start: int, end: int) -> str:
        """Return `text[start:end]` as it may be shown."""
        parts: list[str] = []
        done = start
        for first, last, replacement in self.spans:
            if last <= done or first >= end:
                continue
            parts += [self.names.replace(text[done : max(done, first)]), replacement]
            done = min(last, end)
        return "".join([*parts, self.names.replace(text[done:end])])

    def claim(self, claim: Claim, text: str) -> Claim:
        """Return the claim as it may be shown."""
        source = claim.source
        if source.text is not None and source.start is not None and source.end is not None:
            name = self.names.replace(source.name)
            words = self.stretch(text, source.start, source.end)
            # "Ana, a baker from Elm Street" says who she is even without her name
            source = structs.replace(source, text=words if name == source.name else name)
        evidence = self.stretch(text, claim.evidence_start, claim.evidence_end)
        return rewrite(structs.replace(claim, source=source, evidence=evidence), self.names.replace)

    def title(self, title: str) -> str:
        """Return a title as it may be shown: a quotation in it goes when it is of words that go, or when the title names a private person."""
        shown = self.names.replace(title)
        is_named = shown != title

        def cover(quotation: re.Match[str]) -> str:
            words = letters(quotation[0])
            return WITHHELD if is_named or any(words in withheld for withheld in self.words) else quotation[0]

        return _QUOTED.sub(cover, shown)

    def head(self, head: Head) -> Head:
        """Return what is said of the report, as it may be shown: an address that spells a name is cut down to its host."""
        replace = self.names.replace
        url = head.url
        if url is not None and replace(unquote(url), any_case=True) != unquote(url):
            parts = urlsplit(url)
            url = f"{parts.scheme}://{parts.netloc}/" if parts.netloc else None
        return head._replace(
            id=head.id if replace(head.id, any_case=True) == head.id else f"report-{head.key[:8]}",
            url=url,
            title=self.title(head.title) if head.title else head.title,
            publisher=replace(head.publisher) if head.publisher else head.publisher,
        )


class Covers:
    """The covers of a ledger's reports. A name of several words that is private in one report is covered in all in which it is not public."""

    def __init__(self, ledger: Ledger) -> None:
        """Gather the private names of the whole ledger."""
        self._store = ledger.store
        self._key = ledger.secret()
        self._everyone = Names()
        for (name,) in self._store.execute(f"SELECT DISTINCT name FROM actor WHERE {_HIDDEN} ORDER BY name"):  # noqa: S608  fixed text
            if len(name.split()) > 1:
                self._everyone.add(name, pseudonym(self._key, name))
        self.of = lru_cache(maxsize=256)(self._of)

    def names_anyone(self, words: str) -> bool:
        """Tell whether `words` hold a word, of three letters or more, of the name of any private person of the ledger."""
        asked = {fold(word) for word in re.findall(r"\w{3,}", words)}
        return not asked.isdisjoint(self._parts)

    def hide(self, name: str) -> str:
        """Return a name that an analyst wrote, as it may be shown: one of a state, an armed group, or of somebody whom a report gives a public role stays."""
        public = "SELECT 1 FROM actor WHERE name = ? COLLATE NOCASE AND is_protected = 0 LIMIT 1"
        if side_of(name) is not None or self._store.execute(public, (name,)).fetchone():
            return name
        return pseudonym(self._key, name)

    @cached_property
    def _parts(self) -> frozenset[str]:
        names = self._store.execute(f"SELECT DISTINCT name FROM actor WHERE {_HIDDEN}")  # noqa: S608  fixed text
        return frozenset(fold(word) for (name,) in names for word in re.findall(r"\w{3,}", name) if word[0].isupper())

    def link(self, link: Link, own: Cover) -> Link:
        """Return a link as it may be shown: what was compared may name persons of either report, and places that are withheld there."""
        shown = {}
        for slot, words in link.compared.items():
            if slot not in _PLACES:
                shown[slot] = own.names.replace(words)
                for end in (link.source_claim, link.target_claim):
                    row = self._store.execute("SELECT report FROM claim WHERE id = ?", (end,)).fetchone()
                    shown[slot] = self.of(row[0]).names.replace(shown[slot]) if row else shown[slot]
        return structs.replace(link, compared=shown)

    def _of(self, report: str) -> Cover:
        people = self._store.execute(
            f"SELECT id, name, {_HIDDEN} FROM actor WHERE report = ? AND (kind = 'person' OR is_protected = 1)",  # noqa: S608  fixed text
            (report,),
        ).fetchall()
        public = [name for _, name, is_hidden in people if not is_hidden]
        hidden = {actor: pseudonym(self._key, name) for actor, name, is_hidden in people if is_hidden}
        names = Names(self._everyone, public)
        for actor, name, _ in people:
            if actor in hidden:
                names.add_person(name, hidden[actor], public)
        (text,) = self._store.execute("SELECT text FROM report_text WHERE report = ?", (report,)).fetchone()
        spans = []
        rows = self._store.execute(
            'SELECT start, "end", what, actor FROM protected_span WHERE report = ? ORDER BY what DESC, start', (report,)
        )
        for start, end, what, actor in rows.fetchall():
            if what == "name":
                replacement = hidden.get(actor) or pseudonym(self._key, text[start:end])
                names.add(text[start:end], replacement)
            else:
                replacement = WITHHELD
            spans.append((start, end, replacement))
        words = [letters(text[start:end]) for start, end, replacement in spans if replacement == WITHHELD]
        return Cover(names, _without_inner(spans), words)


def rewrite(claim: Claim, replace: Callable[[str], str]) -> Claim:
    """Return the claim with every text of it that may hold a name rewritten."""

    def maybe(text: str | None) -> str | None:
        return replace(text) if text else text

    return structs.replace(
        claim,
        evidence=replace(claim.evidence),
        source=structs.replace(claim.source, name=replace(claim.source.name), text=maybe(claim.source.text)),
        via=maybe(claim.via),
        actor=maybe(claim.actor),
        target=maybe(claim.target),
        means=maybe(claim.means),
        verification_by=maybe(claim.verification_by),
        stated_names={slot: replace(name) for slot, name in claim.stated_names.items()}
        if claim.stated_names
        else claim.stated_names,
        where=tuple(_rewrite_place(where, replace) for where in claim.where),
        figures=tuple(_rewrite_figure(figure, replace) for figure in claim.figures),
    )


def _rewrite_place(where: Where, replace: Callable[[str], str]) -> Where:
    """Rewrite a place; one of the gazetteer keeps its name, even where a person bears the same one."""
    return where if where.place else structs.replace(where, text=replace(where.text), name=replace(where.name))


def _rewrite_figure(figure: Figure, replace: Callable[[str], str]) -> Figure:
    return structs.replace(
        figure,
        text=replace(figure.text),
        of=replace(figure.of) if figure.of else figure.of,
        part_of=replace(figure.part_of) if figure.part_of else figure.part_of,
    )


def _without_inner(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the stretches in text order, without those that begin inside an earlier one; quotations come before names that they hold."""
    kept: list[tuple[int, int, str]] = []
    for start, end, replacement in sorted(spans, key=lambda span: (span[0], -span[1])):
        if kept and start < kept[-1][1]:
            if end > kept[-1][1]:
                kept.append((kept[-1][1], end, replacement))
            continue
        kept.append((start, end, replacement))
    return kept
