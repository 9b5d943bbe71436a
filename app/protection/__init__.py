"""The one place that hides the names of protected people."""
