"""Papers of the conference."""
