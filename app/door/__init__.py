"""The door: who came in, with which badge, by whose leave. Events, fold and rules, as for the floor."""
