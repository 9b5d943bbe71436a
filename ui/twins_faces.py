"""What the registration desk says about two registrations that may be one person."""

from app.conference import Registrant
from app.door.state import AtTheDoor
from app.times import Zone, clock_text, day_text
from ui.face import isolated
from ui.panels.twins_card import TwinsFace

_FIELDS = {
    "title": "Title",
    "given": "Given name",
    "family": "Family name",
    "native": "Native script",
    "position": "Position",
    "category": "Category",
    "role": "Role",
    "status": "Status",
    "email": "E-mail",
    "telephone": "Telephone",
    "language": "Language",
    "alias": "Alias",
    "note": "Note",
}
_WHY = {
    "mail": "The same e-mail and delegation: one person, who registered twice?",
    "name": "The name alone is the same: two people may share it. Merge only if you know that it is one.",
    "": "Nothing but your choice says that these are one person. Merge only if you know it.",
}


def twins_face(
    one: Registrant, two: Registrant, same: str, now: AtTheDoor, where: Zone, place: str = ""
) -> TwinsFace:
    """Two registrations side by side; `same` says what speaks for a merge, `place` which pair of how many."""
    both = [_texts(one, now, where), _texts(two, now, where)]
    rows = ((name, both[0][name], both[1][name]) for name in both[0])
    heading = "One person, or two?" + (f"   {place}" if place else "")
    fields = tuple(cells for cells in rows if cells[1] or cells[2])
    return TwinsFace(heading, _WHY[same], same == "mail", (one.number, two.number), fields)


def _texts(person: Registrant, now: AtTheDoor, where: Zone) -> dict[str, str]:
    entity = now.guests.entities.get(person.entity)
    at, arrived = person.registered_at, now.door.arrived.get(person.number)
    said = {words: str(getattr(person, name)) for name, words in _FIELDS.items()}
    texts = {words: isolated(text) for words, text in said.items() if text}
    badge = now.door.badges.get(person.number)
    return {words: texts.get(words, "") for words in _FIELDS.values()} | {
        "Delegation": entity.name if entity else person.entity,
        "Attends": "on Zoom" if now.door.attendance(person) == "zoom" else "in the hall",
        "Registered": f"{day_text(at, where)}, {clock_text(at, where)}" if at else "",
        "In since": clock_text(arrived, where) if arrived else "",
        "Badge": "printed" if badge and badge.printed else "",
    }
