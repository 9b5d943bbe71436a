"""A sheet that was typed: each wrong time gets its sentence, and what is plausible becomes acts in order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from typing import TYPE_CHECKING

from app.floor.state import Kind, ListState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.on_paper.entry import RowRefused, SheetAct, play, since
from app.on_paper.rows import KINDS, SheetRow, What
from app.on_paper.times import typed_end, typed_start
from app.times import Zone, clock_text, day_begins, zone

if TYPE_CHECKING:
    from app.exchange.entity_names import EntityNames

_NOT_LISTED = "spoke without being on the list, as written on paper"
_RANK = (
    "open_session", "resume_session", "end_statement", "ruling", "not_present",
    "suspend_session", "skip_item", "finish_item", "start_item",
    "request_floor", "give_floor", "close_session",
)  # fmt: skip
"""What comes first of acts at one instant."""


@dataclass(frozen=True, slots=True)
class Checked:
    """`wrong` are sentences by the key of their row; `acts` is empty as long as there is one.

    `said` is what one press would write: 12 speeches, 2 absent, 15:04–16:20.
    """

    wrong: Mapping[str, str]
    acts: tuple[SheetAct, ...] = ()
    said: str = ""


def check(
    rows: Sequence[SheetRow], loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime
) -> Checked:
    """What the typed rows mean for the session as it is now; nothing is written."""
    sheet = _Sheet(loaded, live, now)
    session = sheet.lane(row for row in rows if row.of_session and row.what is not What.SUSPENSION)
    opened = next((act.at for act in session if act.name == "open_session"), sheet.after)
    sheet.after = max(sheet.after, opened)
    floor = sheet.lane(row for row in rows if not row.of_session)
    suspended = sheet.lane(row for row in rows if row.what is What.SUSPENSION)
    sheet.stay_before_the_closing(session, floor)
    acts = tuple(merge(session, suspended, floor, key=lambda act: (act.at, _RANK.index(act.name))))
    if not sheet.wrong:
        try:
            play(live, acts)
        except RowRefused as no:
            sheet.wrong[no.row] = str(no)
    return Checked(sheet.wrong) if sheet.wrong else Checked({}, acts, _said(acts, sheet.where))


def _said(acts: Sequence[SheetAct], where: Zone) -> str:
    if not acts:
        return ""
    count = {name: sum(act.name == name for act in acts) for name in _RANK}
    speeches, items = count["give_floor"], count["start_item"]
    parts = (
        "opened" if count["open_session"] else "",
        f"{items} item{'s' * (items > 1)}" if items else "",
        f"{speeches} speech{'es' * (speeches > 1)}" if speeches else "",
        f"{count['not_present']} absent" if count["not_present"] else "",
        f"{count['skip_item']} not held" if count["skip_item"] else "",
        "suspended" if count["suspend_session"] else "resumed" if count["resume_session"] else "",
        "closed" if count["close_session"] else "",
        f"{clock_text(acts[0].at, where)}–{clock_text(acts[-1].at, where)}",
    )
    return ", ".join(part for part in parts if part)


class _Sheet:
    """Reads the rows of one lane after the other; `after` is the instant before which nothing may lie."""

    def __init__(self, loaded: ConferenceSnapshot, live: SessionSnapshot, now: datetime) -> None:
        self._loaded, self._live, self._now = loaded, live, now
        self.where = zone(loaded.conference.zone)
        self._since = since(live)
        self.after = self._since or day_begins(live.session.starts, self.where)
        self.wrong: dict[str, str] = {}
        self._names: EntityNames | None = None

    def lane(self, rows: Iterable[SheetRow]) -> list[SheetAct]:
        """The acts of the rows that follow each other, in their order."""
        after, acts = self.after, list[SheetAct]()
        for row in rows:
            if row.is_empty:
                continue
            try:
                new, after = self._row(row, after)
            except ValueError as error:
                self.wrong[row.key] = f"{error}."
                continue
            if acts and _is_ended_by(acts[-1], new):
                acts.pop()  # as it is live
            acts += new
        return acts

    def _row(self, row: SheetRow, after: datetime) -> tuple[list[SheetAct], datetime]:
        """What one row says, and until when it lasts. Raises ValueError with a sentence."""
        if row.absent:
            return [self._absent(row, after)], after
        start = row.begun or self._start(row, after)
        acts = [] if row.begun else list(self._begins(row, start))
        end = self._end(row, start) if row.end.strip() else None
        if end is not None:
            acts.append(_ends(row, end))
        elif row.is_point:
            raise ValueError("Type when it ended, too: a ruling follows")
        return acts, end or start

    def _absent(self, row: SheetRow, after: datetime) -> SheetAct:
        if row.what not in (What.ITEM, What.SPEECH):
            raise ValueError("Leave the row empty instead")
        if row.start.strip() or row.end.strip():
            raise ValueError("Either the times or the tick: who did not speak has none")
        if row.begun:
            raise ValueError("It has begun already: type when it ended")
        if row.what is What.ITEM:
            return SheetAct(row.key, "skip_item", after, {"item": row.number})
        return SheetAct(row.key, "not_present", after, {"request": row.request})

    def _start(self, row: SheetRow, after: datetime) -> datetime:
        if not row.start.strip():
            raise ValueError("Type when it began, too")
        at = typed_start(row.start, after, self._now, self.where)
        if at < after:
            above = ", the last act in the journal" if after == self._since else " above"
            raise ValueError(f"{self._clock(at)} lies before {self._clock(after)}{above}")
        return self._past(at)

    def _end(self, row: SheetRow, start: datetime) -> datetime:
        if row.what in (What.OPENING, What.CLOSING):
            raise ValueError("That has one time only; empty the second")
        end = typed_end(row.end, start, self._now, self.where)
        if end <= start:
            raise ValueError(f"It ended at {self._clock(end)} and began at {self._clock(start)}")
        return self._past(end)

    def _past(self, at: datetime) -> datetime:
        if at > self._now:
            raise ValueError(f"{self._clock(at)} is still to come")
        return at

    def _clock(self, at: datetime) -> str:
        return clock_text(at, self.where, seconds=bool(at.second or at.microsecond))

    def _begins(self, row: SheetRow, at: datetime) -> Iterator[SheetAct]:
        match row.what:
            case What.OPENING:
                yield SheetAct(row.key, "open_session", at)
            case What.SUSPENSION:
                yield SheetAct(row.key, "suspend_session", at)
            case What.CLOSING:
                yield SheetAct(row.key, "close_session", at)
            case What.ITEM:
                yield SheetAct(row.key, "start_item", at, {"item": row.number})
            case What.SPEECH:
                yield SheetAct(row.key, "give_floor", at, {"request": row.request})
            case What.ADDED:
                yield from self._speaks_unlisted(row, at)

    def _speaks_unlisted(self, row: SheetRow, at: datetime) -> Iterator[SheetAct]:
        request = self._free_id(row.key)
        named, kind = self._named(" ".join(row.named.split()))
        asks = {"request": request, "delegation": named, "kind": kind.value, "channel": "paper"}
        if self._live.floor.list_state(at) is not ListState.OPEN:
            asks["override"] = _NOT_LISTED
        yield SheetAct(row.key, "request_floor", at, asks)
        yield SheetAct(row.key, "give_floor", at, {"request": request})

    def _free_id(self, key: str) -> str:
        """The key of the row, or that with a number that no request of the session bears."""
        taken, name = self._live.floor.requests, key
        while name in taken:
            name = f"{name}a"
        return name

    def _named(self, text: str) -> tuple[str, Kind]:
        """The delegation that was typed, and behind a comma what it spoke for: “Serbia, reply”."""
        from app.exchange.entity_names import EntityNames

        if not text:
            raise ValueError("Type which delegation spoke")
        names = self._names = self._names or EntityNames(self._loaded.entities.values())
        name, _, word = text.rpartition(",")
        kind = KINDS.get(word.strip().casefold()) if name else None
        said = name.strip() if kind else text
        found = names.find(said)
        if found is None:
            raise names.unknown(said)
        return found.code, kind or Kind.STATEMENT

    def stay_before_the_closing(self, session: Sequence[SheetAct], floor: Sequence[SheetAct]) -> None:
        """Nobody speaks after the session was closed."""
        closed = next((act.at for act in session if act.name == "close_session"), None)
        for act in floor:
            if closed is not None and act.at > closed and act.row not in self.wrong:
                what = f"{self._clock(act.at)} lies after the closing, {self._clock(closed)}."
                self.wrong[act.row] = what


def _ends(row: SheetRow, at: datetime) -> SheetAct:
    """The act with which a row ends; paper has no column for a ruling, so a point of order is noted."""
    if row.is_point:
        return SheetAct(row.key, "ruling", at, {"outcome": "noted"})
    names = {What.ITEM: "finish_item", What.SUSPENSION: "resume_session"}
    return SheetAct(row.key, names.get(row.what, "end_statement"), at)


def _is_ended_by(before: SheetAct, new: Sequence[SheetAct]) -> bool:
    """Whether the next begins at the same instant, so that nobody has to end what was before."""
    ends = before.name in ("end_statement", "finish_item")
    return ends and any(added.name in ("give_floor", "start_item") and added.at == before.at for added in new)
