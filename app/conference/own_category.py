"""What a person is at a conference: by a category of their own where they have one, else by the entity."""

from app.conference.entities import Category, Entity
from app.conference.registrants import Registrant

_MEANS: dict[str, tuple[Category, ...]] = {
    "delegation": (Category.PARTICIPATING, Category.GROUP, Category.PARTNER, Category.OSCE_CHAIR),
    "partner": (Category.PARTNER,),
    "osce": (
        *(Category.OSCE_STRUCTURE, Category.OSCE_INSTITUTION, Category.OSCE_FIELD, Category.OSCE_PA),
        Category.OSCE_CHAIR,
    ),
    "organization": (Category.IO, Category.OTHER),
    "civil_society": (Category.CIVIL_SOCIETY,),
    "academia": (Category.ACADEMIA,),
    "media": (Category.MEDIA,),
    "interpreter": (Category.STAFF,),
    "technical": (Category.STAFF,),
    "secretariat": (Category.STAFF,),
    "security": (Category.STAFF,),
    "speaker": (),
}
OWN_CATEGORIES = tuple(_MEANS)
"""The words of a registration's own category, as lists of registrants bring them."""


_SILENT = {
    "delegation": frozenset(Category),
    "organization": frozenset((Category.CIVIL_SOCIETY, Category.ACADEMIA, Category.MEDIA)),
}
"""Words that lists use for anybody: beside an entity of these categories they say nothing of their own."""


def category_of(person: Registrant, entity: Entity | None) -> Category | None:
    """The category that decides band and chip; None where neither the person nor an entity tells it.

    A person's own word goes before the entity's where the two differ: whoever of a delegation interprets is
    staff. Where they agree the entity's is the more exact: the delegation of a Partner is a Partner's.
    """
    own = _MEANS.get(person.category, ())
    if entity is None:
        return own[0] if own else None
    agrees = not own or entity.category in own or entity.category in _SILENT.get(person.category, ())
    return entity.category if agrees else own[0]
