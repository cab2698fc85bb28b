"""Who acts or speaks."""
