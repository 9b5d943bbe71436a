"""Dialogs that make pages, and the way to a printer."""
