"""The window of documents."""
