"""Fonts, themes, States and organizations, and the sample conference: data that comes with the program."""
