"""The record in words: names joined to what was, the same for paper, tables and documents.

Aliases hold: a protected person appears by the alias only. Names are the official ones, as in print.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from app.floor.balance import Balance, Share, balance
from app.floor.facts import Record, Spoken, record
from app.floor.state import Correction, Kind, Milestone, Put, Request, SessionState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import Clock, clock_text, day_of, day_text, duration_text, zone, zone_text

HEADING = "Unofficial working record"
_WORDS = {
    SessionState.OPEN: "Opened",
    SessionState.SUSPENDED: "Suspended",
    SessionState.CLOSED: "Closed",
}
_KINDS = {
    Kind.STATEMENT: "statement",
    Kind.GROUP_STATEMENT: "statement on behalf of a group",
    Kind.QUESTION: "question",
    Kind.RESPONSE: "response",
    Kind.RIGHT_OF_REPLY: "right of reply",
    Kind.POINT_OF_ORDER: "point of order",
}
_MODES = {"room": "room", "zoom": "Zoom", "video": "video message"}
_FIELDS = {"person": "speaker", "on_behalf_of": "on behalf of", "in_alignment": "in alignment"}
_MOST_BARS = 8


@dataclass(frozen=True, slots=True)
class Line:
    """One statement as it is printed."""

    started: str
    ended: str
    delegation: str
    person: str
    kind: str
    mode: str
    spoke: str
    allotted: str
    over: str
    ruling: str
    remarks: str

    @property
    def about(self) -> str:
        """What else is to be said: a kind that is not the usual one, the ruling, the remarks."""
        kind = "" if self.kind == _KINDS[Kind.STATEMENT] else self.kind
        ruling = f"ruling: {self.ruling}" if self.ruling else ""
        return " · ".join(filter(None, (kind, ruling, self.remarks)))


@dataclass(frozen=True, slots=True)
class PutLine:
    """A question of the public as it is printed: when it was put, its words, who asked."""

    at: str
    text: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class RecordText:
    """A whole record in words. `journal` is its first paragraph, `others` those who did not speak.

    `zone` says whose time it is; `corrections` keep both values, each in a sentence.
    """

    title: str
    revision: int
    date: str
    zone: str
    journal: str
    chair: str
    lines: tuple[Line, ...]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[PutLine, ...]
    corrections: tuple[str, ...]
    balance: Balance
    made: Record

    @property
    def heading(self) -> str:
        """What it is, and which correction of it, once something was changed after the closing."""
        return HEADING if self.revision == 1 else f"{HEADING}, Corr.{self.revision - 1}"


def record_text(loaded: ConferenceSnapshot, live: SessionSnapshot, clock: Clock) -> RecordText:
    """The record of a session in words, as it stands now."""
    made = record(live.floor, live.entries, clock.now())
    names = Names(loaded, live)
    began = made.milestones[0].at if made.milestones else live.session.starts
    return RecordText(
        title=live.session.title,
        revision=made.revision,
        date=day_text(began, names.zone),
        zone=zone_text(began, names.zone),
        journal=names.journal(made),
        chair=names.chair(),
        lines=tuple(map(names.line, made.spoken)),
        others=tuple(names.others(made)),
        questions=tuple(map(names.put, made.questions)),
        corrections=tuple(names.corrected(*correction) for correction in made.corrections),
        balance=_officially(balance(made, live.context, loaded.conference.class_names), loaded, live),
        made=made,
    )


def ways(shares: Balance) -> tuple[tuple[str, Sequence[Share]], ...]:
    """The ways to look at a balance as they are printed, each with its heading and its bars."""
    return (
        ("By category", shares.by_category),
        ("By mode", shares.by_mode),
        ("First and further statements", shares.by_time),
        ("By delegation", shares.by_delegation[:_MOST_BARS]),
    )


def figures(share: Share) -> str:
    """What stands beside a bar: how long together, and how many statements."""
    return f"{duration_text(share.shown_ms)} · {share.statements}"


class Names:
    """Whatever has a name in a session, as it may be shown."""

    def __init__(self, loaded: ConferenceSnapshot, live: SessionSnapshot) -> None:
        self._loaded, self._live = loaded, live
        self._people = loaded.people
        self._questions = {question.id: question for question in loaded.questions}
        self.zone = zone(loaded.conference.zone)

    def journal(self, made: Record) -> str:
        """“Opened 15:30. Suspended 16:20 (coffee). Resumed 16:40. Closed 17:34.”"""
        sentences = [
            self._milestone(place, milestone, made.milestones[0])
            for place, milestone in enumerate(made.milestones)
        ]
        if sentences and made.milestones[-1].what is not SessionState.CLOSED:
            sentences.append("Not closed yet.")
        return " ".join(sentences) or "Not opened yet."

    def _milestone(self, place: int, milestone: Milestone, first: Milestone) -> str:
        word = "Resumed" if milestone.what is SessionState.OPEN and place > 0 else _WORDS[milestone.what]
        other_day = day_of(milestone.at, self.zone) != day_of(first.at, self.zone)
        day = f" on {day_text(milestone.at, self.zone)}" if other_day else ""
        reason = f" ({milestone.reason})" if milestone.reason else ""
        return f"{word} {clock_text(milestone.at, self.zone)}{day}{reason}."

    def chair(self) -> str:
        """Who conducts the session by the agenda, else who introduces it; nothing when nobody is named."""
        if self._live.session.conducted_by:
            return self._loaded.protection.hide(self._live.session.conducted_by)
        for item in self._live.session.items:
            if item.kind == "introduction" and (item.speaker or item.entity):
                entity = self._entity(item.entity) if item.entity else ""
                return ", ".join(
                    part for part in (self._loaded.protection.hide(item.speaker), entity) if part
                )
        return ""

    def line(self, spoken: Spoken) -> Line:
        """A statement that was made."""
        request = spoken.request
        return Line(
            started=clock_text(spoken.started, self.zone, seconds=True),
            ended=clock_text(spoken.ended, self.zone, seconds=True) if spoken.ended else "",
            delegation=self.delegation(request),
            person=self.person(request.person),
            kind=_KINDS[request.kind],
            mode=_MODES[request.mode],
            spoke=duration_text(spoken.shown_ms),
            allotted=duration_text(spoken.limit_ms),
            over=duration_text(spoken.over_ms) if spoken.over_ms >= 1_000 else "",
            ruling=spoken.ruling.value.replace("_", " ") if spoken.ruling else "",
            remarks=" · ".join(self._remarks(spoken)),
        )

    def put(self, put: Put) -> PutLine:
        """A question of the public that was put to the panel."""
        asked = self._questions.get(put.question)
        words = (asked.text, asked.asked_by) if asked else (f"question {put.question}", "")
        return PutLine(clock_text(put.at, self.zone, seconds=True), *words)

    def delegation(self, request: Request) -> str:
        """The official name, on whose behalf, and who aligned themselves."""
        name = self._entity(request.delegation)
        behalf = f", on behalf of {request.on_behalf_of}" if request.on_behalf_of else ""
        aligned = self._entities(request.in_alignment)
        return f"{name}{behalf}" + (f" (with {aligned}, in alignment)" if aligned else "")

    def person(self, number: str) -> str:
        """The speaker with the title; an alias stands alone."""
        person = self._people.get(number)
        if person is None:
            return ""
        return person.alias or " ".join(filter(None, (person.title, person.full_name)))

    def _entity(self, code: str) -> str:
        entity = self._loaded.entities.get(code)
        return entity.name if entity else self._live.context.delegation(code).name

    def _entities(self, codes: str) -> str:
        return ", ".join(map(self._entity, codes.split()))

    def _remarks(self, spoken: Spoken) -> list[str]:
        point = spoken.request.kind is Kind.POINT_OF_ORDER
        words = (
            "has not ended" if spoken.ended is None else "",
            "no ruling" if point and spoken.ruling is None else "",
            f"ruled {clock_text(spoken.ruled_at, self.zone, seconds=True)}" if spoken.ruled_at else "",
            spoken.ruling_note,
            f"in {spoken.turns} turns" if spoken.turns > 1 else "",
            "asked to conclude" if spoken.conclusion_asked_at else "",
            *(self.was(correction) for correction in spoken.request.corrections if correction.before),
        )
        return [word for word in words if word]

    def was(self, correction: Correction) -> str:
        """What stood there before a correction, for the remarks: “corrected: speaker was Ms Anna Sample”."""
        return f"corrected: {_field(correction)} was {self._value(correction.field, correction.before)}"

    def corrected(self, request: Request, correction: Correction) -> str:
        """A correction with its time and both values."""
        before, after = (
            self._value(correction.field, value) for value in (correction.before, correction.after)
        )
        at = clock_text(correction.at, self.zone, seconds=True)
        return f"{at} {self._entity(request.delegation)}: {_field(correction)} was {before}, now {after}"

    def _value(self, field: str, value: str) -> str:
        readers: dict[str, Callable[[str], str]] = {
            "delegation": self._entity,
            "person": lambda number: self.person(number) or number,
            "in_alignment": self._entities,
            "mode": lambda mode: _MODES.get(mode, mode),
            "kind": lambda kind: kind.replace("_", " "),
        }
        return (readers[field](value) if field in readers else f"“{value}”") if value else "not given"

    def others(self, made: Record) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Lists of those who did not speak, each with its heading; empty ones are left out."""
        lists = (
            ("Written only", made.written_only),
            ("Called and not present", made.not_present),
            ("Withdrawn", made.withdrawn),
            ("Not taken", made.not_taken),
        )
        return ((heading, tuple(map(self.delegation, requests))) for heading, requests in lists if requests)


def _field(correction: Correction) -> str:
    return _FIELDS.get(correction.field, correction.field)


def _officially(shares: Balance, loaded: ConferenceSnapshot, live: SessionSnapshot) -> Balance:
    """The bars of delegations by the names that stand in print."""
    official = {live.context.delegation(code).name: entity.name for code, entity in loaded.entities.items()}
    bars = tuple(replace(bar, name=official.get(bar.name, bar.name)) for bar in shares.by_delegation)
    return replace(shares, by_delegation=bars)
