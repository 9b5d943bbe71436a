"""The long forms of the promises: scripts that run for minutes, and what they print is reported."""
