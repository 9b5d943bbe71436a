"""The record of a session: what was, as text, tables and pages."""
