"""Rostrum without a screen: a conference that can be opened, asked, changed and printed.

Nothing below `app` ever imports Qt; `ui` shows what `app` holds.
"""

import os

os.environ.setdefault("PYTZ_SKIPEXISTSCHECK", "1")  # or pytz looks at all its 600 files for the first zone

__version__ = "0.1.0"
