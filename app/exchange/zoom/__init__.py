"""Zoom's reports, and the names of its waiting room."""
