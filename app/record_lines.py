"""The record in words: names joined to what was, the same for paper, tables and documents.

Aliases hold: a protected person appears by the alias only.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.conference import Registrant
from app.floor.balance import Balance, balance
from app.floor.record import Record, Spoken, record
from app.floor.state import Kind, Request, SessionState
from app.loaded import LiveSession, Loaded
from app.times import Clock, clock_text, duration_text, zone

HEADING = "Unofficial working record"
_WORDS = {
    SessionState.OPEN: "Opened",
    SessionState.SUSPENDED: "Suspended",
    SessionState.CLOSED: "Closed",
}
_KINDS = {
    Kind.GROUP_STATEMENT: "on behalf of a group",
    Kind.QUESTION: "question",
    Kind.RESPONSE: "response",
    Kind.RIGHT_OF_REPLY: "right of reply",
    Kind.POINT_OF_ORDER: "point of order",
}
_MODES = {"room": "room", "zoom": "Zoom", "video": "video message"}


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as it is printed."""

    started: str
    ended: str
    delegation: str
    person: str
    mode: str
    spoke: str
    allotted: str
    remarks: str


@dataclass(frozen=True, slots=True)
class RecordText:
    """A whole record in words; `journal` is its first paragraph, `others` those who did not speak."""

    title: str
    revision: int
    journal: str
    lines: tuple[Line, ...]
    others: tuple[tuple[str, str], ...]
    balance: Balance
    made: Record


def record_text(loaded: Loaded, live: LiveSession, clock: Clock) -> RecordText:
    """The record of a session in words, as it stands now."""
    made = record(live.floor, live.entries, clock.now())
    people = {one.number: one for one in loaded.registrants}
    joined = _Joined(loaded, live, people)
    return RecordText(
        title=live.session.title,
        revision=made.revision,
        journal=joined.journal(made),
        lines=tuple(joined.line(one) for one in made.spoken),
        others=tuple(joined.others(made)),
        balance=balance(made, live.house),
        made=made,
    )


class _Joined:
    def __init__(self, loaded: Loaded, live: LiveSession, people: Mapping[str, Registrant]) -> None:
        self._live, self._people = live, people
        self._where = zone(loaded.conference.zone)

    def journal(self, made: Record) -> str:
        """“Opened 15:30. Suspended 16:20 (coffee). Resumed 16:40. Closed 17:34.”"""
        said = []
        for place, one in enumerate(made.milestones):
            again = one.what is SessionState.OPEN and place > 0
            reason = f" ({one.reason})" if one.reason else ""
            word = "Resumed" if again else _WORDS[one.what]
            said.append(f"{word} {clock_text(one.at, self._where)}{reason}.")
        return " ".join(said) or "Not opened yet."

    def line(self, one: Spoken) -> Line:
        request = one.request
        return Line(
            started=clock_text(one.started, self._where, seconds=True),
            ended=clock_text(one.ended, self._where, seconds=True) if one.ended else "",
            delegation=self.delegation(request),
            person=self._people[request.person].shown_name if request.person in self._people else "",
            mode=_MODES[request.mode],
            spoke=duration_text(one.spoke_ms),
            allotted=duration_text(one.limit_ms),
            remarks=" · ".join(self._remarks(one)),
        )

    def delegation(self, request: Request) -> str:
        """The short name, and on whose behalf."""
        name = self._live.house.delegation(request.delegation).name
        return f"{name}, on behalf of {request.on_behalf_of}" if request.on_behalf_of else name

    def _remarks(self, one: Spoken) -> list[str]:
        kind = _KINDS.get(one.request.kind, "")
        corrected = [f"corrected: {each.field} was “{each.before}”" for each in one.request.corrections]
        words = (
            kind,
            f"ruling: {one.ruling.value.replace('_', ' ')}" if one.ruling else "",
            one.ruling_note,
            f"in {one.turns} turns" if one.turns > 1 else "",
            "asked to conclude" if one.conclusion_asked_at else "",
            f"{duration_text(one.over_ms)} over" if one.over_ms >= 1_000 else "",
            *corrected,
        )
        return [word for word in words if word]

    def others(self, made: Record) -> list[tuple[str, str]]:
        """Lists of those who did not speak, each with its heading; empty ones are left out."""
        lists = (
            ("Written only", made.written_only),
            ("Called and not present", made.not_present),
            ("Withdrawn", made.withdrawn),
            ("Not taken", made.not_taken),
        )
        return [(words, ", ".join(map(self.delegation, those))) for words, those in lists if those]
