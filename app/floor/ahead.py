"""What of the plan is still ahead of a session, around its list of speakers. Values, no rules."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

LIST = "discussion"
"""The kind of an item that is the session's list of speakers."""


class Planned(Protocol):
    """An item of the plan, as far as the forecast looks at it: instants in UTC, lengths in ms."""

    @property
    def id(self) -> int:
        """The id of its row."""
        ...

    @property
    def kind(self) -> str:
        """What it is: keynote, panellist, discussion …"""
        ...

    @property
    def duration_ms(self) -> int:
        """Its planned length."""
        ...

    @property
    def hard_start(self) -> datetime | None:
        """Its start, where that is an instant."""
        ...

    @property
    def hard_end(self) -> datetime | None:
        """Its end, where that is fixed."""
        ...


class Airs(Protocol):
    """An item on air: how long it will last as things stand."""

    def expected_end(self, now: datetime) -> datetime:
        """When it will end; never before `now`."""
        ...


@dataclass(frozen=True, slots=True)
class Ahead:
    """What is on air and to come, whatever the instant; it changes only when somebody acts or plans.

    `starts` and `planned_end` are those of the plan. `list_after` counts the items to come that are heard
    before the list of speakers. `begun`: an item has started; `ended` is when the last of them was over.
    """

    starts: datetime
    planned_end: datetime
    to_come: tuple[Planned, ...] = ()
    list_after: int = 0
    on_air: Airs | None = None
    list_on_air: bool = False
    begun: bool = False
    ended: datetime | None = None
    closed_at: datetime | None = None
