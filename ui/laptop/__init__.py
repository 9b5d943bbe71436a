"""What stands on one laptop: its windows, and what goes between the conference and files or paper."""
