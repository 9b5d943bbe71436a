"""A door while it is being written: the moves that the fold makes, without any rule."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from app.registration.state import Badge, Door, NameDecision, Permission, Switch


class Draft:
    """A door being written: the same names as `Door`, to be changed in place."""

    def __init__(self) -> None:
        self.arrived: dict[str, datetime] = {}
        self.badges: dict[str, Badge] = {}
        self.switches: list[Switch] = []
        self.exceptions: dict[str, Permission] = {}
        self.names: dict[str, NameDecision] = {}
        self.merged: dict[str, str] = {}
        self.parted: dict[str, str] = {}
        self.apart: set[tuple[str, str]] = set()
        self.removed: set[str] = set()
        self.by_hand: dict[str, int] = {}

    def freeze(self, **changes: Any) -> Door:
        """The door as written so far, with these fields besides; the draft must not be used afterwards."""
        held = {**vars(self), "switches": tuple(self.switches), "apart": frozenset(self.apart)}
        held["removed"] = frozenset(self.removed)
        return Door(**held, **changes)

    def badge(self, number: str) -> Badge:
        """The badge of a registration; an unprinted one where nothing is known of it."""
        return self.badges.get(number) or Badge()

    def outdate(self, number: str) -> None:
        """What is on paper says something else than the registration does now."""
        if (held := self.badge(number)).printed:
            self.badges[number] = replace(held, outdated=True)

    def forget(self, number: str) -> None:
        """Nobody has this number any more."""
        self.removed.add(number)
        for held in (self.arrived, self.exceptions):
            held.pop(number, None)
        for name, decision in self.names.items():
            if decision.registrant == number:
                self.names[name] = replace(decision, registrant="")

    def take_over(self, kept: str, given_up: str) -> None:
        """What happened to the number `given_up` happened to the one that is kept, but for its badge."""
        if since := [self.arrived.pop(number) for number in (kept, given_up) if number in self.arrived]:
            self.arrived[kept] = min(since)
        if given_up in self.exceptions:
            self.exceptions.setdefault(kept, self.exceptions.pop(given_up))
        for name, decision in self.names.items():
            if decision.registrant == given_up:
                self.names[name] = replace(decision, registrant=kept)

    def join_badges(self, kept: str, given_up: str, badge: str, void: str) -> None:
        """Of two badges the one with the id `badge` holds; the other, `void`, does not."""
        mine, theirs = self.badge(kept), self.badges.pop(given_up, Badge())
        if badge:
            printed = mine if mine.printed else theirs
            self.badges[kept] = replace(printed, id=badge, void=(*mine.void, *theirs.void, void))
