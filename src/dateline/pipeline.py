"""The whole journey on one page: the only file that knows the order.

report -> document -> mentions -> attributions -> claims
"""

import hashlib
from functools import cache
from importlib.metadata import version

from dateline.claims.attributions import find_attributions
from dateline.claims.compose import compose_claims
from dateline.claims.coreference import resolve_references
from dateline.claims.learned import model_digest
from dateline.claims.unsettled import find_issues
from dateline.documents import SpacyParser
from dateline.gazetteer import Gazetteer, open_gazetteer
from dateline.lexicons import digest, names
from dateline.mentions.actors import find_actors
from dateline.mentions.places import find_toponyms, resolve_toponyms
from dateline.mentions.quantities import find_quantities
from dateline.mentions.times import find_ambiguous, find_timexes
from dateline.records import Document, Mentions, Parser, Reading, Record, Report


class Settings(Record, frozen=True, kw_only=True):
    """What a run may be told: `place_prior` are ISO country codes that a doubtful place name is likelier to lie in."""

    place_prior: tuple[str, ...] = ()


DEFAULTS = Settings()


@cache
def default_parser() -> Parser:
    """Return the parser that is used when none is given."""
    return SpacyParser()


def read(report: Report, settings: Settings = DEFAULTS, parser: Parser | None = None) -> Reading:
    """Read one report: everything that it says, with the words that each part rests on."""
    parser = parser or default_parser()
    gazetteer = open_gazetteer()
    document = parser.parse(report)
    mentions = find_mentions(document, gazetteer, settings)
    attributions = find_attributions(document, mentions)
    resolution = resolve_references(document, mentions, attributions)
    claims = compose_claims(document, mentions, attributions, resolution)
    issues = (*find_issues(document, mentions, attributions, resolution.sources), *find_ambiguous(mentions.timexes))
    return Reading(
        document=document,
        mentions=mentions,
        attributions=attributions,
        claims=claims,
        issues=issues,
        manifest=describe_run(report, parser, gazetteer, settings),
    )


def find_mentions(document: Document, gazetteer: Gazetteer, settings: Settings) -> Mentions:
    """Find times, quantities, places and actors, in the order in which each needs the others."""
    timexes = find_timexes(document)
    dates = [timex for timex in timexes if timex.type != "DURATION"]
    quantities = find_quantities(document, dates)
    toponyms = resolve_toponyms(document, find_toponyms(document, gazetteer), gazetteer, settings.place_prior)
    actors, actor_mentions = find_actors(document, toponyms)
    return Mentions(
        timexes=timexes, quantities=quantities, toponyms=toponyms, actors=actors, actor_mentions=actor_mentions
    )


def describe_run(report: Report, parser: Parser, gazetteer: Gazetteer, settings: Settings) -> dict[str, str]:
    """Return the manifest: what read the report, and with which settings; the same manifest and report give the same bytes."""
    return {
        "dateline": version("dateline"),
        "parser": f"{parser.name} {parser.version}",
        "gazetteer": gazetteer.digest,
        "lexicons": lexicons_digest(),
        "place_prior": ",".join(settings.place_prior),
        "published": report.published or "",
        "published_from": report.published_from or "",
        "report_sha256": report.sha256,
    }


@cache
def lexicons_digest() -> str:
    """Return one sha256 over all word lists and the model learned over them."""
    lists = "".join(f"{name}:{digest(name)};" for name in names())
    return hashlib.sha256(f"{lists}event-types:{model_digest()};".encode()).hexdigest()
