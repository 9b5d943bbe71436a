"""The journal: entries, events, undo; what the floor and the registration desk share."""
