"""The whole journey on one page: the only file that knows the order.

report -> document -> mentions -> attributions -> claims
"""

from dateline.records import Document, Parser, Report


def parse_document(report: Report, parser: Parser) -> Document:
    """Take a report apart."""
    return parser.parse(report)
