"""The names under which States and organizations are known besides those in their rows.

The States of the world by ISO 3166 bear the names that the United Nations use in its six languages: 193
members and two observers (2024). What a conference calls a State is in its own rows.
"""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from app.conference.entities import Category, Entity
from app.text.folding import fold

_STATES = (Category.PARTICIPATING, Category.PARTNER)
_LANGUAGES = ("en", "short", "fr", "es", "ru", "ar", "zh")
_SIGNS = re.compile(r"[^A-Z0-9 '()-]")


@dataclass(frozen=True, slots=True)
class State:
    """A State. `names` are all of them, `short` the English one that people use where `name` is longer."""

    code: str
    iso3: str
    name: str
    short: str
    name_fr: str
    fr_sort: str
    is_member: bool
    names: tuple[str, ...]

    @property
    def entity(self) -> Entity:
        """The State as a conference begins with it."""
        return Entity(
            self.code,
            self.name,
            Category.PARTICIPATING,
            name_fr=self.name_fr,
            fr_sort=self.fr_sort,
            short_form=self.short,
        )


@cache
def states() -> Mapping[str, State]:
    """The States of the world by their codes, in the English order."""
    text = (files("resources") / "entities" / "world.csv").read_text("utf-8")
    return {row["code"]: _state(row) for row in csv.DictReader(text.splitlines())}


def _state(row: Mapping[str, str]) -> State:
    return State(
        row["code"],
        row["iso3"],
        row["en"],
        row["short"],
        row["fr"],
        row["fr_sort"] or french_key(row["fr"]),
        row["un"] == "member",
        tuple(dict.fromkeys(row[language] for language in _LANGUAGES if row[language])),
    )


def french_key(name: str) -> str:
    """What sorts a French name without any locale: capitals without accents, CONGO, COTE D'IVOIRE."""
    return _SIGNS.sub("", anyascii(name.replace("’", "'")).upper())


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files("resources") / "entities" / "names.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def other_names() -> tuple[tuple[str, str], ...]:
    """Code and name: usual, official and former names in six languages, as files and mails name an entity.

    The Russian genitive is among them, as in «Делегация Албании».
    """
    return tuple(
        (row["code"], name)
        for row in _rows()
        for column in ("names", "official", "genitive")
        for name in row[column].split("|")
        if name
    )


def state_names(entity: Entity) -> tuple[str, ...]:
    """The names of a State in six languages and more; none for an organization of its code (EC, Ecuador)."""
    return _of_states().get(entity.code.upper(), ()) if entity.category in _STATES else ()


@cache
def _of_states() -> Mapping[str, tuple[str, ...]]:
    """The names of each State of the world, by its code of two letters and of three."""
    found = {code: dict.fromkeys(state.names) for code, state in states().items()}
    for code, name in _of_other_countries():
        found[code][name] = None
    by_code = {code: tuple(names) for code, names in found.items()}
    return by_code | {state.iso3: by_code[code] for code, state in states().items()}


@cache
def _countries() -> tuple[tuple[str, ...], ...]:
    text = (files("resources") / "entities" / "countries.csv").read_text("utf-8")
    return tuple(tuple(row["names"].split("|")) for row in csv.DictReader(text.splitlines()))


def _of_other_countries() -> Iterator[tuple[str, str]]:
    """The other names of each State whose row names no second one."""
    codes = {fold(name): state.code for state in states().values() for name in state.names}
    for names in _countries():
        found = {codes[form] for form in map(fold, names) if form in codes}
        if len(found) == 1:
            yield from ((code, name) for code in found for name in names)


@cache
def country_forms() -> tuple[str, ...]:
    """The States beyond those of the program in six languages, and names that States once had."""
    return tuple(name for names in _countries() for name in names)


@cache
def typed_names() -> Mapping[str, tuple[str, ...]]:
    """By code, what a person may type to find an entity: those names, and ISO codes, former names, demonyms.

    Too short or too common for a text in which they stand to mean the entity, they are for search alone.
    """
    names: dict[str, list[str]] = defaultdict(list)
    for row in _rows():
        names[row["code"]] += [
            name for column in ("names", "search") for name in row[column].split("|") if name
        ]
    return {code: tuple(found) for code, found in names.items()}
