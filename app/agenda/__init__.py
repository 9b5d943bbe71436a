"""The plan of the agenda: items in time, conflicts, and what an editor changes."""
