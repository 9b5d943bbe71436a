"""The settings of a conference: what can be set, how it is typed and written, one change after another."""
