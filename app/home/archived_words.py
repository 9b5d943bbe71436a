"""What an archived conference says of itself: when, and in which file."""

from datetime import datetime

from app.conference.conference import ARCHIVED, Conference
from app.times import clock_text, day_text, zone

WHERE = "archive"
"""The option of a conference under which the name of its archive stands."""


def archived_words(conference: Conference) -> str:
    """When it was archived, at the venue, and in which file; empty for one that is not."""
    if not conference.is_archived:
        return ""
    file = conference.options.get(WHERE, "")
    try:
        at, where = datetime.fromisoformat(conference.options[ARCHIVED]), zone(conference.zone)
        when = f" on {day_text(at, where)}, {clock_text(at, where)}"
    except (ValueError, OverflowError):
        when = ""
    return f"Archived{when}{f' in {file}' if file else ''}."
