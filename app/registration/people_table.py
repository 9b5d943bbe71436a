"""Everybody as a table: made once for each state of the people, then sorted and filtered within a frame.

For desks that know everybody by their registered names; a protected person's alias stands in its column.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property

from app.conference.registrants import Attendance, Registrant, Status, category_of
from app.registration.admission import is_late
from app.registration.state import AtTheDoor, Badge
from app.text.folding import fold, fold_long

COLUMNS = (
    *("number", "family", "given", "delegation", "position", "category", "role", "attendance", "status"),
    *("in_hall", "badge", "email", "telephone", "language", "alias", "missing", "note"),
)
MISSING = (
    *("not confirmed", "no e-mail", "no delegation", "delegation not known", "no position", "no photo"),
    *("no badge yet", "badge out of date", "late", "marked", "protected"),
)
"""What a person may be looked for by: what is missing, or to be known."""
_TOLD = frozenset(MISSING[:4]) | {"badge out of date", "late"}
"""Those that stand in the list; of the others there are too many."""
_DIGITS, _WIDE, _LAST = re.compile(r"\d+"), 12, "\uffff"
_WAYS = {Attendance.IN_ROOM: "hall", Attendance.ZOOM: "Zoom"}


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One line: its texts by column, what it is sorted, searched and filtered by."""

    person: Registrant
    texts: tuple[str, ...]
    keys: tuple[str, ...]
    hay: str
    facts: frozenset[str]
    made_of: tuple[object, ...] = field(repr=False, compare=False)

    @property
    def number(self) -> str:
        """The registration's number."""
        return self.person.number


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked of a line; empty asks nothing. `text`: every word, in any order, accents or not."""

    text: str = ""
    delegation: str = ""
    category: str = ""
    status: str = ""
    attendance: str = ""
    missing: str = ""

    @property
    def facts(self) -> frozenset[str]:
        """What a line must be, besides holding the text."""
        named = (
            f"{held.name}:{getattr(self, held.name)}"
            for held in fields(self)
            if held.name != "text" and getattr(self, held.name)
        )
        return frozenset(named)


class PeopleTable:
    """The lines in the order of their numbers; `now` is what they were made of."""

    def __init__(self, now: AtTheDoor, before: "PeopleTable | None" = None) -> None:
        self.now = now
        held = {row.number: row for row in before.rows} if before is not None else {}
        entities = now.people.entities
        same = before is not None and before.now.people.entities is entities
        self.rows: tuple[ListedPerson, ...] = tuple(
            _line(person, now, held.get(person.number) if same else None)
            for person in now.people.registrants.values()
            if person.number not in now.people.merged
        )
        self._orders: dict[str, list[int]] = {}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where each number stands."""
        return {row.number: place for place, row in enumerate(self.rows)}

    @cached_property
    def delegations(self) -> tuple[tuple[str, str], ...]:
        """Those that anybody represents, by their names: code and name."""
        named = {row.person.entity: row.texts[3] for row in self.rows if row.person.entity}
        return tuple(sorted(named.items(), key=lambda pair: fold(pair[1])))

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories of those who are in the list, in words."""
        return tuple(sorted({row.texts[5] for row in self.rows} - {""}))

    def chosen(self, asked: Filter, column: str = "family", *, descending: bool = False) -> list[int]:
        """The places of the lines that a filter leaves, in the order of a column."""
        order = self._orders.get(column)
        if order is None:
            at = COLUMNS.index(column)
            keys = [row.keys[at] for row in self.rows]
            order = self._orders[column] = sorted(range(len(keys)), key=keys.__getitem__)
        rows, facts, words = self.rows, asked.facts, fold(asked.text).split()
        found: list[int] = order
        if facts:
            found = [place for place in found if facts <= rows[place].facts]
        for word in words:
            found = [place for place in found if word in rows[place].hay]
        return found[::-1] if descending else list(found)

    def numbers(self, places: Sequence[int]) -> tuple[str, ...]:
        """The registration numbers of some lines."""
        return tuple(self.rows[place].number for place in places)


def _key(text: str) -> str:
    """By folded letters, R2 before R10; empty ones last."""
    return _DIGITS.sub(lambda digits: digits[0].zfill(_WIDE), fold_long(text)) if text else _LAST


def _line(person: Registrant, now: AtTheDoor, before: ListedPerson | None) -> ListedPerson:
    door = now.door
    arrived, badge = door.arrived.get(person.number), door.badges.get(person.number) or Badge()
    way = door.attendance(person)
    made_of = (person, arrived is not None, badge.printed, badge.outdated, way)
    if before is not None and before.made_of == made_of:
        return before
    entity = now.people.entities.get(person.entity)
    kind = category_of(person, entity)
    delegation = entity.name if entity else person.entity
    category = now.people.category_name(kind) if kind else ""
    missing = tuple(_missing(person, now, badge))
    texts = (
        *(person.number, person.family or person.given, person.given if person.family else "", delegation),
        *(person.position, category, person.role.replace("_", " "), _WAYS[way], person.status.value),
        *("in" if arrived else "", _badge_words(badge), person.email, person.telephone, person.language),
        *(person.alias, ", ".join(what for what in missing if what in _TOLD), person.note),
    )
    keys = tuple(map(_key, texts))
    more = (person.number, person.native, person.title, *((entity.short, entity.code) if entity else ()))
    hay = " ".join((*keys, fold_long(" ".join(more))))
    facts = frozenset(
        (
            *(f"delegation:{person.entity}", f"category:{category}", f"status:{person.status.value}"),
            f"attendance:{way.value}",
            *(f"missing:{what}" for what in missing),
        )
    )
    return ListedPerson(person, texts, keys, hay, facts, made_of)


def _badge_words(badge: Badge) -> str:
    if badge.outdated:
        return "out of date"
    return f"printed {badge.printed}×" if badge.printed > 1 else "printed" if badge.printed else ""


def _missing(person: Registrant, now: AtTheDoor, badge: Badge) -> list[str]:
    known = now.people.entities
    is_due = person.status is Status.CONFIRMED and now.door.attendance(person) is Attendance.IN_ROOM
    found = {
        "not confirmed": person.status is Status.PENDING,
        "no e-mail": not person.email,
        "no delegation": not person.entity,
        "delegation not known": bool(person.entity) and person.entity not in known,
        "no position": not person.position,
        "no photo": not person.photo,
        "no badge yet": is_due and not badge.printed,
        "badge out of date": badge.outdated,
        "late": is_late(person, now.people),
        "marked": is_marked(person),
        "protected": bool(person.alias),
    }
    return [what for what in MISSING if found[what]]


def is_marked(person: Registrant) -> bool:
    """Whether chair and tech desk are to know when this person comes: a speaker, or “VIP” in role or note."""
    return person.role in MARKED_ROLES or "vip" in fold_long(f"{person.role} {person.note}").split()


MARKED_ROLES = ("vip", "speaker", "panellist", "moderator")
