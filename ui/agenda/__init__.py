"""The agenda's editor: days, timeline, items, cues, conflicts."""
