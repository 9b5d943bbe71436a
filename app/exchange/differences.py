"""What a file says other than what is known, field by field, as text; nothing is decided here."""

from collections.abc import Collection
from dataclasses import fields
from datetime import datetime
from typing import Any

from app.conference.cue_text import cues_text
from app.exchange.plan import FieldChange
from app.times import Zone, duration_text, iso


def differences(before: Any, after: Any, zone: Zone, names: Collection[str] = ()) -> tuple[FieldChange, ...]:
    """The fields of two values of one dataclass that differ; of `names` only, where given."""
    if before == after:
        return ()
    return tuple(
        FieldChange(field.name, as_text(old, field.name, zone), as_text(new, field.name, zone))
        for field in fields(before)
        if (not names or field.name in names)
        and (old := getattr(before, field.name)) != (new := getattr(after, field.name))
    )


def as_text(value: Any, name: str, zone: Zone) -> str:
    """A field's value for a person: instants at the venue, durations as m:ss, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return iso(value, zone)
    if name == "cues":
        return cues_text(value)
    return duration_text(value) if name.endswith("_ms") else str(value)
