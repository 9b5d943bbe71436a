"""Mails that ask for the floor: files, headers, quotes, and what each asks for."""
