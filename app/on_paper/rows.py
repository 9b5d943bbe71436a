"""The rows of the sheet in the order in which they were printed: session, items, and who was to speak."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from app.conference.sessions import Item
from app.floor.state import Kind, Request, SessionState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.tech.speakers import Speakers

KINDS = {
    "statement": Kind.STATEMENT,
    "question": Kind.QUESTION,
    "response": Kind.RESPONSE,
    "reply": Kind.RIGHT_OF_REPLY,
    "right of reply": Kind.RIGHT_OF_REPLY,
}
"""What somebody may have spoken for without being on the list, by the words typed behind the name."""


class What(StrEnum):
    """What a row is about."""

    OPENING = "opening"
    SUSPENSION = "suspension"
    ITEM = "item"
    SPEECH = "speech"
    ADDED = "added"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One printed row, and what was typed beside it.

    `begun` is when it began, where the journal knows that; `kind` what a speech is for; `named` the
    delegation that was typed for who spoke without being on the list.
    """

    key: str
    what: What
    name: str
    number: str = ""
    remark: str = ""
    begun: datetime | None = None
    request: str = ""
    start: str = ""
    end: str = ""
    absent: bool = False
    named: str = ""
    kind: str = Kind.STATEMENT.value

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed beside the printed row."""
        return not (self.start.strip() or self.end.strip() or self.absent or self.named.strip())

    @property
    def of_session(self) -> bool:
        """Whether it belongs to the session and its items, else to the list of speakers."""
        return self.what not in (What.SPEECH, What.ADDED)

    @property
    def is_point(self) -> bool:
        """Whether it is a point of order, which ends with a ruling."""
        return self.what is What.SPEECH and self.kind == Kind.POINT_OF_ORDER


def added(number: int) -> SheetRow:
    """A row for somebody who spoke without being on the list."""
    return SheetRow(f"added.{number}", What.ADDED, "", "+")


def sheet_of(loaded: ConferenceSnapshot, live: SessionSnapshot) -> tuple[SheetRow, ...]:
    """The rows of a session as it stands, nothing typed yet; none where it is closed."""
    if live.floor.session is SessionState.CLOSED:
        return ()
    return tuple(_rows(loaded, live))


def _rows(loaded: ConferenceSnapshot, live: SessionSnapshot) -> Iterator[SheetRow]:
    if live.floor.session is SessionState.SCHEDULED:
        yield SheetRow("opening", What.OPENING, "The session is opened")
    speakers = tuple(_speakers(loaded, live))
    for item in _items(live):
        yield _item(item, live)
        if item.kind == "discussion":
            yield from speakers
            speakers = ()
    yield from speakers
    yield _suspension(live)
    yield SheetRow("closing", What.CLOSING, "The session is closed")


def _suspension(live: SessionSnapshot) -> SheetRow:
    """It may have been suspended on paper, or was before."""
    since = live.floor.milestones[-1].at if live.floor.session is SessionState.SUSPENDED else None
    return SheetRow("suspension", What.SUSPENSION, "The session is suspended", begun=since)


def _items(live: SessionSnapshot) -> Iterator[Item]:
    """The item on air, then those to come."""
    air = live.run.on_air
    yield from (item for item in live.session.items if air and item.id == air.item)
    yield from live.run.to_come(live.session.items)


def _item(item: Item, live: SessionSnapshot) -> SheetRow:
    air = live.run.on_air
    begun = air.started if air and air.item == item.id else None
    return SheetRow(
        f"item.{item.number}",
        What.ITEM,
        item.title or item.kind,
        item.number,
        "on air" if begun else "",
        begun,
    )


def _speakers(loaded: ConferenceSnapshot, live: SessionSnapshot) -> Iterator[SheetRow]:
    """Who has the floor or is held, then all who wait, as on the list that is printed."""
    floor, speakers = live.floor, Speakers(loaded)
    if floor.speaking:
        running = floor.speaking
        yield _speech(
            floor.requests[running.request], speakers, "▸", "has the floor", running.turns[-1].started
        )
    for speech in reversed(floor.held):
        yield _speech(floor.requests[speech.request], speakers, "▸", "held")
    for number, point in enumerate((*floor.points, *floor.waiting, *floor.replies), start=1):
        request = floor.requests[point]
        kind = "" if request.kind is Kind.STATEMENT else request.kind.replace("_", " ")
        kind = f"{kind}, entered as noted" if request.kind is Kind.POINT_OF_ORDER else kind
        yield _speech(request, speakers, str(number), kind)


def _speech(
    request: Request, speakers: Speakers, number: str, remark: str, begun: datetime | None = None
) -> SheetRow:
    who = speakers.of_request(request)
    below = " · ".join(part for part in (who.person, remark) if part)
    key, kind = f"speech.{request.id}", request.kind.value
    return SheetRow(key, What.SPEECH, who.delegation, number, below, begun, request.id, kind=kind)
