"""What the registration desk says about a person: rows and cards from the door and the floor."""

from collections.abc import Collection

from app.conference.registrants import Registrant
from app.live.snapshot import LiveSession
from app.registration.admission import Where, admission
from app.registration.alerts import alerts
from app.registration.state import AtTheDoor
from app.times import Zone, clock_text
from ui.registration.people_model import GuestRow
from ui.registration.person_card import GuestFace
from ui.widgets.text import isolated

_PLACES = {Where.HALL: "ADMITTED TO THE HALL", Where.ZOOM: "ON ZOOM", Where.NOWHERE: "NO ENTRY"}
_STATES = {Where.HALL: "hall", Where.ZOOM: "Zoom only", Where.NOWHERE: "not admitted"}


def guest_row(person: Registrant, now: AtTheDoor) -> GuestRow:
    """One of the people found."""
    found = admission(person, now.door, now.guests)
    state = "in" if person.number in now.door.arrived else _STATES[found.where]
    return GuestRow(
        person.number, _name(person), _delegation(person, now), state, found.where is Where.NOWHERE
    )


def guest_face(
    person: Registrant,
    now: AtTheDoor,
    where: Zone,
    live: LiveSession | None,
    scanned: str,
    namesakes: Collection[Registrant],
    again: bool,
) -> GuestFace:
    """The card of a person; `again` while the reason of a second print is asked."""
    found = admission(person, now.door, now.guests)
    arrived = now.door.arrived.get(person.number)
    good = found.where is Where.HALL
    sign, place = ("✓" if good else "✗"), _PLACES[found.where]
    state = f"IN SINCE {clock_text(arrived, where)}" if arrived else f"{place}: {found.why}"
    raised = alerts(
        person, now.door, now.guests, where,
        badge=scanned, speaking=_speaking(live), waiting=_waiting(live), namesakes=namesakes,
    )  # fmt: skip
    entity = now.guests.entities.get(person.entity)
    seat = f"seat {now.guests.seats.get(person.entity, '—')}" if found.where is Where.HALL else ""
    return GuestFace(
        name=_name(person),
        who=" · ".join(
            part
            for part in (_delegation(person, now), isolated(person.position), person.number, seat)
            if part
        ),
        admission=f"{sign} {state}",
        good=good,
        band=(entity.category.words if entity else "guest").upper(),
        alerts=tuple((one.words, one.grave) for one in raised),
        reprint=again,
        on_zoom=found.where is Where.ZOOM,
        is_in=arrived is not None,
    )


def _name(person: Registrant) -> str:
    native = f"  {isolated(person.native)}" if person.native else ""
    family = person.family.upper() if person.family else ""
    return f"{isolated(' '.join(part for part in (family, person.given) if part))}{native}"


def _delegation(person: Registrant, now: AtTheDoor) -> str:
    entity = now.guests.entities.get(person.entity)
    return entity.name if entity else person.entity or "no delegation"


def _speaking(live: LiveSession | None) -> frozenset[str]:
    if live is None or live.floor.speaking is None:
        return frozenset()
    return frozenset({live.floor.requests[live.floor.speaking.request].delegation})


def _waiting(live: LiveSession | None) -> frozenset[str]:
    floor = live.floor if live else None
    return (
        frozenset(floor.requests[request].delegation for request in (*floor.waiting, *floor.replies))
        if floor
        else frozenset()
    )
