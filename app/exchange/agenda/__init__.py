"""Agendas from outside and back: tables, calendars, frab, Indico."""
