"""The fields of a registrant that a column may go to, in a person's words, and what each cell says about."""

from functools import lru_cache

from app.exchange.plan import KEPT

FIELD_WORDS = {
    "reg_id": "Registration number",
    "position_id": "Number within the order",
    "title": "Title",
    "first_name": "Given name",
    "middle_name": "Middle name",
    "family_name": "Family name",
    "full_name": "Whole name",
    "full_name/family": "Whole name, family name first",
    "full_name/given": "Whole name, given name first",
    "native_name": "Name in its own script",
    "position": "Position or function",
    "entity": "Delegation or organization",
    "entity_name": "Name of the organization",
    "country": "Country",
    "category": "Category",
    "attendance_mode": "Attendance",
    "role": "Role",
    "status": "Status",
    "registered_at": "Registered at",
    "registered_at/dmy": "Registered at (day/month/year)",
    "registered_at/mdy": "Registered at (month/day/year)",
    "registered_time": "Time of registration",
    "email": "E-mail",
    "order_email": "E-mail of the order",
    "telephone": "Telephone",
    "language": "Language",
    "display_alias": "Alias",
    "photo": "Photo",
    "note": "Note",
    KEPT: "Keep in the note, with its header",
}

_FIELDS_OF = {
    "reg_id": (),
    "position_id": (),
    "country": ("entity",),
    "first_name": ("given",),
    "middle_name": ("given",),
    "family_name": ("family",),
    "full_name": ("given", "family"),
    "entity_name": ("entity",),
    "native_name": ("native",),
    "attendance_mode": ("attendance",),
    "registered_time": (),
    "order_email": ("email",),
    "display_alias": ("alias",),
}


@lru_cache(maxsize=1_024)
def fields_of_columns(columns: frozenset[str]) -> frozenset[str]:
    """The fields of a registrant that cells in these columns set."""
    return frozenset(name for column in columns for name in _FIELDS_OF.get(column, (column,)))
