"""Find who speaks though no lexicon knows them: the subjects of verbs that report, and peoples and parties."""

import re
from collections.abc import Iterator

from dateline.mentions.actors.bodies import body_name
from dateline.mentions.actors.drafts import Draft, Page, left_edge, right_edge
from dateline.mentions.actors.vocabulary import words_of
from dateline.records import ActorKind, Token

_OTHERS = frozenset({"paper", "report", "office", "person", "organisation", "outlet", "named_body", "group", "body"})
_CHANNEL = re.compile(r"^[A-Z]{2,4}-?TV\d*$|^TV\w?\d+$|^[A-Z]{3}\d{2}$")


def find_peoples(page: Page, covered: set[int]) -> Iterator[Draft]:
    """Yield peoples, parties and faiths as crowds: "Democrats", "Druze"."""
    for name in page.document.names:
        if name.label != "NORP" or any(index in covered for index in range(name.first, name.last)):
            continue
        head = page.head_of(name.first, name.last)
        token = page.tokens[head]
        if token.tag not in ("NNPS", "NNS") and token.dep not in ("nsubj", "nsubjpass"):
            continue
        yield _crowd(page, name.first, name.last, head)


def _crowd(page: Page, first: int, last: int, head: int) -> Draft:
    left = left_edge(page, first, head)
    start = left + (page.tokens[left].tag in ("DT", "PRP$") and left < first)
    return Draft(
        first=left,
        last=last,
        head=head,
        what="noun",
        kind="collective",
        form="nominal",
        name=page.text(start, last),
        is_plural=True,
    )


def find_speakers(page: Page, covered: set[int]) -> Iterator[Draft]:
    """Yield the subjects of verbs with a clause for object, and what stands after "according to", where nothing was found there."""
    for token in page.tokens:
        if token.i in covered or token.pos not in ("NOUN", "PROPN") or not _speaks(page, token):
            continue
        draft = _national(page, token) or (_speaker(page, token) if token.i - 1 not in covered else None)
        if draft is not None:
            yield draft


def _speaks(page: Page, token: Token) -> bool:
    governor = page.tokens[token.head]
    if token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass") and token.text.isupper() and 2 < len(token.text) < 7:
        return True
    if token.dep == "nsubj" and governor.pos == "VERB":
        return any(page.tokens[child].dep == "ccomp" for child in governor.children)
    return token.dep == "pobj" and governor.lower == "to" and page.tokens[governor.head].lower == "according"


def _speaker(page: Page, token: Token) -> Draft | None:
    left = left_edge(page, token.i, token.i)
    if any(
        page.at[index] >= 0 and page.hits[page.at[index]].term.kind in _OTHERS for index in range(left, token.i + 1)
    ):
        return None
    right = right_edge(page, token.i + 1, ("of", "from", "for"))
    start = left
    while start < token.i and page.tokens[start].tag in ("DT", "PRP$", "POS"):
        start += 1
    kind: ActorKind
    if token.pos == "PROPN":
        before = page.hit(token.i - 1)
        is_media = _CHANNEL.search(token.text) is not None or (before is not None and before.term.kind == "media")
        kind = "media" if is_media else "body"
    elif token.lemma in words_of("things that show"):
        return None
    elif token.tag == "NNS":
        kind = "collective"
    elif page.tokens[left].lower in ("a", "an", "one", "another"):
        kind = "anonymous"
    else:
        return None
    return Draft(
        first=left,
        last=right if token.pos == "NOUN" else token.i + 1,
        head=token.i,
        what="named" if token.pos == "PROPN" else "noun",
        kind=kind,
        form="name" if token.pos == "PROPN" else "nominal",
        name=page.text(start, right if token.pos == "NOUN" else token.i + 1),
        is_plural=kind == "collective",
    )


def _national(page: Page, token: Token) -> Draft | None:
    """Return the draft of a body that no lexicon knows, called by its state: "Panama's port inspectorate said"."""
    left = left_edge(page, token.i, token.i)
    first = page.hit(left + (page.tokens[left].tag == "DT" and left < token.i))
    state = (
        first if first is not None and first.term.kind in ("state", "adjective", "people") and first.term.code else None
    )
    if state is None or token.tag != "NN" or page.at[token.i] >= 0 or token.lemma in words_of("things that show"):
        return None
    if page.tokens[token.head].lemma not in words_of("verbs that speak"):
        return None
    start = state.last + (page.tokens[state.last].tag == "POS")
    if start > token.i:
        return None
    return Draft(
        first=left,
        last=token.i + 1,
        head=token.i,
        what="body",
        kind="body",
        form="name",
        name=body_name(state.term.name, state.term.code, page.text(start, token.i + 1)),
        code=state.term.code,
        side=state.term.code,
        evidence=2,
    )
