"""The program and the model side by side: one act to both, and whether they say the same."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from app.conference.sessions import Item, Session
from app.errors import Refused
from app.floor.fold import fold
from app.live.floor_json import floor_document
from app.live.snapshot import SessionSnapshot
from app.programme import fold as runs
from app.programme.rules import ACTS as ITEMS
from app.times import iso, zone
from tests.app.floor.model import Model
from tests.app.floor.model_table import No
from tests.app.floor.room import START, Room

VIENNA = zone("Europe/Vienna")
PANEL = Session(
    "D1-P1", "panel", "Panel 1", START, START + timedelta(hours=2), START + timedelta(hours=2, minutes=10)
)
MINUTES = {"keynote": 10, "panellist": 7, "discussion": 12, "response": 10}
INSTANTS = ("closing_at", "started", "expected_end", "hard_end")


class Both:
    """One session, moderated in the program and in the model at once."""

    def __init__(self, plan: Sequence[str] = (), **changes: object) -> None:
        self.room = Room(**changes)
        self.room.trusts_the_fold = True
        items = (
            Item(str(number), kind, kind, MINUTES[kind] * 60_000, id=number)
            for number, kind in enumerate(plan, 1)
        )
        self.session = replace(PANEL, items=tuple(items))
        self.model = Model(self.room.context, self.session)
        self.look()
        self.acts: dict[int, str] = {}

    @property
    def known(self) -> list[str]:
        """Every request ever made."""
        return list(self.room.floor.requests)

    def act(self, act: str, **given: Any) -> bool:
        """Whether it was taken; both must say the same, and a refusal must be a sentence."""
        try:
            if act in ITEMS:
                event = ITEMS[act](self.live.run, self.room.floor, self.session, self.room.now, **given)
                self.room.enter(event)
            else:
                self.room.act(act, **given)
            refused = ""
        except Refused as no:
            refused = str(no)
            assert refused.endswith(".")
        else:
            self.acts[self.room.floor.seq] = act
            self.look()
        try:
            self.model.act(self.room.now, act, **given)
        except No:
            assert refused, f"the program took {act} {given}, the model refuses it"
        else:
            assert not refused, f"the model took {act} {given}, the program says: {refused}"
        return not refused

    def look(self) -> None:
        """The session as it is now, with what the rules are told of its plan."""
        room, entries = self.room, tuple(self.room.entries)
        live = SessionSnapshot(
            self.session, room.context, room.floor, room.floor.last_at, entries, runs.fold(entries)
        )
        self.live, room.context = live, live.context

    def require_alike(self) -> None:
        """What is seen is the same, to the millisecond, and the journal folds into it."""
        assert self.room.floor == fold(self.room.entries)
        ours, theirs = self.seen(), _plain(self.model.view(self.room.now))
        unlike = {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
        assert not unlike, f"the program and the model see otherwise: {unlike}"

    def seen(self) -> dict[str, Any]:
        """What `show: floor` prints, without its head; the act that undo concerns by its name."""
        room = self.room
        found: dict[str, Any] = floor_document(self.live, room.now, VIENNA)
        session = {name: held for name, held in found["session"].items() if name != "code"}
        undo = self.acts[room.floor.undo.seq] if room.floor.undo else None
        assert (found["undo"] is None) == (undo is None)
        seen = {**found, "session": session, "undo": undo, "next": room.floor.next}
        return {name: held for name, held in seen.items() if name not in ("show", "at")}


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return iso(value, VIENNA)
    if isinstance(value, dict):
        return {name: _plain(held) for name, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, list) else value
