"""Mentions -> Claims."""
