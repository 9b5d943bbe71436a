"""What a person is asked about a line of a list of registrants, said without a protected name."""

from collections.abc import Iterator
from dataclasses import replace

from app.conference.matters import Matter
from app.conference.registrants import Registrant
from app.exchange.plan import Choice, Doubt, FieldChange

_MOST_NOTES = 60
_LEAVE_OUT = Choice("out", "leave out")
_OTHER = Choice("other", "another person")
_NAME_FIELDS = ("given", "family", "native")

LATE = (
    Choice("pending", "late: import as pending"),
    Choice("confirmed", "late: import as confirmed"),
    Choice("out", "late: leave out"),
)
"""What may become of a line that was received after the deadline."""


def asked(key: str, found: Registrant | None, why: str, chosen: str) -> Doubt:
    """The question who a line is, with what was chosen, if anything was."""
    same = (Choice("same", f"the same person as {who(found)}"),) if found is not None else ()
    return Doubt(
        Matter.REGISTRANT, key, (*same, _OTHER, _LEAVE_OUT), "same" if chosen.startswith("same:") else chosen
    )


def hidden(person: Registrant, changed: tuple[FieldChange, ...]) -> tuple[FieldChange, ...]:
    """The changes of a person's fields; a protected person's names are replaced by “(protected)”."""
    if not person.alias:
        return changed
    return tuple(
        replace(field, before="(protected)", after="(protected)") if field.field in _NAME_FIELDS else field
        for field in changed
    )


def who(person: Registrant) -> str:
    """A person as number and the name that may be shown (the alias where there is one)."""
    return f"{person.number} {person.shown_name}"


def few(notes: list[str]) -> Iterator[str]:
    """The first sixty notes, then how many more there are."""
    yield from notes[:_MOST_NOTES]
    if (more := len(notes) - _MOST_NOTES) > 0:
        yield f"There are {more} more notes of this kind."
