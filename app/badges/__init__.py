"""Badges: their design, layouts, stocks, sheets, and the code that a camera reads from one."""
