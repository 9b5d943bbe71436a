"""What is said of whoever stands at the entrance after each Enter or scan: a word, a name, what to do."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.conference.registrants import Registrant
from app.registration.admission import Where, admission, in_the_hall, is_late
from app.registration.people_table import is_marked
from app.registration.state import Door, KnownPeople
from app.times import Zone, clock_text


class Tone(StrEnum):
    """How it is meant: let in; let in, or about to be, with something to look at; stop."""

    GOOD = "good"
    LOOK = "look"
    STOP = "stop"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`word` is read from two metres, `do` says what to do; `tags` are VIP, PROTECTED.

    It is read over the counter: a protected person stands in it by the alias alone.
    """

    tone: Tone
    word: str
    name: str = ""
    delegation: str = ""
    do: str = ""
    tags: tuple[str, ...] = ()


def verdict(
    person: Registrant,
    door: Door,
    people: KnownPeople,
    where: Zone,
    *,
    badge: str = "",
    namesakes: Collection[Registrant] = (),
) -> Verdict:
    """About a person as the door was before they came; `badge` is the id that was scanned, if any."""
    tags = (*(("VIP",) if is_marked(person) else ()), *(("PROTECTED",) if person.alias else ()))
    entity = people.entities.get(person.entity)
    about = person.shown_name, entity.name if entity else person.entity or "no delegation"
    tone, word, do = _refused(person, door, people, where, badge) or _admitted(
        person, door, people, namesakes
    )
    return Verdict(tone, word, *about, do, tags)


def nobody(words: str) -> Verdict:
    """About a text or a scan that finds nobody."""
    return Verdict(Tone.STOP, "NOT FOUND", do=words)


def not_done(before: Verdict, sentence: str) -> Verdict:
    """What was to be let in was refused after all, or could not be written."""
    return Verdict(Tone.STOP, "NOT IN", before.name, before.delegation, sentence, before.tags)


def _refused(
    person: Registrant, door: Door, people: KnownPeople, where: Zone, badge: str
) -> tuple[Tone, str, str] | None:
    arrived = door.arrived.get(person.number)
    if badge and badge != door.badge_of(person):
        return (
            Tone.STOP,
            "VOID BADGE",
            "A newer badge was printed. Keep this one; ask for the ID of who bears it.",
        )
    if arrived is not None:
        since = f"In since {clock_text(arrived, where)}."
        if badge:
            return (
                Tone.STOP,
                "ALREADY IN",
                f"{since} This badge was used before: look at the ID, call the secretariat.",
            )
        return Tone.STOP, "ALREADY IN", f"{since} Look at the ID; whoever had left was not checked out."
    found = admission(person, door, people)
    if found.where is Where.NOWHERE:
        why = f"{found.why[:1].upper()}{found.why[1:]}."
        return Tone.STOP, "NO ENTRY", f"{why} Send to the secretariat, or allow an exception: Ctrl+F1."
    if found.where is Where.ZOOM:
        return Tone.LOOK, "ON ZOOM", "Not let in yet: Ctrl+Shift+F1 changes to the hall, then Enter again."
    return None


def _admitted(
    person: Registrant, door: Door, people: KnownPeople, namesakes: Collection[Registrant]
) -> tuple[Tone, str, str]:
    others = [other.number for other in namesakes if other.number not in people.merged]
    taken, places = in_the_hall(door, people, person.entity), people.places_of(person.entity)
    room = people.places.get("hall")
    badge = door.badges.get(person.number)
    words = (
        f"Say only “{person.alias}”, never the name." if person.alias else "",
        f"Another {person.shown_name} exists ({', '.join(others)}): look at the ID." if others else "",
        f"{taken} of {places} places of the delegation were taken."
        if places is not None and taken >= places
        else "",
        f"All {room} places in the hall were taken."
        if room is not None and in_the_hall(door, people) >= room
        else "",
        "The badge has the former words: print it again." if badge is not None and badge.outdated else "",
    )
    to_look_at = [text for text in words if text]
    quiet = "Registered after the deadline, confirmed." if is_late(person, people) else ""
    if to_look_at:
        return Tone.LOOK, "IN – LOOK", " ".join(to_look_at)
    return Tone.GOOD, "IN", quiet or "Let in."
