"""Themes, colours and fonts."""
