"""Cues that a person typed: the values, the table of their kinds, their form as text."""
