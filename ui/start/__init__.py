"""The first window, and a new conference."""
