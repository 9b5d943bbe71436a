"""What may be said behind a verb, where that is much."""
