"""Finding a delegation or a person by a few letters, in any script, with or without accents."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.conference import Entity, Registrant, Status
from app.exchange.folding import alike, fold, fold_forms

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
        people = [one for one in registrants if one.status is Status.CONFIRMED and one.entity in entities]
        counts: dict[str, list[int]] = {}
        for one in people:
            counts.setdefault(one.entity, [0, 0])[one.attendance == "zoom"] += 1
        self._cards = [_entity_card(entity, counts.get(code)) for code, entity in entities.items()]
        self._cards += [_person_card(one, entities[one.entity]) for one in people]

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Hit, ...]:
        """The best hits first: beginnings of names, then of words; delegations, then persons; short names.

        Every word of `text` must be found, in any order; an empty text finds nothing.
        """
        words = fold(text).split()
        if not words:
            return ()
        found = []
        for place, card in enumerate(self._cards):
            if all(f" {word}" in card.key for word in words):
                found.append(
                    (not card.key.startswith(f" {words[0]}"), card.weight, len(card.hit.name), place)
                )
        if len(found) < limit and len(text) > 2:
            known = {place for *_, place in found}
            inside = ((True, card.weight + 2, 0, place) for place, card in enumerate(self._cards))
            found += [one for one in inside if one[-1] not in known and self._inside(one[-1], words)]
        return tuple(self._cards[place].hit for *_, place in sorted(found)[:limit])

    def similar(self, text: str, limit: int = 3) -> tuple[Hit, ...]:
        """Who may have been meant where nothing was found: names that differ by a letter or two."""
        wanted = fold(text)
        if len(wanted) < _ENOUGH:
            return ()
        return tuple(self._cards[place].hit for place in alike(wanted, [c.key for c in self._cards], limit))

    def _inside(self, place: int, words: list[str]) -> bool:
        return all(word in self._cards[place].key for word in words)


def _entity_card(entity: Entity, counts: list[int] | None) -> _Card:
    room, remote = counts or (0, 0)
    parts = [f"{room} in the room" if room else "", f"{remote} on Zoom" if remote else ""]
    remark = (
        "registered: " + ", ".join(part for part in parts if part) if room or remote else "not registered"
    )
    texts = (entity.short, entity.abbreviation, entity.code, entity.name, entity.name_fr)
    return _Card(Hit(entity.code, entity.short, remark=remark), _key(*texts), 0)


def _person_card(person: Registrant, entity: Entity) -> _Card:
    place = "on Zoom" if person.attendance == "zoom" else "in the room"
    names = (person.alias,) if person.alias else (person.family, person.given, person.native)
    hit = Hit(entity.code, entity.short, person.number, person.shown_name, place)
    return _Card(hit, _key(*names, entity.short, entity.code), 1)


def _key(*texts: str) -> str:
    forms = (form for text in texts if text for form in fold_forms(text))
    return " " + " ".join(dict.fromkeys(forms))
