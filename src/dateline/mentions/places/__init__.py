"""Words that name places."""
