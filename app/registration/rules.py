"""The rules of the door: one function for each act, in the imperative.

`rule(door, people, at, *, ...) -> Event`, or `Refused` with a sentence for the person at the desk.
`at` is the instant of the act, in UTC.
"""

from collections.abc import Callable
from datetime import datetime

from app.conference.registrants import Attendance
from app.errors import Refused
from app.journal.entries import Event, Redone, Undone
from app.journal.undo import require_last
from app.registration import events as ev
from app.registration.admission import Where, admission
from app.registration.fold import in_order
from app.registration.row_rules import add_person, correct_people, person_of, remove_people
from app.registration.state import Badge, Door, KnownPeople

Rule = Callable[..., Event]
REASONS = ("lost", "damaged", "wrong text")


def check_in(door: Door, people: KnownPeople, at: datetime, *, registrant: str, badge: str = "") -> Event:
    """The person comes into the hall; `badge` is the id that was scanned, if any.

    Refused for who is in already, is not admitted to the hall, or bears a void badge.
    """
    person = person_of(people, registrant)
    name = person.full_name
    if registrant in door.arrived:
        raise Refused(f"{name} is in already.")
    if badge and badge != door.badge_of(person):
        raise Refused(f"This badge of {name} is void; a newer one was printed.")
    found = admission(person, door, people)
    if found.where is Where.NOWHERE:
        raise Refused(f"{name} is not admitted: {found.why}. Who allows an exception?")
    if found.where is Where.ZOOM:
        raise Refused(f"{name} attends on Zoom; change that first to let {name} into the hall.")
    return ev.CheckedIn(registrant)


def check_out(door: Door, people: KnownPeople, at: datetime, *, registrant: str) -> Event:
    """The person has left for good."""
    person = person_of(people, registrant)
    if registrant not in door.arrived:
        raise Refused(f"{person.full_name} is not in.")
    return ev.CheckedOut(registrant)


def badges_printed(door: Door, people: KnownPeople, at: datetime, *, registrants: tuple[str, ...]) -> Event:
    """Badges of these persons came out of the printer."""
    for number in registrants:
        person_of(people, number)
    if not registrants:
        raise Refused("No badge was printed.")
    return ev.BadgesPrinted(registrants)


def replace_badge(
    door: Door,
    people: KnownPeople,
    at: datetime,
    *,
    registrant: str,
    badge: str,
    reason: str,
    attested: bool = False,
) -> Event:
    """Another badge, with the new random id `badge`, for a reason; the former id is void from now on.

    `attested`: a person says that there was one, as from a file that was saved and printed elsewhere.
    """
    person = person_of(people, registrant)
    if not reason.strip():
        raise Refused(f"Say why the badge is printed again: {', '.join(REASONS)}.")
    if not attested and (not door.badges.get(registrant) or not door.badges[registrant].printed):
        raise Refused(f"No badge of {person.full_name} was printed yet.")
    return ev.BadgeReplaced(registrant, door.badge_of(person), badge, reason.strip())


def switch_attendance(
    door: Door,
    people: KnownPeople,
    at: datetime,
    *,
    to: str,
    registrant: str = "",
    entity: str = "",
    session: str = "",
) -> Event:
    """One person, an entity, a session, or (none of them) everybody attends in this way from now on."""
    if to not in list(Attendance):
        raise Refused(f"“{to}” is none of: {', '.join(Attendance)}.")
    if registrant and entity:
        raise Refused("Say a person or a delegation, not both.")
    if entity and entity not in people.entities:
        raise Refused(f"“{entity}” is not a delegation of this conference.")
    if session and session not in people.sessions:
        raise Refused(f"There is no session “{session}” in this conference.")
    if registrant and door.attendance(person := person_of(people, registrant), session) == to:
        raise Refused(f"{person.full_name} attends {_HOW[Attendance(to)]} already.")
    return ev.AttendanceSwitched(to, registrant, entity, session)


def allow_exception(
    door: Door, people: KnownPeople, at: datetime, *, registrant: str, allowed_by: str, reason: str = ""
) -> Event:
    """Somebody is admitted against the list; who allowed it is written down."""
    person = person_of(people, registrant)
    if not allowed_by.strip():
        raise Refused("Say who allowed it.")
    if admission(person, door, people).where is not Where.NOWHERE:
        raise Refused(f"{person.full_name} is admitted already.")
    return ev.ExceptionAllowed(registrant, allowed_by.strip(), reason.strip())


def decide_name(
    door: Door, people: KnownPeople, at: datetime, *, name: str, registrant: str = "", admitted: bool = False
) -> Event:
    """A name in the Zoom waiting room is this person (or nobody who is registered), and is let in or not."""
    if not name.strip():
        raise Refused("There is no name to decide about.")
    if registrant:
        person_of(people, registrant)
    held = door.names.get(name)
    if held is not None and (held.registrant, held.admitted) == (registrant, admitted):
        raise Refused(f"“{name}” is decided so already.")
    return ev.NameDecided(name, registrant, admitted)


def merge(door: Door, people: KnownPeople, at: datetime, *, keep: str, give_up: str) -> Event:
    """Two registrations are one person: one number stays, with whatever happened to the other.

    Of two badges the printed one holds; of two printed ones that of the number that stays.
    """
    kept, gone = person_of(people, keep), person_of(people, give_up)
    if keep == give_up:
        raise Refused(f"{keep} cannot be merged with itself.")
    for number in (keep, give_up):
        if number in people.merged:
            raise Refused(f"{number} is merged into {people.merged[number]} already.")
    mine, theirs = door.badges.get(keep, Badge()), door.badges.get(give_up, Badge())
    if not (mine.printed or theirs.printed):
        return ev.RegistrationsMerged(keep, give_up)
    holds, goes = (kept, gone) if mine.printed else (gone, kept)
    return ev.RegistrationsMerged(keep, give_up, door.badge_of(holds), door.badge_of(goes))


def part(door: Door, people: KnownPeople, at: datetime, *, give_up: str) -> Event:
    """A number that was merged stands for itself again, whatever was done since."""
    kept = people.merged.get(give_up)
    if kept is None:
        raise Refused(f"{give_up} was not merged into another registration.")
    if kept in people.merged:
        raise Refused(f"{kept} was merged into {people.merged[kept]} later; part those two first.")
    return ev.RegistrationsParted(kept, give_up)


def keep_apart(door: Door, people: KnownPeople, at: datetime, *, one: str, other: str) -> Event:
    """Two registrations that look alike are two people."""
    for number in (one, other):
        person_of(people, number)
    if one == other:
        raise Refused(f"{one} is one registration.")
    if in_order(one, other) in door.apart:
        raise Refused(f"{one} and {other} are two people already.")
    return ev.RegistrationsKeptApart(one, other)


def undo(door: Door, people: KnownPeople, at: datetime, *, expecting: str = "") -> Event:
    """The last act at the door is taken back, whoever made it, if it is the one that the person saw."""
    return Undone(require_last(door.undo, expecting, "undo"))


def redo(door: Door, people: KnownPeople, at: datetime, *, expecting: str = "") -> Event:
    """What was undone last stands again, as long as nothing new was done. `expecting` as in `undo`."""
    return Redone(require_last(door.redo, expecting, "redo"))


ACTS: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        check_in, check_out, badges_printed, replace_badge, switch_attendance, allow_exception, decide_name,
        merge, part, keep_apart, add_person, correct_people, remove_people, undo, redo,
    )
}  # fmt: skip
"""Every act of the door by its name."""

ON_ROWS = frozenset(("add_person", "correct_people", "remove_people"))
"""Those of them that change rows by hand."""

_HOW = {Attendance.IN_ROOM: "in the hall", Attendance.ZOOM: "on Zoom"}
