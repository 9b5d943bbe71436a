"""Papers of the conference, beside the live meeting: a list and a viewer."""
