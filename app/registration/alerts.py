"""What the person at the door should know about somebody before letting them in: words, not refusals."""

from collections.abc import Collection
from dataclasses import dataclass

from app.conference.registrants import Registrant
from app.registration.admission import Where, admission, in_the_hall
from app.registration.state import Door, KnownPeople
from app.times import Zone, clock_text


@dataclass(frozen=True, slots=True)
class Alert:
    """A sentence; `grave` when it is a reason not to let somebody in as things are."""

    words: str
    grave: bool = False


def alerts(
    person: Registrant,
    door: Door,
    people: KnownPeople,
    where: Zone,
    *,
    badge: str = "",
    speaking: Collection[str] = (),
    waiting: Collection[str] = (),
    namesakes: Collection[Registrant] = (),
) -> tuple[Alert, ...]:
    """The alerts about a person, the gravest first.

    `badge` is the id that was scanned; `speaking` and `waiting` hold the entities that have the floor and
    that are on the list of speakers now; `namesakes` others of the same name.
    """
    found = admission(person, door, people)
    arrived = door.arrived.get(person.number)
    taken, places = in_the_hall(door, people, person.entity), people.places_of(person.entity)
    all_in, room = in_the_hall(door, people), people.places.get("hall")
    raised = (
        Alert(f"Merged into {people.kept(person.number)}.", True) if person.number in people.merged else None,
        Alert(f"Not admitted: {found.why}.", True) if found.where is Where.NOWHERE else None,
        Alert("This badge is void; a newer one was printed.", True)
        if _is_void(badge, person, door)
        else None,
        Alert(f"In since {clock_text(arrived, where)}.", True) if arrived else None,
        Alert("Attends on Zoom, not in the hall.", True) if found.where is Where.ZOOM else None,
        Alert("The badge on paper has the former words: print it again, wrong text.")
        if _is_outdated(person, door)
        else None,
        Alert("This delegation has the floor now.") if person.entity in speaking else None,
        Alert("This delegation is on the list of speakers now.") if person.entity in waiting else None,
        Alert(f"Protected person: “{person.alias}” everywhere but here.") if person.alias else None,
        *(
            Alert(f"Another {person.full_name} exists: {_who(namesake, people)}. Check the ID.")
            for namesake in namesakes
            if namesake.number not in people.merged
        ),
        Alert(f"{taken} of {places} places of this delegation are taken.")
        if places is not None and taken >= places and not arrived
        else None,
        Alert(f"All {room} places in the hall are taken.") if room is not None and all_in >= room else None,
    )
    return tuple(alert for alert in raised if alert is not None)


def _is_void(badge: str, person: Registrant, door: Door) -> bool:
    return bool(badge) and badge != door.badge_of(person)


def _is_outdated(person: Registrant, door: Door) -> bool:
    held = door.badges.get(person.number)
    return held is not None and held.outdated


def _who(person: Registrant, people: KnownPeople) -> str:
    entity = people.entities.get(person.entity)
    return f"{person.number}, {entity.short if entity else person.entity or 'no delegation'}"
