"""Rostrum without a screen: a conference that can be opened, asked, changed and printed.

Nothing below `app` ever imports Qt; `ui` shows what `app` holds.
"""

__version__ = "0.1.0"
