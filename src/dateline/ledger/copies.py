"""Copies: which reports carry the text of another one, as a whole or in part.

Whole copies are found by MinHash signatures in bands over runs of five words, copies of parts by the share of sentences that stand in the other
report word for word. Both are exact about what they call a copy: a candidate is only taken when the runs or sentences themselves agree.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from itertools import pairwise

from dateline.records import Report

RUN = 5
"""Words in a run."""
ALIKE = 0.7
"""Share of runs that two reports must have in common to be copies as a whole."""
CONTAINED = 0.6
"""Share of one report's sentences that must stand in the other for it to be a copy in part."""
_HASHES = 32
_BANDS = 16
_MIN_WORDS = 8
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[\"“‘(]?[A-Z0-9])|\n+")
_MASK = (1 << 61) - 1
_SEEDS = tuple(
    (
        int.from_bytes(blake2b(f"a{i}".encode(), digest_size=8).digest(), "big") % _MASK | 1,
        int.from_bytes(blake2b(f"b{i}".encode(), digest_size=8).digest(), "big") % _MASK,
    )
    for i in range(_HASHES)
)


def copy_groups(reports: Sequence[Report]) -> dict[str, str]:
    """Return for each report's id the id of the first report (by publication, then id) that it is a copy of, itself when of none."""
    order = sorted(reports, key=lambda report: (report.published or "9999", report.id))
    runs = {report.id: runs_of(report.text) for report in order}
    sentences = {report.id: sentences_of(report.text) for report in order}
    group = {report.id: report.id for report in order}
    for earlier, later in sorted(_candidates(order, runs, sentences)):
        first, second = order[earlier].id, order[later].id
        if group[second] == second and is_copy(runs[first], runs[second], sentences[first], sentences[second]):
            group[second] = group[first]
    return group


def is_copy(
    runs: frozenset[int], other_runs: frozenset[int], sentences: frozenset[int], other_sentences: frozenset[int]
) -> bool:
    """Tell whether two reports are copies: alike as a whole, or the sentences of the shorter one stand in the other."""
    shared = len(runs & other_runs)
    if shared and shared / len(runs | other_runs) >= ALIKE:
        return True
    fewer = min(len(sentences), len(other_sentences))
    return fewer >= 2 and len(sentences & other_sentences) / fewer >= CONTAINED


def runs_of(text: str) -> frozenset[int]:
    """Return the hashes of every run of five words of `text`, of all its words where it is shorter."""
    words = _WORD.findall(text.casefold())
    return (
        frozenset(_hash(" ".join(words[i : i + RUN])) for i in range(max(1, len(words) - RUN + 1)))
        if words
        else frozenset()
    )


def sentences_of(text: str) -> frozenset[int]:
    """Return the hashes of the sentences of `text` that have at least eight words; shorter ones are alike by chance."""
    found = (_WORD.findall(sentence.casefold()) for sentence in _SENTENCE.split(text))
    return frozenset(_hash(" ".join(words)) for words in found if len(words) >= _MIN_WORDS)


def signature(runs: Iterable[int]) -> tuple[int, ...]:
    """Return the MinHash signature of a set of runs; equal shares of two signatures estimate the share of runs in common."""
    runs = tuple(runs)
    return tuple(min((a * run + b) % _MASK for run in runs) for a, b in _SEEDS) if runs else ()


def _candidates(
    order: Sequence[Report], runs: dict[str, frozenset[int]], sentences: dict[str, frozenset[int]]
) -> set[tuple[int, int]]:
    """Return the pairs (earlier, later) that share a band of the signature or a sentence."""
    buckets: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    width = _HASHES // _BANDS
    for number, report in enumerate(order):
        marks = signature(runs[report.id])
        for band in range(0, len(marks), width):
            buckets[(band, *marks[band : band + width])].append(number)
        for sentence in sentences[report.id]:
            buckets[(-1, sentence)].append(number)
    return {(found[0], later) for found in buckets.values() for later in found[1:]} | {
        pair for found in buckets.values() for pair in pairwise(found)
    }


def _hash(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=7).digest(), "big")
