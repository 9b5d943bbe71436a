"""Options of the larger verbs, each loaded when its verb is asked for."""
