"""The tech desk's window: turns, cues, Zoom names, lines."""
