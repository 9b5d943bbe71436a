"""A conference from outside: how its sessions stand, its first steps, what a copy of it would change."""
