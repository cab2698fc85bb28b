"""What can be checked without asking anyone: figures against one another, against units, places, areas and the calendar."""

from dateline.checks.check import CHECKS, check_reading

__all__ = ["CHECKS", "check_reading"]
