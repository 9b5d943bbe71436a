"""The settings of a conference at its station."""
