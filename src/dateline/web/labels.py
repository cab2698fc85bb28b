"""Words and marks for what a reader sees of a claim: the same everywhere on the page."""

import unicodedata

from dateline.exports.format import Item

_LABELS = {
    "none": "nobody checked",
    "not_known": "not known",
    "narrator": "the report itself",
    "km2": "km²",
    "usd": "US$",
    "eur": "€",
}
_INVISIBLE = frozenset({"Cc", "Cf"})
_HARMLESS = frozenset("\n\t\u200d\u200c\u00ad")


def label(name: str) -> str:
    """Return how a value of a field is called on the page.

    >>> label("not_known"), label("strike")
    ('not known', 'strike')
    """
    return _LABELS.get(name, name.removeprefix("other:").replace("_", " "))


def visible(text: str) -> str:
    """Return `text` with control and direction marks shown as U+FFFD: a report cannot turn its own words round on the page."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}"
        if unicodedata.category(letter) in _INVISIBLE and letter not in _HARMLESS
        else letter
        for letter in text
    )


def status_of(item: Item) -> str:
    """Return how a claim stands: withdrawn by its own outlet (`corrected`, `retracted`, `carried`), else its verification."""
    return item.standing if item.standing != "current" else item.claim.verification


def modality_class(modality: str) -> str:
    """Return the style class that draws a modality: its colour and the style of its line."""
    return f"m-{modality.replace('_', '-')}"


def status_class(status: str) -> str:
    """Return the style class that draws a status: its ground."""
    return f"s-{status}"
