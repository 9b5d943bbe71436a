"""States and organizations as somebody adds, renames, orders, merges them: pure, changes of the settings.

Every function gives a `Change` or raises ValueError with words that have no full stop.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.known_names import french_key, states
from app.conference.matters import Matter
from app.conference.seats import seated
from app.conference.spoken_names import NO_ARTICLE
from app.errors import Refused
from app.exchange.tables.cells import clean
from app.settings.changes import Change, Path
from app.settings.kinds import Count, Text
from app.text.folding import fold

ORDER: Path = ("order",)
"""Where the order of all codes is held."""
COLUMNS = {
    "code": "Code",
    "name": "Name",
    "short_form": "Short form",
    "article": "Article",
    "category": "Category",
    "name_fr": "French name",
    "fr_sort": "French sort key",
    "abbreviation": "Abbreviation",
    "seat": "Seat",
    "places": "Places",
    "note": "Note",
}
"""What stands about an entity, with its headings."""
_OWN = frozenset(field.name for field in fields(Entity))
_ELSEWHERE = {"seat": "seats", "places": "places"}
_NO_ARTICLE = ("-", "none", "no", "without")
_TEXT = Text()
_STATES = (Category.PARTICIPATING, Category.PARTNER)


@dataclass(frozen=True, slots=True)
class Entities:
    """The States and organizations of a conference as they stand, by code, in their order."""

    conference: Conference
    held: Mapping[str, Entity]

    def value(self, code: str, column: str) -> Any:
        """What stands in a column of an entity."""
        if column in _ELSEWHERE:
            return getattr(self.conference, _ELSEWHERE[column]).get(code)
        return getattr(self.held[code], column)

    def shown(self, code: str, column: str) -> str:
        """The same as a person reads and writes it."""
        value = self.value(code, column)
        if column == "category":
            return self.conference.category_name(value)
        return "" if value is None else str(value)

    def typed(self, code: str, column: str, text: str) -> Change:
        """The change of one column to what was typed."""
        if code not in self.held:
            raise ValueError(f"There is no entity {code}")
        if column not in COLUMNS or column == "code":
            wanted = ", ".join(name for name in COLUMNS if name != "code")
            raise ValueError(f"The {column} of an entity stays as it is; what can be written are {wanted}")
        value = self._read(code, column, text)
        if value == self.value(code, column):
            raise ValueError("That is so already")
        path = ("conference", _ELSEWHERE[column], code) if column in _ELSEWHERE else ("entity", code, column)
        words = f"{COLUMNS[column]} of {self.held[code].short}: {clean(text) or 'empty'}"
        return Change(words, {path: self.value(code, column)}, {path: value})

    def typed_all(self, code: str, typed: Iterable[tuple[str, str]]) -> Change:
        """The change of several columns of one entity, in one step."""
        changes = [self.typed(code, column, text) for column, text in typed]
        before, after = dict[Path, object](), dict[Path, object]()
        for change in changes:
            before |= change.before
            after |= change.after
        return Change("; ".join(change.words for change in changes), before, after)

    def _read(self, code: str, column: str, text: str) -> Any:
        typed = _TEXT.read(text, self.conference) or ""
        match column:
            case "name":
                return self._name(code, typed)
            case "category":
                return category_called(typed, self.conference)
            case "article":
                return NO_ARTICLE if typed.casefold() in _NO_ARTICLE else typed.casefold()
            case "fr_sort":
                return french_key(typed)
            case "places":
                return Count().read(typed, self.conference)
            case "seat":
                try:
                    return seated(self.held, self.conference.seats, code, typed) or None
                except Refused as no:
                    raise ValueError(str(no).removesuffix(".")) from None
        return typed

    def _name(self, code: str, name: str) -> str:
        if not name:
            raise ValueError("A State or organization needs a name")
        same = next((other for other in self.held.values() if fold(other.name) == fold(name)), None)
        if same is not None and same.code != code:
            raise ValueError(f"{same.code} is called {same.name} already; merge the two if they are one")
        return name

    def add(self, new: Iterable[Entity]) -> Change:
        """The change that adds entities, in one step; those that are there already are left out."""
        free = (by_free_code(entity, self.held) for entity in new)
        entities = list({entity.code: entity for entity in free if entity is not None}.values())
        if not entities:
            raise ValueError("Each of them is in this conference already")
        for entity in entities:
            self._name(entity.code, entity.name)
        words = f"{entities[0].name} added" if len(entities) == 1 else f"{len(entities)} entities added"
        after: dict[Path, object] = {("entity", entity.code): entity for entity in entities}
        return Change(words, dict.fromkeys(after), after)

    def move(self, code: str, by: int) -> Change:
        """The entity so many places up (negative) or down."""
        before = tuple(self.held)
        place = before.index(code) + by
        if not 0 <= place < len(before):
            raise ValueError(f"{self.held[code].short} is {'first' if by < 0 else 'last'} already")
        others = [other for other in before if other != code]
        after = (*others[:place], code, *others[place:])
        way = "up" if by < 0 else "down"
        return Change(f"{self.held[code].short} moved {way}", {ORDER: before}, {ORDER: after})

    def remove(self, code: str) -> Change:
        """The conference without an entity that nothing names."""
        before, after = self._without(code)
        return Change(f"{self.held[code].name} taken out", before, after)

    def _without(self, code: str) -> tuple[dict[Path, object], dict[Path, object]]:
        codes = tuple(self.held)
        before: dict[Path, object] = {("entity", code): self.held[code], ORDER: codes}
        after: dict[Path, object] = {("entity", code): None, ORDER: tuple(c for c in codes if c != code)}
        for field in _ELSEWHERE.values():
            if (held := getattr(self.conference, field).get(code)) is not None:
                before["conference", field, code], after["conference", field, code] = held, None
        return before, after

    def merge(
        self,
        keep: str,
        gone: str,
        named: Iterable[Path],
        decided: Mapping[str, str],
        merged: Mapping[str, str],
    ) -> Change:
        """One entity instead of two: whatever names the one that is given up then names the other.

        `named` are the paths at which it is named, `decided` what lists mean by names, by folded name,
        `merged` the merges before.
        """
        for code in (keep, gone):
            if code not in self.held:
                raise ValueError(f"There is no entity {code}")
        if keep == gone:
            raise ValueError(f"{keep} cannot be merged with itself")
        before, after = self._without(gone)
        for path in named:
            before[path], after[path] = gone, keep
        for field in _ELSEWHERE.values():
            moved = getattr(self.conference, field).get(gone)
            if moved is not None and keep not in getattr(self.conference, field):
                before["conference", field, keep], after["conference", field, keep] = None, moved
        for key, choice in decided.items():
            if choice == gone:
                before[decision(Matter.ENTITY, key)], after[decision(Matter.ENTITY, key)] = gone, keep
        for name in _names(self.held[gone]):
            if name not in decided:
                before[decision(Matter.ENTITY, name)], after[decision(Matter.ENTITY, name)] = None, keep
        for code, into in {**merged, gone: gone}.items():
            if into == gone:
                path = decision(Matter.ONE_ENTITY, code)
                before[path], after[path] = merged.get(code), keep
        return Change(f"{self.held[gone].name} merged into {self.held[keep].name}", before, after)


def _names(entity: Entity) -> list[str]:
    """How files may still call it, folded."""
    names = (entity.code, entity.name, entity.name_fr, entity.abbreviation)
    return list(dict.fromkeys(fold(name).removeprefix("the ") for name in names if name))


def decision(matter: Matter, key: str) -> Path:
    """Where a decision is held."""
    return ("decision", matter.value, key)


def by_free_code(new: Entity, held: Mapping[str, Entity]) -> Entity | None:
    """The entity by a code that is free, None where it is there already.

    A State whose two letters are an organization's has its three: beside the European Commission, EC,
    Ecuador is ECU.
    """
    there = held.get(new.code)
    if there is None or new.category not in _STATES or there.category in _STATES:
        return new if there is None else None
    state = states().get(new.code)
    return replace(new, code=state.iso3) if state is not None and state.iso3 not in held else None


def category_called(text: str, conference: Conference) -> Category:
    """The category of a name that a person typed, as this conference, the OSCE or the program calls it."""
    named: dict[str, Category] = {}
    for category in Category:
        words = (category.words(osce=False), category.words(osce=True), conference.category_name(category))
        named |= {fold(name): category for name in (category.value, *words)}
    found = named.get(fold(text.replace("_", " "))) or named.get(fold(text))
    if found is None:
        known = ", ".join(conference.category_name(category) for category in Category)
        raise ValueError(f"“{text}” is no category; there are {known}")
    return found
