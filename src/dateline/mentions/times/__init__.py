"""Document -> expressions of time: found by patterns over lexemes, resolved against the publication and the dates told before."""

from dateline.mentions.times.ambiguous import find_ambiguous
from dateline.mentions.times.ranges import find_timexes
from dateline.mentions.times.resolve import find_markables

__all__ = ["find_ambiguous", "find_markables", "find_timexes"]
