"""Document -> Mentions."""
