"""The home of a conference, by keys."""
