"""Revisions, numbered as the schema is."""
