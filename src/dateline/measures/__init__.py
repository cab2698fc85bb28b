"""Numbers, units, tolerances."""

from dateline.measures.numbers import Number, number_pattern, parse_number, parse_ordinal
from dateline.measures.tolerances import tolerance
from dateline.measures.units import UNITS, convert, measures

__all__ = ["UNITS", "Number", "convert", "measures", "number_pattern", "parse_number", "parse_ordinal", "tolerance"]
