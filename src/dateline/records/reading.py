"""Everything that reading one report gave."""

from dateline.records.actor import Actor, ActorMention
from dateline.records.attribution import Attribution
from dateline.records.claim import Claim
from dateline.records.document import Document
from dateline.records.issue import Issue
from dateline.records.place import Toponym
from dateline.records.quantity import Quantity
from dateline.records.span import Record
from dateline.records.timex import Timex


class Mentions(Record, frozen=True, kw_only=True):
    """The mentions of a document, each kind in text order."""

    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()


class Reading(Record, frozen=True, kw_only=True):
    """A report, read: its document, mentions, attributions, claims and open issues, and the manifest of what read it."""

    document: Document
    mentions: Mentions
    attributions: tuple[Attribution, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]
    manifest: dict[str, str]
