"""Made-up readings for a ledger of any size: places, sources and words as unevenly spread as in the news, every span right.

Nothing in it happened. The same number gives the same readings.
"""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from dateline.records import Claim, Document, Figure, Mentions, Reading, Report, Source, When, Where

CLAIMS_PER_REPORT = 12
START = date(2022, 2, 24)
DAYS = 600
TYPES = (
    "strike",
    "casualties",
    "capture",
    "fight",
    "repel",
    "damage",
    "aid",
    "displace",
    "advance",
    "assess",
    "hold",
    "negotiate",
)
UNITS = ("killed", "wounded", "km2", "drones", "missiles", "tanks", "settlements", "people")
MANIFEST = {"dateline": "made", "parser": "none", "gazetteer": "none", "lexicons": "none", "place_prior": ""}
_SYLLABLES = ("ka", "lo", "mir", "ven", "do", "sha", "ri", "no", "bel", "tu", "gra", "os", "pe", "lin", "za", "hor")


class World:
    """Places, sources and words to draw from; the first of each are drawn far more often than the last."""

    def __init__(self, seed: int = 1) -> None:
        """Make them up."""
        self.random = random.Random(seed)  # noqa: S311  made-up news, not secrets
        self.places = [
            (self._name(), 44 + 8 * self.random.random(), 22 + 18 * self.random.random()) for _ in range(3000)
        ]
        self.sources = [f"{self._name()} {self._name()}" for _ in range(2000)]
        self.words = [self._name().lower() for _ in range(6000)]
        self.place_weights = _uneven(len(self.places))
        self.source_weights = _uneven(len(self.sources))
        self.word_weights = _uneven(len(self.words))

    def reading(self, number: int) -> Reading:
        """Return report `number` with its claims."""
        published = START + timedelta(days=self.random.randrange(DAYS))
        drafts = [self._draft(published) for _ in range(CLAIMS_PER_REPORT)]
        text = "\n".join(sentence for sentence, _ in drafts)
        text = f"{text}\nReport {number}."
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        report = Report(
            id=f"made-{number}", text=text, sha256=sha256, title=f"Report {number}", publisher=f"Outlet {number % 40}",
            published=published.isoformat(), published_from="file", url=f"https://outlet{number % 40}.example/{number}",
        )  # fmt: skip
        start, claims = 0, []
        for index, (sentence, parts) in enumerate(drafts):
            claims.append(_claim(report, index, start, sentence, parts))
            start += len(sentence) + 1
        document = Document(report=report, paragraphs=(), sentences=(), tokens=(), names=(), quotations=())
        manifest = {**MANIFEST, "published": report.published or "", "published_from": "file", "report_sha256": sha256}
        return Reading(
            document=document, mentions=Mentions(), attributions=(), claims=tuple(claims), issues=(), manifest=manifest
        )

    def place(self) -> tuple[str, float, float]:
        """Draw a place."""
        return self.random.choices(self.places, cum_weights=self.place_weights)[0]

    def source(self) -> str:
        """Draw a source."""
        return self.random.choices(self.sources, cum_weights=self.source_weights)[0]

    def word(self) -> str:
        """Draw a word."""
        return self.random.choices(self.words, cum_weights=self.word_weights)[0]

    def _draft(self, published: date) -> tuple[str, dict[str, object]]:
        source, place = self.source(), self.place()
        number, unit = self.random.randrange(1, 400), self.random.choice(UNITS)
        words = self.random.choices(self.words, cum_weights=self.word_weights, k=14)
        sentence = f"{source} said {' '.join(words[:7])} near {place[0]} {' '.join(words[7:])} {number} {unit}"
        day = published - timedelta(days=self.random.randrange(4))
        return sentence, {
            "source": source,
            "place": place,
            "number": number,
            "unit": unit,
            "day": day.isoformat(),
            "type": self.random.choice(TYPES),
        }

    def _name(self) -> str:
        return "".join(self.random.choices(_SYLLABLES, k=self.random.randrange(2, 5))).capitalize()


def readings(count: int, seed: int = 1) -> Iterator[Reading]:
    """Yield `count` readings of a dozen claims each."""
    world = World(seed)
    for number in range(count):
        yield world.reading(number)


def _claim(report: Report, index: int, start: int, sentence: str, parts: dict[str, object]) -> Claim:
    source, (place, latitude, longitude), day = str(parts["source"]), parts["place"], str(parts["day"])
    at = start + sentence.rindex(f" {place} ") + 1
    figure = f"{parts['number']} {parts['unit']}"
    figure_at = start + sentence.rindex(figure)
    return Claim(
        id=hashlib.sha256(f"{report.sha256} {index}".encode()).hexdigest()[:16],
        report=report.id,
        evidence=sentence,
        evidence_start=start,
        evidence_end=start + len(sentence),
        type=parts["type"],
        modality="asserted",
        source=Source(name=source, kind="person", text=source, start=start, end=start + len(source), side=("UA", "RU", None)[len(source) % 3]),
        rule="made",
        actor=("Ukraine", "Russia")[index % 2],
        where=(Where(text=place, name=place, start=at, end=at + len(place), lat=round(latitude, 4), lon=round(longitude, 4), precision_km=2.0),),
        when=When(text=None, start=day, end=day),
        figures=(Figure(text=figure, start=figure_at, end=figure_at + len(figure), value=float(parts["number"]), unit=str(parts["unit"])),),
        verification=("none", "none", "unverified", "disputed")[index % 4],
    )  # fmt: skip


def _uneven(count: int) -> list[float]:
    """Return cumulative weights that fall as 1 / rank."""
    return list(accumulate(1 / rank for rank in range(1, count + 1)))
