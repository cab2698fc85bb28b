"""Report -> Document: paragraphs, sentences, tokens, names, quotations."""

from dateline.documents.syntax import SpacyParser

__all__ = ["SpacyParser"]
