"""Document -> Quantity: numbers with what they count, in the ledger's units."""

from dateline.mentions.quantities.find import find_quantities

__all__ = ["find_quantities"]
