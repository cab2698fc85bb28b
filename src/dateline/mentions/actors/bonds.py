"""Tie drafts of one report to one another: owners, appositions, abbreviations."""

from dateline.mentions.actors.drafts import Draft, Page


def find_owners(page: Page, drafts: list[Draft]) -> None:
    """Note which person owns a body or has an official ("Brok's office", "Brok's adviser Ada Lind"), and what an apposition describes."""
    persons = {draft.head: number for number, draft in enumerate(drafts) if draft.what == "person"}
    for number, draft in enumerate(drafts):
        if draft.what in ("body", "office", "noun"):
            draft.owner_name = next(
                (persons[index] for index in range(draft.first, draft.head) if index in persons), None
            )
        elif draft.what == "person":
            owned = (
                index
                for first, last in draft.around
                for index in range(first, last - 1)
                if page.tokens[index + 1].tag == "POS"
            )
            draft.owner_name = next((persons[index] for index in owned if persons.get(index, number) != number), None)
            _describe(draft, drafts)


def _describe(person: Draft, drafts: list[Draft]) -> None:
    """Let the apposition of a person ("a teacher from the port") mean that person."""
    for first, last in person.around:
        for draft in drafts:
            is_role = (
                draft.what in ("office", "noun") and draft.term is not None and draft.term.kind in ("office", "person")
            )
            if is_role and first <= draft.head < last and not draft.is_plural:
                draft.same = person
                break


def find_abbreviations(page: Page, drafts: list[Draft]) -> list[Draft]:
    """Let an abbreviation in brackets mean the name before it, here and further on: "the Harbour Guard Union (HGU)"."""
    tokens = page.tokens
    known: dict[str, Draft] = {}
    for draft in drafts:
        end = draft.last
        if (
            draft.what in ("body", "named", "media", "office")
            and end + 2 < len(tokens)
            and tokens[end].text == "("
            and tokens[end + 2].text in (")", ";", ",")
        ):
            short = tokens[end + 1].text
            if len(short) > 1 and short[:2].isupper() and draft.form == "name":
                known.setdefault(short, draft)
    if not known:
        return drafts
    kept: list[Draft] = []
    for draft in drafts:
        full = (
            known.get(page.text(draft.head, draft.head + 1))
            if draft.what in ("named", "media", "person") and draft.last - draft.head == 1
            else None
        )
        if full is not None and full is not draft and draft.first > full.first:
            if draft.what == "named" and draft.term is not None and draft.term.name == full.name:
                kept.append(draft)
                continue
            draft.same = full
        kept.append(draft)
    taken = {draft.head for draft in kept}
    for token in tokens:
        full = known.get(token.text)
        if full is not None and token.i not in taken and token.i > full.last and page.at[token.i] < 0:
            kept.append(
                Draft(
                    first=token.i,
                    last=token.i + 1,
                    head=token.i,
                    what=full.what,
                    kind=full.kind,
                    form="name",
                    name=full.name,
                    same=full,
                )
            )
    kept.sort(key=lambda draft: (draft.first, -draft.last))
    return kept
