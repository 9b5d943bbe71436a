"""The names under which States and organizations are known besides those in their rows."""

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


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


@cache
def country_forms() -> tuple[str, ...]:
    """The States beyond those of the program in six languages, and names that States once had."""
    text = (files("resources") / "entities" / "countries.csv").read_text("utf-8")
    return tuple(name for row in csv.DictReader(text.splitlines()) for name in row["names"].split("|"))


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
