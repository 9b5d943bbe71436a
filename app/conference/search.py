"""Finding a delegation or a person by a few letters, in any script, with or without accents."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum

from app.conference.entities import Entity
from app.conference.known_names import state_names, typed_names
from app.conference.registrants import Registrant, Status
from app.text.folding import alike, fold, fold_forms
from app.text.keyboards import on_other_keys
from app.text.text_index import TextIndex, key

_LIMIT = 8
_ENOUGH = 4
_TELLING = 3
"""From so many letters on, the inside of a word is looked at too."""
_KEYS_TELL = 2
"""From so many letters on, another keyboard layout may have been meant."""


class Rank(IntEnum):
    """How a hit was found, the surest first."""

    EXACT = 0
    NAME = 1
    WORD = 2
    PERSON = 3
    INSIDE = 4


@dataclass(frozen=True, slots=True)
class Hit:
    """A delegation, with the person where a person was found. `remark` says who is registered how.

    `sure` when the letters begin a name or a word: only such a hit may be taken without being chosen.
    """

    entity: str
    name: str
    person: str = ""
    person_name: str = ""
    remark: str = ""
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Delegation:
    """A delegation with the folded forms of all its names, each with a space before it."""

    hit: Hit
    forms: tuple[str, ...]
    all_forms: str

    def rank(self, text: str, words: list[str]) -> Rank | None:
        """How well these words, folded, name it; None where they do not."""
        if not all(word in self.all_forms for word in words):
            return None
        if f" {text}" in self.forms:
            return Rank.EXACT
        if any(form.startswith(f" {text}") for form in self.forms):
            return Rank.NAME
        if any(all(f" {word}" in form for word in words) for form in self.forms):
            return Rank.WORD
        if len(text) >= _TELLING and any(all(word in form for word in words) for form in self.forms):
            return Rank.INSIDE
        return None


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
        self._delegations = [_delegation(entity, counts.get(code)) for code, entity in entities.items()]
        self._delegations.sort(key=lambda delegation: len(delegation.hit.name))
        cards = [_person_card(person, entities[person.entity]) for person in people]
        cards.sort(key=lambda card: len(card[0].name))
        self._people, self._hay = [hit for hit, _ in cards], TextIndex(folded for _, folded in cards)

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Hit, ...]:
        """The best hits first: a delegation by its code or a name, by the beginning of a name or word in any
        language; then persons; then what has the letters inside.

        Every word of `text` must be found, in any order; an empty text finds nothing. Where nothing begins
        so, the same keys are read on the other keyboard layouts.
        """
        found = self._find(text, limit)
        if any(hit.sure for hit in found) or len(text.strip()) < _KEYS_TELL:
            return found
        for meant in on_other_keys(text):
            others = self._find(meant, limit, inside=False)
            if any(hit.sure for hit in others):
                return others
        return found

    def _find(self, text: str, limit: int, *, inside: bool = True) -> tuple[Hit, ...]:
        folded = fold(text)
        words = folded.split()
        if not words:
            return ()
        ranked: list[list[Hit]] = [[] for _ in Rank]
        for delegation in self._delegations:
            rank = delegation.rank(folded, words)
            if rank is not None:
                ranked[rank].append(delegation.hit if rank is not Rank.INSIDE else _unsure(delegation.hit))
        for place, begun in self._hay.ranked(text, limit, inside=inside):
            hit = self._people[place]
            if fold(hit.person_name) == folded:
                ranked[Rank.EXACT].append(hit)
            else:
                ranked[Rank.PERSON if begun else Rank.INSIDE].append(hit if begun else _unsure(hit))
        return tuple(hit for hits in ranked for hit in hits)[:limit]

    def similar(self, text: str, limit: int = 3) -> tuple[Hit, ...]:
        """Who may have been meant where nothing was found: names that differ by a letter or two."""
        wanted = fold(text)
        if len(wanted) < _ENOUGH:
            return ()
        near = self._hay.near(wanted)
        forms = [delegation.all_forms for delegation in self._delegations]
        hits = [
            *(delegation.hit for delegation in self._delegations),
            *(self._people[place] for place in near),
        ]
        return tuple(_unsure(hits[place]) for place in alike(wanted, [*forms, *near.values()], limit))


def _unsure(hit: Hit) -> Hit:
    return replace(hit, sure=False)


def _delegation(entity: Entity, counts: list[int] | None) -> _Delegation:
    room, remote = counts or (0, 0)
    parts = [f"{room} in the room" if room else "", f"{remote} on Zoom" if remote else ""]
    remark = (
        "registered: " + ", ".join(part for part in parts if part) if room or remote else "not registered"
    )
    forms = tuple(_forms(entity))
    return _Delegation(Hit(entity.code, entity.short, remark=remark), forms, " ".join(forms))


def _forms(entity: Entity) -> Iterator[str]:
    names = (entity.short, entity.abbreviation, entity.code, entity.name, entity.name_fr)
    forms = (
        form
        for name in (*names, *typed_names().get(entity.code, ()), *state_names(entity))
        for form in fold_forms(name)
    )
    for form in dict.fromkeys(forms):
        if form:
            yield f" {form}"
            if form.startswith("the "):
                yield form[3:]


def _person_card(person: Registrant, entity: Entity) -> tuple[Hit, str]:
    place = "on Zoom" if person.attendance == "zoom" else "in the room"
    names = (person.alias,) if person.alias else (person.family, person.given, person.native)
    hit = Hit(entity.code, entity.short, person.number, person.shown_name, place)
    return hit, key(*names, entity.short, entity.code)
