"""Delegations by the names that an agenda gives them; what is not known stays as it is written."""

from collections.abc import Iterable

from app.conference.entities import Entity
from app.exchange.agenda.outline.people import Find
from app.exchange.entity_names import EntityNames, Unknown


def finder(entities: Iterable[Entity]) -> Find:
    """Finds the code of a delegation by code, name or abbreviation; "" where it is none, or several."""
    names = EntityNames(entities)

    def find(text: str) -> str:
        try:
            found = names.find(text)
        except Unknown:
            return ""
        return found.code if found else ""

    return find
