"""A conference as frozen values: sessions, entities, registrants, cues, questions, seats."""
