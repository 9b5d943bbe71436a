"""An act at the door in words, for the undo button and the status line: "Anna Sample checked in"."""

from app.conference.registrants import Attendance, Status
from app.journal.entries import Entry, Event, Redone, Undone
from app.registration import events as ev
from app.registration.state import Door, KnownPeople
from app.registration.typed_person import FIELDS

_WAYS = {Attendance.IN_ROOM: "attends in the hall", Attendance.ZOOM: "attends on Zoom"}
_SAID = {
    **{str(status): status.value for status in Status},
    **{str(way): words for way, words in _WAYS.items()},
}
_FEW = 3


def words(event: Event, people: KnownPeople) -> str:
    """What happened, without a full stop; names are as registered, for the registration desk only."""
    match event:
        case ev.CheckedIn(number):
            return f"{_name(number, people)} checked in"
        case ev.CheckedOut(number):
            return f"{_name(number, people)} checked out"
        case ev.BadgesPrinted(numbers):
            if len(numbers) == 1:
                return f"badge of {_name(numbers[0], people)} printed"
            return f"{len(numbers)} badges printed"
        case ev.BadgeReplaced(registrant=number, reason=reason):
            return f"badge of {_name(number, people)} replaced ({reason}); the former is void"
        case ev.AttendanceSwitched(attendance, number, entity, session):
            whom = _name(number, people) if number else _entity(entity, people) if entity else "everybody"
            return f"{whom} {_WAYS[Attendance(attendance)]}{f' in {session}' if session else ''}"
        case ev.ExceptionAllowed(number, allowed_by):
            return f"exception for {_name(number, people)}, allowed by {allowed_by}"
        case ev.NameDecided(name, number, admitted):
            return f"“{name}” {'let in' if admitted else 'not let in'}{f' as {number}' if number else ''}"
        case _:
            return _of_rows(event, people)


def _of_rows(event: Event, people: KnownPeople) -> str:
    """What was changed by hand, or between two registrations."""
    match event:
        case ev.RegistrationsMerged(kept, given_up):
            return f"{given_up} merged into {kept}, {_name(kept, people)}"
        case ev.RegistrationsParted(kept, given_up):
            return f"{given_up} and {kept} parted again"
        case ev.RegistrationsKeptApart(one, other):
            return f"{one} and {other} are two people"
        case ev.RegistrantAdded(number, checked_in):
            return f"{_name(number, people)} written as {number}{' and checked in' if checked_in else ''}"
        case ev.RegistrantsCorrected(numbers, fields, value):
            return f"{_names(numbers, people)}: {_SAID.get(value) or _field_words(fields)}"
        case ev.RegistrantsRemoved(numbers):
            return f"{_names(numbers, people)} taken out"
        case _:
            return "last act"


def sentence_of(before: Door, event: Event, people: KnownPeople) -> str:
    """What was done, as a sentence without its full stop, also for undo and redo."""
    match event:
        case Undone() if before.undo is not None:
            return f"Undone: {words(before.undo.event, people)}"
        case Redone() if before.redo is not None:
            return f"Done again: {words(before.redo.event, people)}"
    text = words(event, people)
    return text[:1].upper() + text[1:]


def undo_words(entry: Entry | None, people: KnownPeople) -> str:
    """What an undo or redo would concern, with the desk that did it; empty when there is nothing."""
    return f"{words(entry.event, people)} ({entry.desk})" if entry else ""


def _names(numbers: tuple[str, ...], people: KnownPeople) -> str:
    return _name(numbers[0], people) if len(numbers) == 1 else f"{len(numbers)} people"


def _field_words(fields: tuple[str, ...]) -> str:
    """“family name, position corrected”; of more than three how many."""
    few = ", ".join(FIELDS.get(name, name) for name in fields)
    return f"{few if len(fields) <= _FEW else f'{len(fields)} fields'} corrected"


def undo_elsewhere(door: Door, act: str, people: KnownPeople, desk: str) -> str:
    """What an undo or redo would do that another kind of desk did last, in words; empty for one's own."""
    last = {"undo": door.undo, "redo": door.redo}.get(act)
    if last is None or last.desk == desk:
        return ""
    return f"{act.capitalize()} what the desk “{last.desk}” did: {words(last.event, people)}"


def _name(number: str, people: KnownPeople) -> str:
    person = people.registrants.get(number)
    return person.full_name if person else number


def _entity(code: str, people: KnownPeople) -> str:
    entity = people.entities.get(code)
    return entity.short if entity else code
