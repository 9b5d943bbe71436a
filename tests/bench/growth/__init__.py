"""How figures grow with a conference: acts, people waiting, sessions, registrants."""
