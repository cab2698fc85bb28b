"""Readings for tests, made without a parser: every claim is one sentence, every span is right."""

import hashlib

from dateline.records import (
    Actor,
    ActorMention,
    Claim,
    Document,
    Figure,
    Issue,
    Mentions,
    Paragraph,
    Quotation,
    Reading,
    Report,
    Source,
    When,
    Where,
)

PLACES = {"Arvik": (49.4, 36.8), "Belmor": (48.1, 37.9), "Corun": (46.6, 32.6)}
MANIFEST = {"dateline": "test", "parser": "none", "gazetteer": "g", "lexicons": "l", "place_prior": ""}


def said(words, *, source="Ada Moor", place=None, day=None, type_="strike", value=None, unit="killed", **more):
    """Describe a claim: `source` said `words`."""
    return {
        "words": words,
        "source": source,
        "place": place,
        "day": day,
        "type": type_,
        "value": value,
        "unit": unit,
        **more,
    }


def reading(*claims, name="r1", url=None, published="2022-10-05", title=None, private=(), manifest=None):
    """Return a reading whose report holds one sentence for each claim. `private` are names without a public role."""
    sentences = [_sentence(claim) for claim in claims]
    text = "\n".join(sentences) + "\nEnd."
    report = Report(
        id=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), title=title, publisher="Harbour Press",
        published=published, published_from="file" if published else None, url=url,
    )  # fmt: skip
    start, made = 0, []
    for index, (claim, sentence) in enumerate(zip(claims, sentences, strict=True)):
        made.append(_claim(report, index, start, sentence, claim))
        start += len(sentence) + 1
    return Reading(
        document=Document(
            report=report, paragraphs=(Paragraph(start=0, end=len(text)),), sentences=(), tokens=(), names=(), quotations=_quotations(text)
        ),
        mentions=_mentions(text, private, {claim["source"] for claim in claims} - set(private)),
        attributions=(),
        claims=tuple(made),
        issues=(Issue(code="undated-report", message="no date"),) if published is None else (),
        manifest={**MANIFEST, **(manifest or {}), "report_sha256": report.sha256, "published": published or ""},
    )  # fmt: skip


def _sentence(claim):
    place = f" near {claim['place']}" if claim["place"] else ""
    figure = f" {claim['value']:g} {claim['unit']}" if claim["value"] is not None else ""
    return f"{claim['source']} said {claim['words']}{place}{figure}."


def _claim(report, index, start, sentence, claim):
    more = {
        name: value
        for name, value in claim.items()
        if name not in {"words", "source", "place", "day", "type", "value", "unit"}
    }
    where, figures = (), ()
    if claim["place"]:
        at = start + sentence.rindex(claim["place"])
        lat, lon = PLACES[claim["place"]]
        where = (
            Where(
                text=claim["place"],
                name=claim["place"],
                start=at,
                end=at + len(claim["place"]),
                lat=lat,
                lon=lon,
                precision_km=2.0,
                kind="settlement",
            ),
        )
    if claim["value"] is not None:
        words = f"{claim['value']:g} {claim['unit']}"
        at = start + sentence.rindex(words)
        figures = (Figure(text=words, start=at, end=at + len(words), value=claim["value"], unit=claim["unit"]),)
    source = claim["source"]
    return Claim(
        id=hashlib.sha256(f"{report.sha256} {index}".encode()).hexdigest()[:16], report=report.id, evidence=sentence[:-1], evidence_start=start,
        evidence_end=start + len(sentence) - 1, type=claim["type"], modality=more.pop("modality", "asserted"), rule="test", where=where, figures=figures,
        source=Source(name=source, kind="person", text=source, start=start, end=start + len(source), side=more.pop("side", "UA")),
        when=When(text=None, start=claim["day"], end=claim["day"]) if claim["day"] else None, **more,
    )  # fmt: skip


def _quotations(text):
    opened, found = None, []
    for index, letter in enumerate(text):
        if letter == "“":
            opened = index
        elif letter == "”" and opened is not None:
            found.append(Quotation(start=opened, end=index + 1, paragraph=0))
            opened = None
    return tuple(found)


def _mentions(text, private, public):
    actors, mentions = [], []
    for name in [*private, *sorted(public)]:
        actor = Actor(
            id=len(actors),
            name=name,
            kind="person",
            short=name,
            is_private=name in private,
            office=None if name in private else "minister",
        )
        actors.append(actor)
        start = text.find(name)
        while start >= 0:
            mentions.append(
                ActorMention(start=start, end=start + len(name), text=name, actor=actor.id, form="name", head=0)
            )
            start = text.find(name, start + 1)
    return Mentions(actors=tuple(actors), actor_mentions=tuple(mentions))
