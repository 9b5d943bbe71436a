"""The door as it stands: who is in, which badges hold, who attends how, which Zoom names were decided.

A `Door` is what the journal of registration folds into. Frozen values, no rules.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from app.conference.entities import Category, Entity
from app.conference.registrants import Attendance, Registrant
from app.frozen import frozen
from app.journal.entries import Entry


@frozen
class Badge:
    """A person's badges: former ids are void. `printed` counts how often the one that holds was.

    `outdated`: something that stands on it was corrected since.
    """

    id: str = ""
    printed: int = 0
    printed_at: datetime | None = None
    void: tuple[str, ...] = ()
    reason: str = ""
    outdated: bool = False


@frozen
class Switch:
    """One decision about how people attend; the latest that concerns a person holds."""

    attendance: Attendance
    registrant: str = ""
    entity: str = ""
    session: str = ""

    def concerns(self, person: Registrant, session: str) -> bool:
        """Whether it is about this person, in this session (empty: the conference as a whole)."""
        for_session = not self.session or self.session == session
        for_person = not self.registrant or self.registrant == person.number
        return for_session and for_person and (not self.entity or self.entity == person.entity)


@frozen
class Permission:
    """Who allowed an exception, when and why."""

    allowed_by: str
    at: datetime
    reason: str = ""


@frozen
class NameDecision:
    """What the tech desk decided about a name in the waiting room."""

    registrant: str
    admitted: bool
    at: datetime


@frozen
class Door:
    """Mappings are by registration number; `names` by the Zoom name as it was shown.

    `merged` leads from a number that was given up to the one that was kept, `parted` from one that stands for
    itself again; `apart` are pairs, the lesser number first, that somebody has found to be two people.
    `removed` are numbers whose registration was taken out: none of them is given again. `by_hand` tells whose
    attendance was corrected by hand, and how many switches stood then: only later ones concern them.
    """

    seq: int = 0
    last_at: datetime | None = None
    arrived: Mapping[str, datetime] = field(default_factory=dict)
    badges: Mapping[str, Badge] = field(default_factory=dict)
    switches: tuple[Switch, ...] = ()
    exceptions: Mapping[str, Permission] = field(default_factory=dict)
    names: Mapping[str, NameDecision] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    parted: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()
    removed: frozenset[str] = frozenset()
    by_hand: Mapping[str, int] = field(default_factory=dict)
    undo: Entry | None = None
    redo: Entry | None = None

    def attendance(self, person: Registrant, session: str = "") -> Attendance:
        """How a person attends: the latest switch that concerns them, else as registered."""
        since = self.switches[self.by_hand.get(person.number, 0) :]
        concerning = (switch for switch in reversed(since) if switch.concerns(person, session))
        switch = next(concerning, None)
        return switch.attendance if switch else person.attendance

    def badge_of(self, person: Registrant) -> str:
        """The id of the badge that holds: the latest replacement, else the one given at registration."""
        return self.badges.get(person.number, Badge()).id or person.badge

    @property
    def with_a_badge(self) -> frozenset[str]:
        """The numbers of those whose badge is on paper."""
        return frozenset(number for number, badge in self.badges.items() if badge.printed)

    def voided(self, badge: str) -> str:
        """The registration number to which a void badge belonged; empty when it is not void."""
        return next((number for number, held in self.badges.items() if badge in held.void), "")


@frozen
class KnownPeople:
    """What the rules of the door need to know of the conference.

    `places` counts those in the hall: "hall" altogether, "delegation" for each, a code for that one.
    `seats` says where a delegation sits.
    `merged` leads from a number that was given up to the one that was kept.
    """

    registrants: Mapping[str, Registrant]
    entities: Mapping[str, Entity] = field(default_factory=dict)
    sessions: frozenset[str] = frozenset()
    registration_deadline: datetime | None = None
    places: Mapping[str, int] = field(default_factory=dict)
    seats: Mapping[str, str] = field(default_factory=dict)
    merged: Mapping[str, str] = field(default_factory=dict)
    category_words: Mapping[Category, str] = field(default_factory=dict)

    def category_name(self, category: Category) -> str:
        """The category of an entity as the conference calls it."""
        return self.category_words.get(category) or category.words(osce=False)

    def kept(self, number: str) -> str:
        """The number itself, or the one into which it was merged at last."""
        for _ in self.merged:
            if number not in self.merged:
                break
            number = self.merged[number]
        return number

    def places_of(self, entity: str) -> int | None:
        """How many of an entity may be in the hall; None where there is no limit."""
        return self.places.get(entity, self.places.get("delegation"))


@frozen
class AtTheDoor:
    """The door as it is now, with the people it was folded for; may travel to any thread or window."""

    door: Door
    people: KnownPeople


@frozen
class DoorActResult:
    """The answer to an act: how the door stands, what was written, and a sentence without its full stop."""

    now: AtTheDoor
    entry: Entry
    sentence: str
