"""Two registrations side by side, field by field, and what would stay of both if either were kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.conference.registrants import Attendance, Registrant, Status
from app.conference.zoom_presence import Presence, time_seen
from app.errors import Refused
from app.floor.state import Request
from app.live.snapshot import ConferenceSnapshot
from app.registration.comparison import Comparison, Line
from app.registration.duplicates import merged, sameness
from app.registration.state import AtTheDoor, Badge
from app.times import Zone, clock_text, day_text, zone

_WHY = {
    "mail": "The same e-mail address and delegation.",
    "name": "Only the name is the same: check the ID before you merge.",
    "near": "The names are nearly the same: check the ID before you merge.",
    "": "Neither the name nor the e-mail address says that this is one person.",
}
_ATTENDS = {Attendance.IN_ROOM: "in the hall", Attendance.ZOOM: "on Zoom"}


@dataclass(frozen=True, slots=True)
class _Side:
    """A person and whatever happened to them."""

    person: Registrant
    arrived: datetime | None
    badges: tuple[tuple[str, Badge], ...]
    requests: tuple[str, ...]
    seen: tuple[Presence, ...]


def compare(
    loaded: ConferenceSnapshot, now: AtTheDoor, listed: Mapping[str, Sequence[Request]], left: str, right: str
) -> Comparison:
    """Both registrations; `listed` are the requests of each session by its code. Raises Refused."""
    for number in (left, right):
        if number not in now.people.registrants:
            raise Refused(f"There is no registration {number}.")
        if number in now.people.merged:
            raise Refused(f"{number} is merged into {now.people.kept(number)} already.")
    if left == right:
        raise Refused(f"Mark another person: {left} cannot be merged with itself.")
    first, second = (_side(loaded, now, listed, number) for number in (left, right))
    afters = (_together(first, second), _together(second, first))
    where = zone(loaded.conference.zone)
    sides = [_values(side, loaded, where) for side in (first, second, *afters)]
    lines = (Line(field, *(side[field] for side in sides)) for field in sides[0])
    same = sameness(first.person, second.person)
    filled = tuple(line for line in lines if line.left or line.right)
    return Comparison(left, right, _WHY[same], same == "mail", filled)


def _side(
    loaded: ConferenceSnapshot, now: AtTheDoor, listed: Mapping[str, Sequence[Request]], number: str
) -> _Side:
    person, badge = now.people.registrants[number], now.door.badges.get(number)
    kept = now.people.kept
    seen = (presence for presence in loaded.presences if kept(presence.registrant) == number)
    asked = (
        code for code, requests in listed.items() for request in requests if kept(request.person) == number
    )
    return _Side(
        replace(person, attendance=now.door.attendance(person)),
        now.door.arrived.get(number),
        ((number, badge),) if badge is not None and badge.printed else (),
        tuple(asked),
        tuple(seen),
    )


def _together(kept: _Side, gone: _Side) -> _Side:
    """The kept one with whatever happened to the other."""
    since = [side.arrived for side in (kept, gone) if side.arrived is not None]
    return _Side(
        merged(kept.person, gone.person)[0],
        min(since, default=None),
        (*kept.badges, *gone.badges),
        (*kept.requests, *gone.requests),
        (*kept.seen, *gone.seen),
    )


def _values(side: _Side, loaded: ConferenceSnapshot, where: Zone) -> dict[str, str]:
    person, entity = side.person, loaded.entities.get(side.person.entity)
    at, arrived = person.registered_at, side.arrived
    return {
        "Name": " ".join(part for part in (person.title, person.full_name) if part),
        "Own script": person.native,
        "Delegation": entity.name if entity else person.entity,
        "Registered": f"{day_text(at, where)}, {clock_text(at, where, seconds=True)}" if at else "",
        "In the hall": f"since {clock_text(arrived, where)}" if arrived else "",
        "Badge": _badge(side.badges),
        "Requests": _requests(side.requests),
        "Seen on Zoom": f"{round(time_seen(side.seen).total_seconds() / 60)} min" if side.seen else "",
        "Status": Status(person.status).value,
        "Attends": _ATTENDS[person.attendance],
        "Position": person.position,
        "Category": person.category,
        "Role": person.role,
        "E-mail": person.email,
        "Telephone": person.telephone,
        "Language": person.language,
        "Alias": person.alias,
        "Photo": person.photo,
        "Note": person.note,
    }


def _badge(badges: Sequence[tuple[str, Badge]]) -> str:
    if not badges:
        return ""
    (number, _), *void = badges
    return f"printed, of {number}" + "".join(f"; that of {gone} is void" for gone, _ in void)


def _requests(codes: Sequence[str]) -> str:
    return f"{len(codes)}: {', '.join(dict.fromkeys(codes))}" if codes else ""
