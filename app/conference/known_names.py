"""The names under which States and organizations are known besides those in their rows."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from app.conference.entities import Category, Entity
from app.conference.world import states
from app.text.folding import fold

_STATES = (Category.PARTICIPATING, Category.PARTNER)


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
