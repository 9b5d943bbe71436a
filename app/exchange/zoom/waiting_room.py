"""Names that Zoom shows in its waiting room, against the registrants: exact, likely or none.

“CANADA – Tremblay”, “Tremblay Claire (she/her)”, “[Interpreter] Marie Dubois”, “iPhone de Marie”,
“+43 664 …”: a person decides.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.exchange.entity_names import EntityNames
from app.text.folding import fold, fold_forms

_APART = re.compile(r"\s[-–—]+\s|[–—|/\\:;,()\[\]{}<>_@•·«»（）【】]|\s-|-\s")
_TELEPHONE = re.compile(r"[+\d][\d\s().*-]{5,}")
_POSSESSIVE = re.compile(r"['’]s\b")
_DEVICE = frozenset(
    [
        *(
            "iphone",
            "ipad",
            "android",
            "galaxy",
            "samsung",
            "huawei",
            "xiaomi",
            "macbook",
            "laptop",
            "notebook",
        ),
        *("redmi", "pixel", "oneplus", "tablet", "thinkpad", "lenovo", "computer"),
        *(
            "pc",
            "desktop",
            "phone",
            "mobile",
            "telefon",
            "zoom",
            "user",
            "guest",
            "participant",
            "teilnehmer",
        ),
    ]
)
_SMALL = frozenset(
    ["de", "du", "d", "of", "von", "van", "the", "mr", "ms", "mrs", "miss", "dr", "prof", "he", "amb"]
)
_NEAR, _MOST = 84, 5
_BETWEEN = 2
_LONGEST = 500
MORE = "more is written than the name"


class Likeness(StrEnum):
    """How well a name fits."""

    EXACT = "exact"
    LIKELY = "likely"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Match:
    """A name as Zoom shows it, who it may be (best first), and why, in words without a full stop."""

    name: str
    likeness: Likeness
    why: str
    people: tuple[Registrant, ...] = ()
    entity: Entity | None = None


class WaitingRoom:
    """Every registrant of a conference, folded once, asked for name after name."""

    def __init__(self, registrants: Iterable[Registrant], entities: Mapping[str, Entity]) -> None:
        self._entities = EntityNames(entities.values())
        self._people: dict[str, list[Registrant]] = defaultdict(list)
        self._words: dict[str, set[str]] = defaultdict(set)
        self._by_number: dict[str, Registrant] = {}
        self._of_entity: dict[str, list[Registrant]] = defaultdict(list)
        for registrant in registrants:
            self._by_number[registrant.number] = registrant
            self._of_entity[registrant.entity].append(registrant)
            for form in _forms(registrant):
                self._people[form].append(registrant)
                for word in form.split():
                    self._words[word].add(registrant.number)

    def match(self, name: str) -> Match:
        """Who a name may be."""
        name_read = name[:_LONGEST]
        if _TELEPHONE.fullmatch(name_read.strip()):
            return Match(name, Likeness.NONE, "a telephone; ask who it is")
        if not any(sign.isalpha() for sign in name):
            return Match(name, Likeness.NONE, _NOBODY[False])
        entity, words = self._read(_POSSESSIVE.sub("", name_read))
        typed = words
        words = [word for word in words if word not in _SMALL]
        device = any(word in _DEVICE for word in words)
        words = [word for word in words if word not in _DEVICE]
        if not words:
            return (
                self._of_delegation(name, entity) if entity else Match(name, Likeness.NONE, _NOBODY[device])
            )
        return (
            self._exact(name, typed, entity)
            or self._exact(name, words, entity)
            or self._within(name, typed, entity)
            or self._partly(name, words, entity)
            or self._near(name, words, entity)
            or self._near_in_part(name, entity)
            or (self._of_delegation(name, entity) if entity else None)
            or Match(name, Likeness.NONE, "not registered under this name")
        )

    def _read(self, name: str) -> tuple[Entity | None, list[str]]:
        """The entity that a name speaks of, if any, and the folded words of the person's name."""
        parts = [part.strip() for part in _APART.split(name) if part.strip()]
        for place, part in enumerate(parts):
            if (entity := self._entity(part)) is not None:
                rest = parts[:place] + parts[place + 1 :]
                return entity, fold(" ".join(rest)).split()
        words = name.split()
        for cut in range(len(words) - 1, 0, -1):
            for whole, rest in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
                if (entity := self._entity(" ".join(whole))) is not None and len(fold(" ".join(whole))) > 2:
                    return entity, fold(" ".join(rest)).split()
        return None, fold(name).split()

    def _entity(self, text: str) -> Entity | None:
        try:
            return self._entities.find(text)
        except ValueError:  # several bear that name: no help
            return None

    def _exact(self, name: str, words: list[str], entity: Entity | None) -> Match | None:
        """The whole name, in any order; or the family name within the delegation that was named."""
        found = _unique(self._people.get(" ".join(sorted(words)), ()))
        own = [person for person in found if entity is None or person.entity == entity.code]
        if entity is not None and not own:
            family = " ".join(sorted(words))
            own = [person for person in self._of_entity[entity.code] if family in _family_forms(person)]
        if len(own) == 1:
            return Match(name, Likeness.EXACT, "the name as registered", tuple(own), entity)
        if own:
            return Match(name, Likeness.LIKELY, f"{len(own)} of this name", tuple(own[:_MOST]), entity)
        if found:
            return Match(
                name, Likeness.LIKELY, "registered for another delegation", tuple(found[:_MOST]), entity
            )
        return None

    def _partly(self, name: str, words: list[str], entity: Entity | None) -> Match | None:
        """All words that were given belong to the name."""
        sets = [self._words.get(word, set()) for word in words]
        numbers = set.intersection(*sets)
        people = self._ranked(numbers, entity)
        if not people:
            return None
        why = "a part of the name" if len(people) == 1 else f"{len(people)} possible"
        return Match(name, Likeness.LIKELY, why, people[:_MOST], entity)

    def _within(self, name: str, typed: list[str], entity: Entity | None) -> Match | None:
        """A registered name of several words stands whole in what was typed, in any order, among others."""
        found: dict[str, int] = {}
        counted = Counter(number for word in set(typed) for number in self._words.get(word, ()))
        for number in (number for number, count in counted.items() if count > 1):
            for form in _forms(self._by_number[number]):
                words = form.split()
                if len(words) > 1 and _stand_together(words, typed):
                    found[number] = max(found.get(number, 0), len(words))
        most = max(found.values(), default=0)
        numbers = {number for number, words in found.items() if words == most}
        people = self._ranked(numbers, entity)
        if not people:
            return None
        why = MORE if len(people) == 1 else f"{len(people)} of this name"
        if entity is not None and all(person.entity != entity.code for person in people):
            why = "registered for another delegation"
        return Match(name, Likeness.LIKELY, why, people[:_MOST], entity)

    def _near_in_part(self, name: str, entity: Entity | None) -> Match | None:
        """One part of what was typed, between brackets or separators, differs from a name by some letters."""
        parts = [fold(part).split() for part in _APART.split(name)]
        for words in parts if len(parts) > 1 else ():
            bare = [word for word in words if word not in _SMALL | _DEVICE]
            if len(bare) > 1 and (found := self._near(name, bare, entity)):
                return found
        return None

    def _near(self, name: str, words: list[str], entity: Entity | None) -> Match | None:
        """A name that differs by some letters."""
        from rapidfuzz import fuzz, process

        text = " ".join(sorted(words))
        if len(text) < 5:
            return None
        close = process.extract(text, self._people.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=_MOST)
        found = _unique(person for form, *_ in close for person in self._people[form])
        people = [person for person in found if entity is None or person.entity == entity.code] or found
        if not people:
            return None
        return Match(name, Likeness.LIKELY, _letters(text, close[0][0]), tuple(people[:_MOST]), entity)

    def _of_delegation(self, name: str, entity: Entity | None) -> Match:
        assert entity is not None
        people = self._of_entity[entity.code]
        if not people:
            return Match(name, Likeness.NONE, f"nobody of {entity.short} is registered", (), entity)
        why = (
            f"{entity.short}; which of {len(people)}?"
            if len(people) > 1
            else f"the only one of {entity.short}"
        )
        return Match(name, Likeness.LIKELY, why, tuple(people[:_MOST]), entity)

    def _ranked(self, numbers: set[str], entity: Entity | None) -> tuple[Registrant, ...]:
        people = [self._by_number[number] for number in sorted(numbers)]
        own = [person for person in people if entity is not None and person.entity == entity.code]
        return tuple(own or people)


_NOBODY = {True: "a device; ask who it is", False: "nothing that could be a name"}


def _forms(person: Registrant) -> set[str]:
    """Every way to write the name, its words in one order."""
    names = (person.full_name, person.alias, person.native)
    return {" ".join(sorted(form.split())) for name in names if name for form in fold_forms(name) if form}


def _family_forms(person: Registrant) -> set[str]:
    return {" ".join(sorted(form.split())) for form in fold_forms(person.family) if form}


def _stand_together(words: list[str], typed: list[str]) -> bool:
    """Whether all words of a name stand near each other: initials or a second name may stand between."""
    wanted, width = Counter(words), len(words) + _BETWEEN
    return any(wanted <= Counter(typed[at : at + width]) for at in range(max(1, len(typed) - len(words) + 1)))


def _unique(people: Iterable[Registrant]) -> list[Registrant]:
    return list({person.number: person for person in people}.values())


def _letters(written: str, registered: str) -> str:
    from rapidfuzz.distance import Levenshtein

    count = Levenshtein.distance(written, registered)
    return "one letter differs" if count == 1 else f"{count} letters differ"
