"""Who acts or speaks: the words, and the one behind them."""

from typing import Literal

from dateline.records.span import Record, Span

ActorKind = Literal["person", "body", "media", "anonymous", "collective"]
MentionForm = Literal["name", "nominal", "pronoun", "state"]


class Actor(Record, frozen=True, kw_only=True):
    """One person, body, state or group of a report.

    `name` is canonical ("Hanna Malyar", "Ukraine's general staff", "Russia"); `short` is the name as an actor or target of an event:
    forces, ministries and presidents of a state act as the state ("Ukrainian forces" -> "Ukraine"), a person without a side acts under her own name.
    `side` is an ISO code, `IO`, a lower-case armed group, or null. `is_private` is true for a person without a public role in the text.
    `gender` (`f`, `m` or null) is only used to resolve pronouns and is never written out. `is_publisher` marks the body that publishes the
    report itself (a press release); it may have no mention.
    """

    id: int
    name: str
    kind: ActorKind
    short: str
    side: str | None = None
    office: str | None = None
    is_private: bool = False
    is_plural: bool = False
    gender: Literal["f", "m"] | None = None
    is_publisher: bool = False


class ActorMention(Span, frozen=True, kw_only=True):
    """Words that mean an actor. `head` is the index of the head token; `actor` the `Actor.id`."""

    text: str
    actor: int
    form: MentionForm
    head: int
