"""Who came: the lists of registrants and presences, and their files."""
