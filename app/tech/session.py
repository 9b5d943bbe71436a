"""One session as the tech desk works with it: whose turn it is, and what its keys concern now."""

from datetime import datetime

from app.agenda.changes import parking_lot
from app.agenda.editor import Agenda, Make
from app.live.lost_lines import interrupted
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.programme.reports import Message
from app.tech.cue_sheet import CueSheet, same_day
from app.tech.quick_cue import quick_cue
from app.tech.speakers import Speakers
from app.tech.turns import Turns
from app.times import millis, zone

_READ_FOR = 5 * 60_000


class TechSession:
    """What is there between one change of the session and the next; `remote` by the keys of their turns."""

    def __init__(self, loaded: ConferenceSnapshot, live: SessionSnapshot, speakers: Speakers) -> None:
        self.loaded, self.live, self._speakers = loaded, live, speakers
        self.where = zone(loaded.conference.zone)
        turns = Turns(live, speakers, loaded.conference)
        self.turns, self.remote = turns.shown(), {turn.key: turn for turn in turns.remote()}
        self._day = same_day(live.session, loaded.sessions, self.where)

    def cue_sheet(self, now: datetime) -> CueSheet:
        """Every cue of the session as it stands at an instant."""
        return CueSheet(self.live, self._day, now, self._speakers)

    def held(self, now: datetime) -> list[str]:
        """Whose line is lost, who is back and who is held, the latest first, each with the time left."""
        live = self.live
        return [
            f"{live.context.delegation(live.floor.requests[speech.request].delegation).name} {speech.words}"
            for speech in interrupted(live, now)
        ]

    @property
    def down(self) -> frozenset[str]:
        """What is marked as lost now: zoom, interpretation, power."""
        reports = self.live.run.reports
        lost = {
            "zoom": self.live.floor.zoom_lost_at is not None,
            "interpretation": bool(reports.silent),
            "power": reports.on_paper_since is not None,
        }
        return frozenset(name for name, is_lost in lost.items() if is_lost)

    def whose(self, key: str) -> dict[str, object]:
        """A row of the remote speakers, as the act names it."""
        turn = self.remote[key]
        return {"request": turn.request} if turn.request else {"item": turn.item}

    @property
    def first_cue(self) -> str:
        """The first cue that is open at a change, now before next; empty for none."""
        open_ = (do.cue.name for turn in self.turns for do in turn.do if not do.done)
        return next(open_, "")

    def open_cue(self, key: str, now: datetime) -> str:
        """The cue of a row of the cue sheet; empty where it is done."""
        rows = self.cue_sheet(now).rows()
        return next((row.name for row in rows if row.key == key and not row.done), "")

    def whose_seat(self) -> tuple[str, str]:
        """Code and name of who speaks in the room: the first without a seat, else the first after now."""
        room = [turn for turn in (*self.turns[1:], *self.turns[:1]) if turn.delegation and not turn.remote]
        without = [turn for turn in room if not self.loaded.conference.seats.get(turn.delegation)]
        return next(((turn.delegation, turn.who.delegation) for turn in (*without, *room)), ("", ""))

    def next_item(self) -> str:
        """The number of the next item to come; empty for none."""
        to_come = self.live.run.to_come(self.live.session.items)
        return to_come[0].number if to_come else ""

    def agenda(self) -> Agenda:
        """The agenda as it is now, for a cue that is added to it."""
        return Agenda(self.loaded.sessions, parking_lot(self.loaded.parked), self.where)

    def quick_cue(self, text: str, now: datetime) -> Make:
        """What adds a cue that was typed. Raises ValueError with a sentence."""
        number, cue = quick_cue(self.live, now, text)
        code = self.live.session.code
        return lambda agenda: agenda.add_cue(code, number, cue)

    def unread(self) -> Message | None:
        """The message on the lectern that nobody has seen yet."""
        unseen = self.live.run.reports.unseen("speaker")
        return unseen[-1] if unseen else None

    def sent(self, now: datetime) -> Message | None:
        """The last message to the chair, for five minutes."""
        sent = [message for message in self.live.run.reports.messages if message.to == "chair"]
        return sent[-1] if sent and millis(now - sent[-1].at) <= _READ_FOR else None
