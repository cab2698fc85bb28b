"""Tell who publishes a report: a ministry that speaks for itself is a source, a newspaper is not."""

import re

from dateline.mentions.actors.bodies import body_name
from dateline.mentions.actors.terms import Hit, pieces
from dateline.mentions.actors.vocabulary import state_names, tables
from dateline.records import Record


class Publisher(Record, frozen=True, kw_only=True):
    """A body that publishes a report itself: its canonical name, its name as an actor, its country and side."""

    name: str
    short: str
    code: str | None = None
    side: str | None = None


def find_publisher(publisher: str | None) -> Publisher | None:
    """Return the body that the publisher's name names; None for an outlet or an unknown name.

    >>> body = find_publisher("General Staff of the Armed Forces of Ukraine")
    >>> (body.name, body.code) if body else None
    ("Ukraine's General Staff of the Armed Forces", 'UA')
    """
    hit = _term(publisher) if publisher else None
    if hit is None or publisher is None:
        return None
    term = hit.term
    country = state_names().get(term.code or "")
    if term.kind in ("named_body", "organisation", "group", "group_adjective"):
        short = country if country and term.acts_for_state else term.short or term.name
        return Publisher(name=term.name, short=short, code=term.code, side=term.side)
    words = " ".join(pieces(publisher)[hit.first : hit.last])
    core = re.sub(rf"\b(?:of (?:the )?)?{re.escape(words)}(?:['’]s)?\b", " ", publisher)
    core = re.sub(r"^(?:['’]s|\W)+|\W+$", "", re.sub(r"\s+", " ", core))
    return Publisher(
        name=body_name(country, term.code, core or "government"),
        short=country or term.name,
        code=term.code,
        side=term.side,
    )


def _term(publisher: str) -> Hit | None:
    """Return the state, body or organisation in a publisher's name, a body before a state; None when an outlet is named."""
    names, _ = tables()
    words = pieces(publisher)
    found: Hit | None = None
    for index, word in enumerate(words):
        for cut, term in names.get(word, ()):
            if words[index : index + len(cut)] == cut:
                if term.kind == "outlet":
                    return None
                if found is None or term.kind in ("named_body", "organisation"):
                    found = Hit(index, index + len(cut), term)
                break
    return found
