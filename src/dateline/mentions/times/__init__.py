"""Words that tell time."""
