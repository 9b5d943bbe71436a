"""What a person may represent: States, organizations, and what kind each is."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_SHORT_NAME = 26


class Category(StrEnum):
    """What an entity is. Which entities there are is data; what they may be is not."""

    PARTICIPATING = "participating"
    PARTNER = "partner"
    GROUP = "group"
    OSCE_CHAIR = "osce_chair"
    OSCE_STRUCTURE = "osce_structure"
    OSCE_INSTITUTION = "osce_institution"
    OSCE_PA = "osce_pa"
    OSCE_FIELD = "osce_field"
    IO = "io"
    CIVIL_SOCIETY = "civil_society"
    ACADEMIA = "academia"
    MEDIA = "media"
    STAFF = "staff"
    OTHER = "other"

    def words(self, osce: bool) -> str:
        """The category as a person reads it; the OSCE has participating States and Partners of its own."""
        return _OSCE_WORDS.get(self, _CATEGORY_WORDS[self]) if osce else _CATEGORY_WORDS[self]


_CATEGORY_WORDS = {
    Category.PARTICIPATING: "State",
    Category.PARTNER: "Partner",
    Category.GROUP: "group of States",
    Category.OSCE_CHAIR: "OSCE Chairpersonship",
    Category.OSCE_STRUCTURE: "OSCE structure",
    Category.OSCE_INSTITUTION: "OSCE institution",
    Category.OSCE_PA: "OSCE Parliamentary Assembly",
    Category.OSCE_FIELD: "OSCE field operation",
    Category.IO: "international organization",
    Category.CIVIL_SOCIETY: "civil society",
    Category.ACADEMIA: "academia",
    Category.MEDIA: "media",
    Category.STAFF: "staff",
    Category.OTHER: "other",
}
_OSCE_WORDS = {
    Category.PARTICIPATING: "participating State",
    Category.PARTNER: "Partner for Co-operation",
}


@dataclass(frozen=True, slots=True)
class Entity:
    """Anything a person may represent. `code` is its key: CA, UN-ODC, CSO-01.

    `name` and `name_fr` are the official ones; `short` is what the console shows ("UNODC").
    `fr_sort` orders States in French without any locale; entities without one sort by code.
    `short_form` is what somebody chose for the console, `article` what stands before it when named aloud.
    """

    code: str
    name: str
    category: Category
    name_fr: str = ""
    abbreviation: str = ""
    fr_sort: str = ""
    note: str = ""
    short_form: str = ""
    article: str = ""

    @property
    def short(self) -> str:
        """The name for a list row: as chosen, else the abbreviation where the name is long and no State’s."""
        if self.short_form:
            return self.short_form
        state = self.category in (Category.PARTICIPATING, Category.PARTNER, Category.GROUP)
        return self.name if state or len(self.name) <= LONGEST_SHORT_NAME else self.abbreviation or self.name
