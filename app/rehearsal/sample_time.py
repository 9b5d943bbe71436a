"""When the demo begins; whoever only needs its clock loads nothing of the sample."""

from datetime import UTC, datetime

STARTS_AT = datetime(2021, 6, 14, 13, 26, 30, tzinfo=UTC)
"""Three and a half minutes before Panel 1, 15:26:30 in Vienna."""
