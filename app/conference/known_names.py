"""The names under which States and organizations are known besides those in their rows."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from app.conference.world import states
from app.text.folding import fold


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = (files("resources") / "entities" / "names.csv").read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def other_names() -> tuple[tuple[str, str], ...]:
    """Code and name: usual, official and former names in six languages, as files and mails name an entity."""
    of_program = (
        (row["code"], name)
        for row in _rows()
        for column in ("names", "official")
        for name in row[column].split("|")
        if name
    )
    of_world = ((state.code, name) for state in states().values() for name in state.names)
    return tuple(dict.fromkeys((*of_program, *of_world, *_of_other_countries())))


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
    for state in states().values():
        names[state.code] += [*state.names, state.iso3]
    return {code: tuple(dict.fromkeys(found)) for code, found in names.items()}
