"""Bytes -> Report: plain text, Markdown, web pages, report files, and what is known about their publication."""

from dateline.reports.read import read_bytes, read_file, read_text

__all__ = ["read_bytes", "read_file", "read_text"]
