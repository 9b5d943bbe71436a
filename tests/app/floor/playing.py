"""The program and the model side by side: one act to both, and whether they say the same."""

from datetime import datetime
from typing import Any

from app.conference.sessions import Session
from app.errors import Refused
from app.floor.fold import fold
from app.live.floor_json import floor_document
from app.live.snapshot import SessionSnapshot
from app.times import iso, zone
from tests.app.floor.model import Model
from tests.app.floor.model_table import No
from tests.app.floor.room import START, Room

VIENNA = zone("Europe/Vienna")
PANEL = Session("D1-P1", "panel", "Panel 1", START, START.replace(hour=15))
INSTANTS = ("closing_at", "started", "expected_end", "hard_end")


class Both:
    """One session, moderated in the program and in the model at once."""

    def __init__(self, **changes: object) -> None:
        self.room = Room(**changes)
        self.room.do_not_sync = True
        self.model = Model(self.room.context)
        self.acts: dict[int, str] = {}

    @property
    def known(self) -> list[str]:
        """Every request ever made."""
        return list(self.room.floor.requests)

    def act(self, act: str, **given: Any) -> bool:
        """Whether it was taken; both must say the same, and a refusal must be a sentence."""
        try:
            self.room.act(act, **given)
            refused = ""
        except Refused as no:
            refused = str(no)
            assert refused.endswith(".")
        else:
            self.acts[self.room.floor.seq] = act
        try:
            self.model.act(self.room.now, act, **given)
        except No:
            assert refused, f"the program took {act} {given}, the model refuses it"
        else:
            assert not refused, f"the model took {act} {given}, the program says: {refused}"
        return not refused

    def require_alike(self) -> None:
        """What is seen is the same, to the millisecond, and the journal folds into it."""
        assert self.room.floor == fold(self.room.entries)
        ours, theirs = self.seen(), _plain(self.model.view(self.room.now))
        unlike = {name: (ours[name], theirs[name]) for name in ours if ours[name] != theirs[name]}
        assert not unlike, f"the program and the model see otherwise: {unlike}"

    def seen(self) -> dict[str, Any]:
        """What `show: floor` prints, without its head; the act that undo concerns by its name."""
        room = self.room
        live = SessionSnapshot(PANEL, room.context, room.floor, room.floor.last_at, tuple(room.entries))
        found: dict[str, Any] = floor_document(live, room.now, VIENNA)
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
