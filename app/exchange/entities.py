"""The States and organizations that come with the program, from `resources/entities`; a start, not a law."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from app.conference.entities import Category, Entity


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("resources") / "entities" / name).read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


@cache
def shipped_entities() -> tuple[Entity, ...]:
    """The participating States and Partners in French order, then the organizations."""
    states = [
        Entity(
            row["code"], row["name_en"], Category(row["kind"]), name_fr=row["name_fr"], fr_sort=row["fr_sort"]
        )
        for row in _rows("states.csv")
    ]
    others = [
        Entity(
            row["code"],
            row["name_en"],
            Category(row["category"]),
            row["name_fr"],
            row["abbreviation"],
            note=row["note"],
        )
        for row in _rows("entities.csv")
    ]
    return (*states, *others)
