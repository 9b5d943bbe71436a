"""Finding a delegation or a person by a few letters, in any script, with or without accents."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, chain

from app.conference import Entity, Registrant, Status
from app.exchange.folding import fold, fold_forms

_LIMIT = 8
_SAMPLE = 200_000
"""Letters that tell how rare a word is."""


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
    """Every delegation and confirmed person of a conference, folded once, asked at each letter.

    The keys stand in one long text, a line a card, the best first: it is searched as fast as memory is read,
    and whoever has found enough stops.
    """

    def __init__(self, entities: Mapping[str, Entity], registrants: Iterable[Registrant]) -> None:
        people = [one for one in registrants if one.status is Status.CONFIRMED and one.entity in entities]
        counts: dict[str, list[int]] = {}
        for one in people:
            counts.setdefault(one.entity, [0, 0])[one.attendance == "zoom"] += 1
        cards = [_entity_card(entity, counts.get(code)) for code, entity in entities.items()]
        cards += [_person_card(one, entities[one.entity]) for one in people]
        cards.sort(key=lambda card: (card.weight, len(card.hit.name)))
        lines = [f"\n{card.key}" for card in cards]
        self._hits, self._text = [card.hit for card in cards], "".join(lines)
        self._starts = list(accumulate(map(len, lines), initial=0))

    def find(self, text: str, limit: int = _LIMIT) -> tuple[Hit, ...]:
        """The best hits first: beginnings of names, then of words; delegations, then persons; short names.

        Every word of `text` must be found, in any order; an empty text finds nothing.
        """
        words = fold(text).split()
        if not words:
            return ()
        begun = [f" {word}" for word in words]
        places = chain(
            self._lines([f"\n{begun[0]}", *begun[1:]]),
            self._lines(begun),
            self._lines(words) if len(text) > 2 else (),
        )
        found: dict[int, Hit] = {}
        for place in places:
            found[place] = self._hits[place]
            if len(found) == limit:
                break
        return tuple(found.values())

    def _lines(self, parts: list[str]) -> Iterator[int]:
        """The places of the lines that hold all parts: the rarest is looked for, the others in its lines."""
        text, starts = self._text, self._starts
        rarest, *others = sorted(parts, key=lambda part: text.count(part, 0, _SAMPLE))
        at = text.find(rarest)
        while at >= 0:
            place = bisect_right(starts, at)
            begins, ends = starts[place - 1], starts[place]
            for part in others:
                if text.find(part, begins, ends) < 0:
                    break
            else:
                yield place - 1
            at = text.find(rarest, ends)


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
