"""Take every later surname of a person named in full as a mention of the person."""

from dateline.mentions.actors.drafts import Page
from dateline.mentions.actors.spelling import plain
from dateline.mentions.actors.terms import NAMED

_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III"})


def add_surnames(page: Page, spans: list[tuple[int, int]], taken: set[int]) -> None:
    """Add the bare surnames of the full names in `spans`; a middle name counts where the model saw a name that nothing else explains."""
    tokens = page.tokens
    tails, middles = _surnames(page, spans)
    for index, token in enumerate(tokens):
        if index in taken or (not token.text[:1].isupper() and token.text not in ("al", "el")):
            continue
        words = tails.get(plain(token.text))
        if words is None and token.entity >= 0 and token.text in middles:
            name = page.document.names[token.entity]
            words = (plain(token.text),) if name.last - name.first == 1 else None
        if words is None or not _is_free(page, index):
            continue
        end = index + len(words)
        if end <= len(tokens) and all(plain(tokens[index + step].text) == word for step, word in enumerate(words)):
            spans.append((index, end))
            taken.update(range(index, end))


def _surnames(page: Page, spans: list[tuple[int, int]]) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """Return the words of each surname by its first word, in plain spelling, and the middle names."""
    tokens = page.tokens
    tails: dict[str, tuple[str, ...]] = {}
    middles: set[str] = set()
    for first, full in spans:
        last = full
        while last - 1 > first and tokens[last - 1].text in _SUFFIXES:
            last -= 1
        tail = last - 1
        while tail > first and (tokens[tail - 1].end == tokens[tail].start or tokens[tail - 1].text in ("al", "el")):
            tail -= 1
        if last - first > 1 or page.hit(first - 1) is not None:
            tails.setdefault(plain(tokens[tail].text), tuple(plain(token.text) for token in tokens[tail:last]))
        middles.update(
            token.text for token in tokens[first + 1 : tail] if len(token.text) > 3 and token.text[:1].isupper()
        )
    tails.pop("", None)
    return tails, middles


def _is_free(page: Page, index: int) -> bool:
    """Tell whether a word may be a surname here: no state or body has this name, and no hyphen binds it to another word."""
    hit = page.hit(index)
    if hit is not None and hit.term.kind in NAMED and hit.term.kind != "outlet":
        return False
    return not (index and page.tokens[index - 1].text == "-")
