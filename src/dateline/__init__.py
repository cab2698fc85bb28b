"""Dateline: a ledger of attributed claims from reports about a conflict."""
