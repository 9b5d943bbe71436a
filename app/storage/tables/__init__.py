"""The tables of a conference file, one module for each: what is read, written and forgotten there."""
