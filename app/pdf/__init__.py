"""Paper: pages, text in every script, badges and the run of show."""
