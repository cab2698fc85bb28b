"""Compare spellings: words without accents and articles, and how many letters two words differ in."""

import re
import unicodedata
from functools import cache

_ARTICLE = re.compile(r"^(?:al|el|ad|as|ash|at|an|ar|az)[-‑ ](?=\w)")


@cache
def plain(word: str) -> str:
    """Return a word without accents, case, apostrophes, hyphens and the Arabic article."""
    bare = (
        "".join(char for char in unicodedata.normalize("NFKD", word) if not unicodedata.combining(char))
        .casefold()
        .replace("ł", "l")
        .replace("ø", "o")
    )
    return re.sub(r"[\W_]+", "", _ARTICLE.sub("", bare))


def distance(left: str, right: str, limit: int) -> int:
    """Return the edit distance of two words (swapped neighbours count once), or `limit` + 1 when it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit and min(before) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
