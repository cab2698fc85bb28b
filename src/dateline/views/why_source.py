"""Why a claim has its source: the attribution, and how it was told who that is."""

from collections.abc import Iterator

from dateline.records import Span
from dateline.views.grounds import Grounds, Step


def explain_attribution(grounds: Grounds) -> Step:
    """Say which rule found the attribution, with its cue, channel and nesting."""
    attribution, claim, text = grounds.attribution, grounds.claim, grounds.document.text
    if claim.rule == "comparison":
        return Step(
            about="attribution", result="in a comparison", words=claim.cue, start=claim.cue_start, end=claim.cue_end
        )
    if attribution is None:
        return Step(about="attribution", result="none", because=("no cue governs these words",))
    because = [f"rule {attribution.rule}; the cue is of class “{attribution.kind}”" + _lemma(attribution.cue_lemma)]
    if attribution.continued:
        because.append("the words go on from an earlier attribution without a cue of their own")
    if attribution.direct:
        because.append("quoted speech")
    if attribution.negated:
        because.append("the cue is negated")
    if attribution.outer is not None:
        outer = grounds.reading.attributions[attribution.outer]
        source = outer.source.of(text) if outer.source else "nobody named"
        because.append(f"it lies in what {source} said (“{outer.cue.of(text) if outer.cue else ''}”)")
    if attribution.channel is not None:
        because.append(f"channel: “{attribution.channel.of(text)}”")
    extent = attribution.extent
    cue = attribution.cue
    return Step(
        about="attribution",
        result=cue.of(text) if cue else "continued",
        words=extent.of(text),
        start=extent.start,
        end=extent.end,
        because=tuple(because),
    )


def _lemma(lemma: str) -> str:
    return f" (“{lemma}”)" if lemma else ""


def explain_source(grounds: Grounds) -> Step:
    """Say who the words of the source were taken to mean."""
    source = grounds.claim.source
    return Step(
        about="source",
        result=f"{source.name}, {source.kind}" + (f", {source.side}" if source.side else ""),
        words=source.text,
        start=source.start,
        end=source.end,
        because=tuple(_resolution(grounds)),
    )


def _resolution(grounds: Grounds) -> Iterator[str]:
    source, actor = grounds.claim.source, grounds.actor
    if source.kind == "narrator":
        yield "the outlet says it in its own voice" if grounds.attribution is None else "the attribution names nobody"
        return
    if actor is None:
        yield "it could not be told who that is: the words stand for themselves"
        return
    if actor.is_publisher and source.text is None:
        yield "the report is this body's own publication"
    if grounds.pronoun is not None:
        yield f"the pronoun “{grounds.pronoun.text}” was taken to mean {actor.name}"
    if source.start is not None and source.end is not None:
        yield from _mentions(grounds, Span(start=source.start, end=source.end), actor.id)
    if actor.office:
        yield f"office: {actor.office}"
    if actor.side is None:
        yield "no side is told"
    if actor.is_private:
        yield "no public role in this text: a private person"


def _mentions(grounds: Grounds, words: Span, actor: int) -> Iterator[str]:
    """Yield how the source is named, and where its fullest name stands when that is elsewhere."""
    mentions = [mention for mention in grounds.reading.mentions.actor_mentions if mention.actor == actor]
    inside = next((mention for mention in mentions if words.overlaps(mention)), None)
    if inside is not None:
        yield f"“{inside.text}” is a mention of form {inside.form}"
    named = [mention for mention in mentions if mention.form == "name" and not words.overlaps(mention)]
    if named and (inside is None or inside.form != "name"):
        fullest = max(named, key=lambda mention: (len(mention.text), -mention.start))
        yield f"named “{fullest.text}” at {fullest.start}"
