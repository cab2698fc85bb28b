"""Private names: found in any text, whatever case, spacing or accents they are written with, and replaced by pseudonyms."""

import hashlib
import hmac
import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise

_WORD = re.compile(r"\w+")
_GAP = 3  # letters that may stand between two words of one name
_SHORTEST_PART = 3


def fold(text: str) -> str:
    """Return `text` without case and accents."""
    plain = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def letters(text: str) -> str:
    """Return the letters and digits of `text` without case, accents and anything between them."""
    return "".join(_WORD.findall(fold(text)))


def pseudonym(key: bytes, name: str) -> str:
    """Return the name under which a private person appears: the same for the same name in one ledger, nothing to anyone without its key."""
    digest = hmac.new(key, " ".join(_WORD.findall(fold(name))).encode(), hashlib.sha256)
    return f"person-{digest.hexdigest()[:8]}"


class Names:
    """Names with what replaces them."""

    def __init__(self, others: "Names | None" = None, public: Iterable[str] = ()) -> None:
        """Start with none of its own, and with those of `others` that are not in `public`."""
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._others = others
        self._public = {tuple(_WORD.findall(fold(name))) for name in public}

    def add(self, name: str, replacement: str) -> None:
        """Replace all words of `name`, one after another."""
        words = tuple(_WORD.findall(fold(name)))
        if not words:
            return
        forms = self._forms.setdefault(words[0], [])
        if (words, replacement) not in forms:
            forms.append((words, replacement))
            forms.sort(key=lambda form: -len(form[0]))

    def add_person(self, name: str, replacement: str, public: Iterable[str] = ()) -> None:
        """Replace `name`, and each word of it that is a name by itself, unless a person in `public` shares that word."""
        self.add(name, replacement)
        shared = {word for other in public for word in _WORD.findall(fold(other))}
        for part in _WORD.findall(name):
            if len(part) >= _SHORTEST_PART and part[0].isupper() and fold(part) not in shared:
                self.add(part, replacement)

    def beginning(self, word: str) -> list[tuple[tuple[str, ...], str]]:
        """Return the names that begin with a word, longest first, each with what replaces it."""
        own = self._forms.get(word, [])
        if self._others is None:
            return own
        return [*own, *(form for form in self._others.beginning(word) if form[0] not in self._public)]

    def replace(self, text: str, *, any_case: bool = False) -> str:
        """Return `text` with every name replaced. A name of one word counts only with a capital, unless `any_case`."""
        words = list(_WORD.finditer(text))
        folded = [fold(word[0]) for word in words]
        parts: list[str] = []
        done = index = 0
        while index < len(words):
            found = self._find(text, words, folded, index, any_case=any_case)
            if found is None:
                index += 1
                continue
            length, replacement = found
            parts += [text[done : words[index].start()], replacement]
            done = words[index + length - 1].end()
            index += length
        return "".join([*parts, text[done:]]) if parts else text

    def _find(
        self, text: str, words: list[re.Match[str]], folded: list[str], index: int, *, any_case: bool
    ) -> tuple[int, str] | None:
        word = folded[index]
        for form, replacement in self.beginning(word):
            length = len(form)
            if tuple(folded[index : index + length]) != form:
                continue
            if length == 1 and not any_case and not words[index][0][0].isupper():
                continue
            if _is_run(text, words[index : index + length]):
                return length, replacement
        return None


def _is_run(text: str, words: list[re.Match[str]]) -> bool:
    """Tell whether the words stand close enough to be one name."""
    between = [text[a.end() : b.start()] for a, b in pairwise(words)]
    return all(len(gap) <= _GAP and "\n" not in gap for gap in between)
