"""The French order of delegations, as their names stand on tables and badges."""

from collections.abc import Iterable, Mapping

from anyascii import anyascii

from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant

_ORDER = {category: place for place, category in enumerate(Category)}


def in_french_order(registrants: Iterable[Registrant], entities: Mapping[str, Entity]) -> list[Registrant]:
    """Registrants in the French order of their entities (by code), then by family name."""
    return sorted(
        registrants, key=lambda registrant: badge_order(registrant, entities.get(registrant.entity))
    )


def badge_order(registrant: Registrant, entity: Entity | None) -> tuple[int, str, str, str, str]:
    """The place of a badge in the pile: category, French key of the entity, family and given name, number."""
    name = (registrant.alias, "") if registrant.alias else (registrant.family, registrant.given)
    family, given = (anyascii(part).casefold() for part in name)
    if entity is None:
        return len(_ORDER), registrant.entity, family, given, registrant.number
    key = entity.fr_sort or entity.code
    return _ORDER[entity.category], key, family, given, registrant.number
