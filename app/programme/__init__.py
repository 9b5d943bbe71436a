"""The programme: the plan of a session, pure functions of the agenda."""
