"""Small painters: one thing each, given a painter, a rectangle and the theme."""
