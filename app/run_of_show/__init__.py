"""The run of show: items, cues and times joined, its editions, and their pages."""
