"""The home of a conference: copies, what is missing, what a copy would change."""
