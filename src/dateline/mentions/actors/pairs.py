"""Find "both sides" and "the two countries": the two states that the text last spoke of."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.mentions.actors.drafts import Draft, Page
from dateline.mentions.actors.vocabulary import state_names

_SIDES = frozenset({"countries", "sides", "nations", "governments", "parties", "states", "armies"})
_TWO = frozenset({"both", "two"})


def find_pairs(page: Page, covered: set[int]) -> Iterator[Draft]:
    """Yield a draft for each "both countries"; whom it means is told by `pair_before`."""
    for token in page.tokens:
        if token.lower in _SIDES and token.i and page.tokens[token.i - 1].lower in _TWO:
            first = token.i - 1
            if page.tokens[first - 1].tag == "DT" and first:
                first -= 1
            covered.update((token.i - 1, token.i))
            yield Draft(
                first=first,
                last=token.i + 1,
                head=token.i,
                what="pair",
                kind="body",
                form="nominal",
                name=page.text(token.i - 1, token.i + 1),
                is_plural=True,
            )


def pair_before(page: Page, drafts: Sequence[Draft], position: int) -> str | None:
    """Return the name of the two states that were last named together before a draft, else of the last two named; None when there are no two."""
    stated = [draft for draft in drafts[:position] if draft.code in state_names()]
    for one, two in reversed(list(pairwise(stated))):
        if one.code != two.code and one.last <= two.first and page.text(one.last, two.first + 1).split()[0] == "and":
            return f"{state_names()[one.code or '']} and {state_names()[two.code or '']}"
    codes: list[str] = []
    for other in reversed(drafts[:position]):
        if other.code and other.code not in codes and other.code in state_names():
            codes.append(other.code)
        if len(codes) == 2:
            return f"{state_names()[codes[1]]} and {state_names()[codes[0]]}"
    return None
