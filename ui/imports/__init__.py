"""Dialogs that show what a file would change before it is written."""
