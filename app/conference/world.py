"""The States of the world by ISO 3166, with the names that the United Nations use in its six languages.

Data, dated 2024: 193 members and two observers. What a conference calls a State is in its own rows.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from anyascii import anyascii

from app.conference.entities import Category, Entity

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
            self.code, self.name, Category.PARTICIPATING, name_fr=self.name_fr, fr_sort=self.fr_sort
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
