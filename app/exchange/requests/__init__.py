"""Requests for the floor that came ahead: tables and mails."""
