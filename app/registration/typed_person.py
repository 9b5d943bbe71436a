"""What somebody types about a person: which fields there are, and what is wrong with them, field by field."""

from collections.abc import Mapping, Set
from typing import Any

from app.conference.registrants import OWN_CATEGORIES, Attendance, Registrant, Status
from app.registration.state import AtTheDoor, KnownPeople
from app.text.folding import fold
from app.text.writable import one_line

FIELDS = {
    "title": "title",
    "given": "given name",
    "family": "family name",
    "native": "name in its own script",
    "position": "position",
    "entity": "delegation",
    "category": "category",
    "attendance": "attendance",
    "role": "role",
    "status": "status",
    "email": "e-mail",
    "telephone": "telephone",
    "language": "language",
    "alias": "alias",
    "photo": "photo",
    "note": "note",
}
"""Every field that can be written by hand, and what it is called."""


def typed(values: Mapping[str, str]) -> dict[str, Any]:
    """What was typed as the fields of a registrant: without blanks around it, a note with its lines.

    Raises ValueError with a sentence for a word that is no status, no attendance and no field.
    """
    kinds = {"status": Status, "attendance": Attendance}
    read: dict[str, Any] = {}
    for name, written in values.items():
        if name not in FIELDS:
            raise ValueError(f"“{name}” is no field of a registration; there are: {', '.join(FIELDS)}")
        text = written.strip() if name == "note" else " ".join(one_line(written).split())
        if (kind := kinds.get(name)) is not None and text not in list(kind):
            raise ValueError(f"“{text}” is no {FIELDS[name]}; there are: {', '.join(kind)}")
        read[name] = kind(text) if kind else text
    return read


def as_typed(now: AtTheDoor, number: str) -> dict[str, str]:
    """A registration as a form shows it: the delegation by its name, attendance as the door has it."""
    person = now.people.registrants[number]
    entity = now.people.entities.get(person.entity)
    held = {name: str(getattr(person, name)) for name in FIELDS}
    way = now.door.attendance(person).value
    return held | {"entity": entity.name if entity else person.entity, "attendance": way}


def wrong_fields(person: Registrant, people: KnownPeople, new_entity: str = "") -> dict[str, str]:
    """What is wrong with a registration, by field, each as a sentence that says what would be right.

    `new_entity` is the code of an entity that is added with it.
    """
    wrong: dict[str, str] = {}
    if not fold(person.full_name).strip():
        wrong["family"] = "Write a name: the family name, or the only one there is."
    if person.entity and person.entity != new_entity and person.entity not in people.entities:
        wrong["entity"] = f"“{person.entity}” is no delegation or organization of this conference."
    if person.email and not _is_address(person.email):
        wrong["email"] = f"“{person.email}” is no e-mail address; one is like name@example.org."
    if person.category and person.category not in OWN_CATEGORIES:
        wrong["category"] = f"“{person.category}” is no category; there are: {', '.join(OWN_CATEGORIES)}."
    if told := _told_by(person):
        wrong["alias"] = f"The alias holds “{told}” and would hide nothing; write another, as “Expert A”."
    return wrong


_ABOUT = {
    "family": {"given", "family"},
    "entity": {"entity"},
    "email": {"email"},
    "category": {"category"},
    "alias": {"alias", "given", "family"},
}
"""The fields that can make each of these wrong."""


def made_wrong(
    person: Registrant, changed: Set[str], people: KnownPeople, new_entity: str = ""
) -> dict[str, str]:
    """What a change of some fields makes wrong; what came wrong and is not touched stays as it is."""
    about = {name for name, fields in _ABOUT.items() if not fields.isdisjoint(changed)}
    if not about:
        return {}
    wrong = wrong_fields(person, people, new_entity)
    return {name: sentence for name, sentence in wrong.items() if name in about}


def _is_address(text: str) -> bool:
    name, at, place = text.rpartition("@")
    return bool(name and at and place) and " " not in text


def _told_by(person: Registrant) -> str:
    """The part of the name that the alias gives away."""
    own = {word: word for word in fold(person.full_name).split() if len(word) > 1}
    return next((word for word in fold(person.alias).split() if word in own), "")
