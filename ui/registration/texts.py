"""What the registration desk says about a person: rows and cards from the door and the floor."""

from collections.abc import Collection

from app.conference.registrants import Registrant, category_of
from app.live.snapshot import SessionSnapshot
from app.registration.admission import Where, admission
from app.registration.alerts import alerts
from app.registration.state import AtTheDoor
from app.times import Zone, clock_text
from ui.registration.people_model import PersonRow
from ui.registration.person_card import PersonTexts
from ui.widgets.text import isolated

_PLACES = {Where.HALL: "ADMITTED TO THE HALL", Where.ZOOM: "ON ZOOM", Where.NOWHERE: "NO ENTRY"}
_STATES = {Where.HALL: "hall", Where.ZOOM: "Zoom only", Where.NOWHERE: "not admitted"}


def person_row(person: Registrant, now: AtTheDoor) -> PersonRow:
    """One of the people found."""
    found = admission(person, now.door, now.people)
    state = "in" if person.number in now.door.arrived else _STATES[found.where]
    return PersonRow(
        person.number, _name(person), _delegation(person, now), state, found.where is Where.NOWHERE
    )


def person_texts(
    person: Registrant,
    now: AtTheDoor,
    where: Zone,
    live: SessionSnapshot | None,
    scanned: str,
    namesakes: Collection[Registrant],
    again: bool,
) -> PersonTexts:
    """The card of a person; `again` while the reason of a second print is asked."""
    found = admission(person, now.door, now.people)
    arrived = now.door.arrived.get(person.number)
    good = found.where is Where.HALL
    sign, place = ("✓" if good else "✗"), _PLACES[found.where]
    state = f"IN SINCE {clock_text(arrived, where)}" if arrived else f"{place}: {found.why}"
    raised = alerts(
        person, now.door, now.people, where,
        badge=scanned, speaking=_speaking(live), waiting=_waiting(live), namesakes=namesakes,
    )  # fmt: skip
    kind = category_of(person, now.people.entities.get(person.entity))
    seat = f"seat {now.people.seats.get(person.entity, '—')}" if found.where is Where.HALL else ""
    return PersonTexts(
        name=_name(person),
        who=" · ".join(
            part
            for part in (_delegation(person, now), isolated(person.position), person.number, seat)
            if part
        ),
        admission=f"{sign} {state}",
        good=good,
        band=(now.people.category_name(kind) if kind else "guest").upper(),
        alerts=tuple((alert.words, alert.grave) for alert in raised),
        reprint=again,
        on_zoom=found.where is Where.ZOOM,
        is_in=arrived is not None,
    )


def _name(person: Registrant) -> str:
    native = f"  {isolated(person.native)}" if person.native else ""
    family = person.family.upper() if person.family else ""
    return f"{isolated(' '.join(part for part in (family, person.given) if part))}{native}"


def _delegation(person: Registrant, now: AtTheDoor) -> str:
    entity = now.people.entities.get(person.entity)
    return entity.name if entity else person.entity or "no delegation"


def _speaking(live: SessionSnapshot | None) -> frozenset[str]:
    if live is None or live.floor.speaking is None:
        return frozenset()
    return frozenset({live.floor.requests[live.floor.speaking.request].delegation})


def _waiting(live: SessionSnapshot | None) -> frozenset[str]:
    floor = live.floor if live else None
    return (
        frozenset(floor.requests[request].delegation for request in (*floor.waiting, *floor.replies))
        if floor
        else frozenset()
    )
