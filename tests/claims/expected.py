"""Read the cases of `cases/claims.toml`, and compare what was composed with what a case expects."""

import hashlib
import tomllib
from functools import cache
from pathlib import Path

import msgspec
import pytest

from dateline import pipeline
from dateline.records import Report

TABLE = tomllib.loads((Path(__file__).parents[1] / "cases" / "claims.toml").read_text(encoding="utf-8"))


@cache
def read(text, published=TABLE["published"], publisher=TABLE["publisher"]):
    digest = hashlib.sha256(text.encode()).hexdigest()
    report = Report(id="case", text=text, sha256=digest, published=published or None, publisher=publisher or None)
    return pipeline.read(report)


def cases_of(topic):
    """Return the cases of a topic as parameters, those that are known to fail marked so."""
    return [
        pytest.param(
            case,
            id=case["name"],
            marks=[pytest.mark.xfail(strict=True, reason=case["xfail"])] if "xfail" in case else [],
        )
        for case in TABLE["case"]
        if case["of"] == topic
    ]


def check(case):
    """Fail with all claims written out when one that is expected is missing."""
    reading = read(case["text"], case.get("published", TABLE["published"]), case.get("publisher", TABLE["publisher"]))
    found = [describe(claim) for claim in reading.claims]
    shown = "\n".join(str(each) for each in found)
    free = list(found)
    for wanted in case.get("claims", ()):
        met = next((each for each in free if meets(each, wanted)), None)
        assert met is not None, f"no claim is {wanted}; the claims are\n{shown}"
        free.remove(met)
    if "count" in case:
        assert len(found) == case["count"], f"{case['count']} claims are expected; the claims are\n{shown}"
    for words in case.get("none", ()):
        assert not any(words in each["evidence"] for each in found), f"{words!r} is in\n{shown}"


def meets(found, wanted):
    return all(value in found[key] if key == "evidence" else found[key] == value for key, value in wanted.items())


def describe(claim):
    """Return a claim as the small table that cases are written in."""
    described = {
        "evidence": claim.evidence,
        "type": claim.type,
        "modality": claim.modality,
        "source": claim.source.name,
        "kind": claim.source.kind,
        "side": claim.source.side or "",
        "cue": claim.cue or "",
        "via": claim.via or "",
        "actor": claim.actor or "",
        "target": claim.target or "",
        "where": [where.name for where in claim.where],
        "relation": claim.where[0].relation if claim.where else None,
        "when": days(claim.when),
        "said": days(claim.said),
        "figures": [amount(figure) for figure in claim.figures],
        "verification": claim.verification,
        "by": claim.verification_by or "",
        "private": claim.private_person,
    }
    assert msgspec.json.encode(described)
    return described


def days(when):
    if when is None:
        return ""
    if when.start is None:
        return "?"
    return when.start if when.start == when.end else f"{when.start}/{when.end}"


def amount(figure):
    numbers = "..".join(f"{value:.10g}" for value in (figure.value, figure.value_to) if value is not None)
    return f"{numbers} {figure.unit}"
