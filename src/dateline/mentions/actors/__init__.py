"""Find the persons, bodies, states, groups and media of a report, and tell which mentions mean the same one."""

from collections.abc import Sequence

from dateline.mentions.actors.find import find_drafts, read_page
from dateline.mentions.actors.publishers import find_publisher
from dateline.mentions.actors.resolve import resolve_drafts
from dateline.records import Actor, ActorMention, Document, Toponym

__all__ = ["find_actors"]


def find_actors(
    document: Document, toponyms: Sequence[Toponym] = ()
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Return the actors of a document and all their mentions in text order, pronouns left out.

    `toponyms` give the country of a place, and tell a town from the government that sits there; without them the words alone decide.
    """
    page = read_page(document, toponyms)
    return resolve_drafts(page, find_drafts(page), find_publisher(document.report.publisher))
