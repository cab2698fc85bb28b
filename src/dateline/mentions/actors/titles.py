"""Find what stands around a person's name and says who it is: titles, appositions, "is the commander of"."""

from dateline.mentions.actors.drafts import Page, left_edge, right_edge
from dateline.mentions.actors.terms import Hit
from dateline.records import Token

_LINKS = frozenset({"of", "for", "to", "on", "at", "in", "and", "&", "from"})
_APPOINTS = frozenset({"install", "appoint", "name", "impose", "instal", "designate", "proclaim"})
_MODIFIER = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "POS", "HYPH", "AFX", "CD"})


def find_title(page: Page, first: int, persons: set[int]) -> tuple[int, list[Hit]]:
    """Return where the title before a name starts, and the offices and trades in it (nearest to the name first)."""
    tokens = page.tokens
    offices: list[Hit] = []
    start, index = first, first - 1
    while index >= 0 and first - index < 24:
        token, hit = tokens[index], page.hit(index)
        is_role = hit is not None and hit.term.kind in ("office", "person")
        if _is_abbreviated(page, index):
            index -= 1
        elif _ends(page, index, first, persons):
            break
        elif hit is not None and is_role:
            if hit.term.is_plural and not offices and index != first - 1:
                break
            offices.append(hit)
            start, index = hit.first, hit.first - 1
        elif (hit is not None and hit.term.kind not in ("some", "paper")) or _modifies(token):
            left = hit.first if hit is not None and hit.term.kind not in ("some", "paper") else index
            start = left if offices and _joined(page, left, start) else start
            index = left - 1
        elif _crosses_link(page, index, direct=bool(offices) and offices[-1].last == first):
            index -= 1
        else:
            break
    return (_trim_title(page, start, first), offices) if offices else (first, [])


def _ends(page: Page, index: int, first: int, persons: set[int]) -> bool:
    """Tell whether a title cannot reach over a word: it stands in the sentence before, or names another person who owns nothing here."""
    tokens, hit = page.tokens, page.hit(index)
    if hit is not None and hit.term.kind in ("office", "person"):
        return tokens[index].sentence != tokens[first].sentence and hit.term.kind != "office"
    return tokens[index].sentence != tokens[first].sentence or (index in persons and tokens[index + 1].tag != "POS")


def _trim_title(page: Page, start: int, first: int) -> int:
    """Return where a title starts: marks cut off, an article taken in."""
    tokens = page.tokens
    while start < first and (tokens[start].tag == "POS" or tokens[start].text in ("-", "–")):
        start += 1
    return start - 1 if start and tokens[start - 1].tag in ("DT", "PRP$") else start


def _is_abbreviated(page: Page, index: int) -> bool:
    """Tell whether a full stop only ends a rank, as in "Lt." before a name."""
    before = page.hit(index - 1)
    word = page.tokens[index - 1].text if index else ""
    is_short = len(word) < 6 and word[:1].isupper()
    return (
        page.tokens[index].text == "." and is_short and before is not None and before.term.kind in ("office", "person")
    )


def _modifies(token: Token) -> bool:
    """Tell whether a word modifies something to its right: "in the evening" before a title is none of the title."""
    if token.tag == "POS" or token.text in ("-", "–"):
        return True
    is_word = token.tag in _MODIFIER or (token.tag in ("VBN", "VBG", "RB") and token.dep in ("amod", "advmod"))
    return is_word and (token.head > token.i or token.text[:1].isupper())


def _joined(page: Page, index: int, start: int) -> bool:
    """Tell whether everything from `index` to the title's start so far is modifiers: nothing like "of" lies between."""
    return all(page.tokens[between].pos not in ("ADP", "CCONJ", "DET") for between in range(index, start))


def _crosses_link(page: Page, index: int, *, direct: bool) -> bool:
    """Tell whether a title goes on to the left over "of", "to the" and the like: an office must stand there, and none next to the name."""
    tokens = page.tokens
    if direct and tokens[index].lower != "and":
        return False
    if tokens[index].tag == "DT" and index and tokens[index - 1].lower in _LINKS:
        index -= 1
    if tokens[index].lower not in _LINKS or not index:
        return False
    if tokens[index].lower == "and":
        before = page.hit(index - 1)
        return (
            before is not None
            and before.term.kind in ("office", "person")
            and not (page.hit(index + 1) is None and tokens[index + 1].pos == "PROPN")
        )
    for back in range(index - 1, max(index - 8, -1), -1):
        hit = page.hit(back)
        if hit is not None and hit.term.kind == "office":
            return True
        if tokens[back].pos not in ("NOUN", "PROPN", "ADJ", "ADP", "DET") or tokens[back].tag == "POS":
            return False
    return False


def find_apposition(page: Page, last: int) -> tuple[int, int] | None:
    """Return the stretch after a name that says who it is: ", a spokesman for the navy," or ", of the town council,"."""
    tokens = page.tokens
    if last >= len(tokens) or tokens[last].text not in (",", "(", "—", "–") or last + 2 >= len(tokens):
        return None
    start = last + 1
    if tokens[start].lower == "who" and tokens[start + 1].lower in ("is", "was", "heads", "leads"):
        start += 2
    sentence, end = tokens[last].sentence, start
    while end < len(tokens) and tokens[end].sentence == sentence and end - start < 16:
        token = tokens[end]
        if (
            token.text in (",", ")", "—", "–", ";", ":")
            or (token.pos in ("VERB", "AUX") and token.dep not in ("amod", "acl", "compound"))
            or token.tag in ("WP", "WDT", "PRP")
        ):
            break
        end += 1
    return (start, end) if end > start else None


def offices_in(page: Page, start: int, end: int) -> list[Hit]:
    """Return the offices and trades of an apposition, when it is one: its first noun phrase must hold one."""
    found: list[Hit] = []
    for index in range(start, end):
        hit = page.hit(index)
        if hit is not None and hit.first == index and hit.term.kind in ("office", "person") and not hit.term.is_title:
            found.append(hit)
        elif (
            not found
            and page.tokens[index].pos in ("ADP", "SCONJ", "PRON")
            and hit is None
            and page.tokens[index].tag != "PRP$"
        ):
            break
    return found


def _leads(page: Page, left: int) -> int:
    """Return where "The Joint Task Force – Inland Guard Commander" starts: a dash may join two names before an office."""
    tokens = page.tokens
    if (
        left > 1
        and tokens[left - 1].text in ("–", "-", "—")
        and (hit := page.hit(left - 2)) is not None
        and hit.last == left - 1
    ):
        return left_edge(page, hit.first, left - 2)
    return left


def find_before(page: Page, start: int, last: int, head: int) -> tuple[int, int] | None:
    """Return the phrase before "the governor of the isle, Ada Brok,": the name is in apposition to an office."""
    tokens = page.tokens
    if start < 2 or tokens[start - 1].text != ",":
        return None
    hit = page.hit(start - 2)
    if hit is not None and hit.term.kind in ("office", "person"):
        closed = last < len(tokens) and tokens[last].text in (",", "—", "–", "(")
        left = _leads(page, left_edge(page, hit.first, page.head_of(hit.first, hit.last)))
        opens = left == 0 or tokens[left - 1].sentence != tokens[left].sentence
        return (left, start - 1) if closed or opens else None
    for back in range(start - 2, max(start - 14, -1), -1):
        hit = page.hit(back)
        if hit is not None and hit.term.kind == "office" and right_edge(page, hit.last, _LINKS) == start - 1:
            closed = last < len(tokens) and tokens[last].text in (",", "—", "–", "(", ".")
            return (left_edge(page, hit.first, page.head_of(hit.first, hit.last)), start - 1) if closed else None
    if tokens[head].dep != "appos":
        return None
    whole = tokens[head].head
    hit = page.hit(whole)
    if whole >= start or start - whole > 14 or hit is None or hit.term.kind not in ("office", "person"):
        return None
    return left_edge(page, hit.first, whole), start - 1


def find_role(page: Page, last: int) -> tuple[int, int] | None:
    """Return the phrase after "they installed Brok as the new mayor": an office the report says the person holds."""
    tokens = page.tokens
    if last + 1 >= len(tokens) or tokens[last].lower != "as":
        return None
    for index in range(last + 1, min(last + 5, len(tokens))):
        hit = page.hit(index)
        if hit is not None and hit.first == index and hit.term.kind == "office":
            return last + 1, right_edge(page, hit.last, ("of", "for"))
        if tokens[index].pos not in ("DET", "ADJ", "NOUN", "PROPN") and tokens[index].tag != "PRP$":
            break
    return None


def find_patron(page: Page, head: int) -> tuple[int, int] | None:
    """Return the subject of "the occupiers installed Brok as mayor": whom the office serves."""
    verb = page.tokens[page.tokens[head].head]
    if verb.lemma not in _APPOINTS:
        return None
    subject = next((page.tokens[index] for index in verb.children if page.tokens[index].dep == "nsubj"), None)
    return (subject.left, subject.right + 1) if subject is not None else None


def rules(page: Page, first: int, last: int) -> bool:
    """Tell whether a name owns a government or office: "the government of Brok", "the Brok administration", "Brok's forces"."""
    tokens = page.tokens
    before = page.hit(first - 2) if first > 1 and tokens[first - 1].lower == "of" else None
    after = page.hit(last + 1) if last < len(tokens) and tokens[last].tag == "POS" else page.hit(last)
    return any(hit is not None and hit.term.kind == "body" and hit.term.acts_for_state for hit in (before, after))


def find_copula(page: Page, head: int) -> tuple[int, int] | None:
    """Return the phrase that "Brok is the commander of the guard" says of a person."""
    tokens = page.tokens
    verb = tokens[tokens[head].head]
    if tokens[head].dep != "nsubj" or verb.lemma != "be":
        return None
    for index in verb.children:
        child = tokens[index]
        if child.dep == "attr" and (hit := page.hit(index)) is not None and hit.term.kind in ("office", "person"):
            return left_edge(page, hit.first, index), right_edge(page, hit.last, ("of", "for", "to"))
    return None
