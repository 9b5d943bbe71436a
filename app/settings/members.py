"""Who may be a member: the States of the world and the organizations that come with the program."""

import re
from collections.abc import Iterable
from functools import cache

from app.conference.entities import Category, Entity
from app.conference.known_names import states
from app.exchange.entities import shipped_entities
from app.exchange.entity_names import EntityNames
from app.settings.entities import by_free_code

SETS = {
    "osce": "the OSCE: 57 participating States, Partners, structures",
    "un": "the United Nations: 193 member States",
    "none": "nobody yet",
}
"""With whom a conference may begin, in words."""
_STATES = (Category.PARTICIPATING, Category.PARTNER)
_NUMBERED = re.compile(r"^\W*\d{1,3}[.)]\s+")


def members(name: str) -> tuple[Entity, ...]:
    """The entities of a set. Raises ValueError with words for another name."""
    if name == "osce":
        return shipped_entities()
    if name == "un":
        return tuple(sorted((s.entity for s in states().values() if s.is_member), key=lambda e: e.fr_sort))
    if name != "none":
        raise ValueError(f"“{name}” is no set of members; there are {', '.join(SETS)}")
    return ()


@cache
def _world() -> tuple[EntityNames, EntityNames]:
    """Every State of the world, and every organization of the program, by all their names."""
    shipped = shipped_entities()
    named = EntityNames(state.entity for state in states().values())
    for entity in shipped:  # as they were called in 2021: Turkey, Czech Republic
        if entity.category in _STATES:
            named.call(entity.name, entity.code)
    return named, EntityNames(entity for entity in shipped if entity.category not in _STATES)


def known(text: str) -> Entity | None:
    """The State or organization that a name or code means, as it comes with the program.

    Raises ValueError with words where it may be several: EC is Ecuador's code and the European Commission's.
    """
    nations, organizations = _world()
    found = [one for one in (nations.find_country(text.strip()), organizations.find(text.strip())) if one]
    if len(found) > 1:
        raise ValueError(f"“{text}” may be {' or '.join(one.name for one in found)}; write the name")
    return found[0] if found else None


def proposed(text: str, held: Iterable[Entity], category: Category = Category.IO) -> Entity:
    """The State or organization of a name: one that is known, else a new one of the category.

    Raises ValueError with words where it may be meant for another, or is in the conference already.
    """
    name = " ".join(text.split())
    there = EntityNames(held)
    found = there.find(name) or known(name)
    if found is None:
        return there.propose(name, "", category)
    free = by_free_code(found, there.by_code)
    if free is None:
        raise ValueError(f"{there.by_code[found.code].name} is in this conference already, as {found.code}")
    return free


def from_list(text: str, held: Iterable[Entity], category: Category = Category.IO) -> tuple[Entity, ...]:
    """Those of a list, one on a line or with semicolons between them; who is there already is left out.

    Raises ValueError with words that name the line.
    """
    there, found = EntityNames(held), dict[str, Entity]()
    lines = [_NUMBERED.sub("", line).strip(" \t,;•·–-") for line in re.split(r"[\n;]", text)]
    for number, line in enumerate(lines, 1):
        try:
            if line and there.find(line) is None:
                entity = known(line) or there.propose(line, "", category)
                found.setdefault(entity.code, entity)
        except ValueError as no:
            raise ValueError(f"Line {number}: {no}") from None
    return tuple(found.values())
