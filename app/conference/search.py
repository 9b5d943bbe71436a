"""Finding a delegation or a person by a few letters, in any script, with or without accents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.conference.entities import Entity
from app.conference.registrants import Registrant, Status
from app.text.folding import alike, fold
from app.text.text_index import TextIndex, key

_LIMIT = 8
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A delegation, with the person where a person was found. `remark` says who is registered how."""

    entity: str
    name: str
    person: str = ""
    person_name: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class _Card:
    hit: Hit
    key: str
    weight: int


class SearchIndex:
    """Every delegation and confirmed person of a conference, folded once, asked at each letter."""

    def __init__(self, entities: Mapping[str, Entity], registrants: Iterable[Registrant]) -> None:
        people = [
            registrant
            for registrant in registrants
            if registrant.status is Status.CONFIRMED and registrant.entity in entities
        ]
        counts: dict[str, list[int]] = {}
        for person in people:
            counts.setdefault(person.entity, [0, 0])[person.attendance == "zoom"] += 1
        cards = [_entity_card(entity, counts.get(code)) for code, entity in entities.items()]
        cards += [_person_card(person, entities[person.entity]) for person in people]
        cards.sort(key=lambda card: (card.weight, len(card.hit.name)))
        self._hits, self._hay = [card.hit for card in cards], TextIndex(card.key for card in cards)

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Hit, ...]:
        """The best hits first: beginnings of names, then of words; delegations, then persons; short names.

        Every word of `text` must be found, in any order; an empty text finds nothing.
        """
        return tuple(self._hits[place] for place in self._hay.find(text, limit))

    def similar(self, text: str, limit: int = 3) -> tuple[Hit, ...]:
        """Who may have been meant where nothing was found: names that differ by a letter or two."""
        wanted = fold(text)
        if len(wanted) < _ENOUGH:
            return ()
        return tuple(self._hits[place] for place in alike(wanted, self._hay.keys, limit))


def _entity_card(entity: Entity, counts: list[int] | None) -> _Card:
    room, remote = counts or (0, 0)
    parts = [f"{room} in the room" if room else "", f"{remote} on Zoom" if remote else ""]
    remark = (
        "registered: " + ", ".join(part for part in parts if part) if room or remote else "not registered"
    )
    texts = (entity.short, entity.abbreviation, entity.code, entity.name, entity.name_fr)
    return _Card(Hit(entity.code, entity.short, remark=remark), key(*texts), 0)


def _person_card(person: Registrant, entity: Entity) -> _Card:
    place = "on Zoom" if person.attendance == "zoom" else "in the room"
    names = (person.alias,) if person.alias else (person.family, person.given, person.native)
    hit = Hit(entity.code, entity.short, person.number, person.shown_name, place)
    return _Card(hit, key(*names, entity.short, entity.code), 1)
