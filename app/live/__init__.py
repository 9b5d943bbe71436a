"""One session as it is now: its snapshot, its acts, what the rules need to know, its JSON."""
