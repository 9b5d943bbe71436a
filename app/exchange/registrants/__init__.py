"""Registrants from outside: columns, words, doubts, the plan of a second list."""
