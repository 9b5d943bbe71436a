"""The home of a conference: its sessions, what is missing, the doors to all desks, files and copies."""
