"""The nouns of the house: immutable records that the rooms pass to one another."""

from dateline.records.actor import Actor, ActorKind, ActorMention, MentionForm
from dateline.records.attribution import Attribution, CueKind
from dateline.records.claim import Claim, ClaimType, Figure, Modality, Source, SourceKind, Verification, When, Where
from dateline.records.decision import Decision, DecisionSlot, DecisionStanding, Fix, Review, Verdict
from dateline.records.document import Document, Name, Paragraph, Parser, Quotation, Sentence, Token
from dateline.records.finding import Check, Finding, Grade, Passage
from dateline.records.holding import Basis, Extent, Holding
from dateline.records.issue import Issue, IssueCode
from dateline.records.link import FinerKind, Link, LinkKind
from dateline.records.place import Candidate, Place, PlaceKind, Toponym, ToponymRole
from dateline.records.quantity import Bound, Quantity
from dateline.records.reading import Mentions, Reading
from dateline.records.report import Block, ParagraphKind, Report
from dateline.records.span import Record, Span
from dateline.records.timex import DateReading, Granularity, Timex, TimexType

__all__ = [
    "Actor", "ActorKind", "ActorMention", "Attribution", "Basis", "Block", "Bound", "Candidate", "Check", "Claim", "ClaimType", "CueKind",
    "DateReading", "Decision", "DecisionSlot", "DecisionStanding", "Document", "Extent", "Figure", "Finding", "FinerKind", "Fix", "Grade",
    "Granularity", "Holding", "Issue", "IssueCode", "Link", "LinkKind", "MentionForm", "Mentions", "Modality", "Name", "Paragraph", "ParagraphKind",
    "Parser", "Passage", "Place", "PlaceKind", "Quantity", "Quotation", "Reading", "Record", "Report", "Review", "Sentence", "Source", "SourceKind",
    "Span", "Timex", "TimexType", "Token", "Toponym", "ToponymRole", "Verdict", "Verification", "When", "Where",
]  # fmt: skip
