"""Tell who publishes a report: a ministry that speaks for itself is a source, a newspaper is not."""

from dateline.mentions.actors.terms import Hit, pieces
from dateline.mentions.actors.vocabulary import tables


def find_publisher(publisher: str | None) -> Hit | None:
    """Return the state, body or organisation that the publisher's name names; None for an outlet or an unknown name.

    >>> hit = find_publisher("Swedish Armed Forces")
    >>> hit.term.code if hit else None
    'SE'
    """
    if not publisher:
        return None
    names, _ = tables()
    words = pieces(publisher)
    found: Hit | None = None
    for index in range(len(words)):
        for cut, term in names.get(words[index], ()):
            if words[index : index + len(cut)] == cut:
                if term.kind == "outlet":
                    return None
                if found is None or term.kind in ("named_body", "organisation"):
                    found = Hit(index, index + len(cut), term)
                break
    return found
