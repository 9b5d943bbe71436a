"""Everybody of a conference: the list, and the form for one person."""
