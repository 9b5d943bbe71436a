"""How a delegation is named aloud, in English: with its article, as a delegation or as a representative."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from app.conference.entities import Category, Entity

_DELEGATIONS = (Category.PARTICIPATING, Category.PARTNER, Category.GROUP)
_WITH_ARTICLE = re.compile(
    r"(?:United|Republic of|Kingdom of|Principality of|Democratic|Islamic|Holy See|Sovereign Order)\b"
    r"|.*\b(?:Republic|Federation|Kingdom|Emirates|Islands)$"
    r"|(?:Netherlands|Philippines|Bahamas|Gambia|Maldives)$"
)
_COMMON_NOUN = re.compile(r"(?:An?|The) [a-z]")
_COMMON = re.compile(
    r"\b(?:Agency|Assembly|Association|Bank|Centre|Center|Chairpersonship|Commission|Commissioner|Committee|"
    r"Council|Court|Federation|Foundation|Fund|Group|Institute|League|Ministry|Mission|Network|Office|Order|"
    r"Organi[sz]ation|Parliament|Presidency|Rapporteur|Secretariat|Society|Union|University)\b"
)

NO_ARTICLE = "-"
"""As an entity's article: it has none; an empty one leaves it to the rule."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """`name` as after “the floor to …”; `whole` as after “I thank …”."""

    name: str
    whole: str


@cache
def _spoken() -> Mapping[str, str]:
    text = (files("resources") / "entities" / "spoken.csv").read_text("utf-8")
    return {row["code"]: row["en"] for row in csv.DictReader(text.splitlines())}


def spoken(entity: Entity) -> Spoken:
    """The entity as it is named aloud: “the delegation of the United Kingdom”, “the representative of UNODC”.

    What is shipped for a code holds as long as the entity still bears that name; renamed, it follows its own.
    """
    name = _spoken().get(entity.code, "")
    if entity.article:
        name = f"{entity.article.removeprefix(NO_ARTICLE)} {entity.short}".strip()
    elif not _is_of(name.removeprefix("the "), entity):
        name = f"the {entity.short}" if _has_article(entity) else _within(entity.short)
    kind = "delegation" if entity.category in _DELEGATIONS else "representative"
    return Spoken(name, f"the {kind} of {name}")


def spoken_by_code(entities: Mapping[str, Entity], code: str, otherwise: str = "") -> Spoken:
    """The same by its code; by the name given where the conference does not know it (any more)."""
    entity = entities.get(code)
    name = otherwise or code
    return spoken(entity) if entity else Spoken(name, f"the delegation of {name}")


def _within(name: str) -> str:
    """A name as it stands within a sentence: “A civil society organization” has a small article there."""
    return name[0].lower() + name[1:] if _COMMON_NOUN.match(name) else name


def _is_of(name: str, entity: Entity) -> bool:
    return bool(name) and (name.casefold() in entity.name.casefold() or name == entity.abbreviation)


def _has_article(entity: Entity) -> bool:
    name = entity.short
    if name.lower().startswith("the "):
        return False
    if entity.category is Category.GROUP:
        return " " in name
    if entity.category in _DELEGATIONS:
        return bool(_WITH_ARTICLE.match(name))
    return " " in name and bool(_COMMON.search(name)) and not name.startswith(("Open ", "La ", "Le "))
