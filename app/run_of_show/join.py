"""From plan, list and journal to the run of show in words: names are joined, the same for every edition.

Aliases hold in every text. Nothing depends on the minute of printing: what is not over yet is told as of
the last act of its session.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from app.agenda.plan import PlannedItem, gaps, planned
from app.conference.conference import DEFAULT_LIMITS
from app.conference.entities import Entity
from app.conference.forms_of_address import form_of_address
from app.conference.registrants import Registrant
from app.conference.seats import seat_of
from app.conference.sessions import Item
from app.conference.spoken_names import Spoken, spoken_by_code
from app.conference.zoom_presence import expected_name
from app.floor.facts import Record, record
from app.floor.facts import Spoken as SpeechMade
from app.floor.limits import limit_for
from app.floor.state import SessionState
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.pdf.look import look_of
from app.programme.clock import ItemClock
from app.programme.cues import cues_of_row
from app.programme.run import ItemState
from app.programme.speeches import SpeechState, speeches
from app.protection.rows import hidden_sessions
from app.record.text import Names
from app.run_of_show.chair_script import closing, said_for_item, said_for_speech
from app.run_of_show.rows import Actual, Row, SessionShow, Show
from app.text.folding import fold
from app.times import clock_text, duration_text, millis, shown_ms, zone

_UNSEEN = ("staff", "interpreter", "press", "security")
_TITLES = frozenset(["mr", "ms", "mrs", "miss", "dr", "prof", "professor", "he", "ambassador", "judge"])


def show_of(loaded: ConferenceSnapshot, lives: Iterable[SessionSnapshot]) -> Show:
    """The run of show of some sessions, in the order of their starts."""
    people = _People(loaded)
    ordered = sorted(lives, key=lambda live: (live.session.starts, live.session.code))
    sessions = tuple(_Session(loaded, live, people).show() for live in ordered)
    look = look_of(loaded.conference.colours.get("paper", ""), loaded.logo)
    return Show(loaded.conference, zone(loaded.conference.zone), sessions, look)


class _People:
    """Who is meant by a name on the agenda."""

    def __init__(self, loaded: ConferenceSnapshot) -> None:
        self.numbers = {registrant.number: registrant for registrant in loaded.registrants}
        names = (
            (name, registrant)
            for registrant in sorted(loaded.registrants, key=lambda each: each.number not in loaded.merged)
            for name in (registrant.alias, registrant.full_name)
            if name
        )
        self._names = {_words(name): registrant for name, registrant in names}

    def named(self, name: str) -> Registrant | None:
        """The registrant of this name, with or without a title."""
        return self._names.get(_words(name)) if name else None


def _words(name: str) -> frozenset[str]:
    return frozenset(fold(name).split()) - _TITLES


class _Session:
    """The rows of one session, made one after the other."""

    def __init__(self, loaded: ConferenceSnapshot, live: SessionSnapshot, people: _People) -> None:
        self._entities: Mapping[str, Entity] = loaded.entities
        self._conference = loaded.conference
        self._people, self._where = people, zone(loaded.conference.zone)
        self._names = Names(loaded, live)
        self._hide = loaded.protection.hide
        (self._session,) = hidden_sessions((live.session,), loaded.protection, loaded.entities.keys())
        self._live = live
        self._as_of = live.saved_at or live.session.starts
        self._made: Record = record(live.floor, live.entries, self._as_of)
        clock = live.clock(self._as_of)
        self._clocks = {item.item: item for item in clock.items}
        self._list_starts = clock.list_starts or self._as_of
        self._gaps = {gap.before.item: gap.ms for gap in gaps(self._session)}

    def show(self) -> SessionShow:
        """The session with its rows, its journal and the chair's last words."""
        return SessionShow(
            self._session,
            self._chair(),
            tuple(self._rows()),
            self._journal(),
            closing(),
        )

    def _journal(self) -> str:
        """When it was opened and closed; of a session that is on, as of when the sheet speaks."""
        floor = self._live.floor
        on = floor.milestones and floor.session is not SessionState.CLOSED
        as_of = f" As of {clock_text(self._as_of, self._where, seconds=True)}." if on else ""
        return self._names.journal(self._made) + as_of

    def _chair(self) -> str:
        """Who conducts the session; where nobody is named, whoever introduces it does."""
        if self._session.conducted_by:
            return self._session.conducted_by
        for item in self._session.items:
            if item.kind == "introduction" and item.speaker:
                entity = self._entities.get(item.entity)
                return f"{item.speaker} ({entity.short})" if entity else item.speaker
        return ""

    def _rows(self) -> Iterator[Row]:
        parts = planned(self._session)
        spoken = self._speeches(_list_number(parts))
        for part in parts:
            yield self._item(part, sum(row.actual.started is None for row in spoken))
            if part.item.kind == "discussion":
                yield from spoken
                spoken = ()
        yield from spoken

    def _item(self, part: PlannedItem, listed: int) -> Row:
        item, entity = part.item, self._entities.get(part.item.entity)
        person = self._people.named(item.speaker)
        name = "" if _same(item.speaker, item.title) else item.speaker
        represented = entity.name if entity else item.entity
        limit = self._live.floor.limit_ms or self._session.limit_ms or DEFAULT_LIMITS["state"]
        return Row(
            key=f"{self._session.code}/{item.number}",
            number=item.number,
            kind=item.kind,
            start=part.start,
            end=part.end,
            title=item.title or item.kind,
            delegation=represented,
            person=name,
            hard=part.hard,
            hard_end=item.hard_end is not None,
            mode=item.mode,
            language=item.language,
            room="" if item.room == self._session.room else item.room,
            notes=item.notes,
            address=form_of_address(person) if person and not self._session.conducts(item) else "",
            zoom_name=self._zoom_name(item.mode, person, entity, item.speaker),
            registered=_registered(person) if item.speaker else "",
            text="text at booth" if "text at booth" in item.notes.casefold() else "",
            says=said_for_item(self._session, part, self._called(item), listed, limit, self._where),
            cues=cues_of_row(item.mode, item.language, self._session.language, item.kind, item.cues),
            ticked=self._ticked(item.id, ""),
            seat=self._seat(item.mode, item.entity),
            staff=item.kind == "note" or (person is not None and person.role in _UNSEEN),
            gap_ms=self._gaps.get(item, 0),
            actual=_aired(self._clocks.get(item.id), self._as_of, self._live.run.begun),
        )

    def _speeches(self, number: str) -> tuple[Row, ...]:
        floor, context = self._live.floor, self._live.context
        spoken = {made.request.id: made for made in self._made.spoken}
        clocks = [
            speech
            for speech in speeches(floor, context, self._as_of, self._list_starts)
            if speech.state is SpeechState.TO_COME or speech.request in spoken
        ]
        return tuple(
            self._speech(place, clock.request, (clock.start, clock.end), spoken.get(clock.request), number)
            for place, clock in enumerate(clocks, 1)
        )

    def _speech(
        self, place: int, name: str, times: tuple[datetime, datetime], made: SpeechMade | None, number: str
    ) -> Row:
        floor, hide = self._live.floor, self._hide
        request = floor.requests[name]
        person = self._people.numbers.get(request.person)
        entity = self._entities.get(request.delegation)
        ready = request.text_words
        return Row(
            key=f"{self._session.code}/speech.{name}",
            number=f"{number}.{place}" if number else str(place),
            kind=request.kind.value.replace("_", " "),
            start=times[0],
            end=times[1],
            title=hide(self._names.delegation(request)),
            person=self._names.person(request.person),
            mode=request.mode.value,
            language=request.language,
            notes=hide(request.note),
            address=form_of_address(person) if person else "",
            zoom_name=self._zoom_name(request.mode.value, person, entity, ""),
            registered=_registered(person)
            if person
            else ("delegation registered" if entity and self._known(entity) else "not registered"),
            text=f"text at booth, {ready} words" if ready else "",
            says="" if made else hide(said_for_speech(floor, name, self._aloud)),
            cues=cues_of_row(request.mode.value, request.language, self._session.language, ""),
            ticked=self._ticked(0, name),
            seat=self._seat(request.mode.value, request.delegation),
            speech=True,
            actual=_spoke(made, limit_for(floor, self._live.context, request)),
        )

    def _seat(self, mode: str, delegation: str) -> str:
        """The seat of who speaks in the room: there the microphone is."""
        return seat_of(self._conference, delegation) if mode == "room" else ""

    def _ticked(self, item: int, request: str) -> frozenset[str]:
        ticked = self._live.run.ticked
        return frozenset(key for *whose, key in ticked if tuple(whose) in ((item, request), (0, "")))

    def _called(self, item: Item) -> str:
        """Who an item gives the floor to, aloud: the person and whom they represent."""
        if not item.entity:
            return item.speaker
        entity = self._entities.get(item.entity)
        named = item.speaker.casefold() in (entity.name if entity else item.entity).casefold()
        aloud = spoken_by_code(self._entities, item.entity).name
        return aloud if named else f"{item.speaker}, {aloud}"

    def _aloud(self, request: str) -> Spoken:
        """A delegation as it is named aloud, by its own name where the conference knows it."""
        code = self._live.floor.requests[request].delegation
        return spoken_by_code(self._entities, code, self._live.context.delegation(code).name)

    def _known(self, entity: Entity) -> bool:
        return self._live.context.delegation(entity.code).registered

    def _zoom_name(self, mode: str, person: Registrant | None, entity: Entity | None, name: str) -> str:
        if mode != "zoom":
            return ""
        if person is not None:
            return expected_name(person, entity)
        return " – ".join(part for part in (entity.short if entity else "", name) if part)


def _same(text: str, other: str) -> bool:
    return text.strip().casefold() == other.strip().casefold()


def _list_number(parts: Sequence[PlannedItem]) -> str:
    return next((part.item.number for part in parts if part.item.kind == "discussion"), "")


def _registered(person: Registrant | None) -> str:
    return f"{person.number}, {person.status.value}" if person else "not registered"


def _aired(clock: ItemClock | None, as_of: datetime, begun: bool) -> Actual:
    if clock is None:
        return Actual("to come")
    start, end = clock.actual_start, clock.actual_end
    used = shown_ms(start, end or as_of) if start else None
    planned_ms = (
        millis(clock.planned_end - clock.planned_start) if clock.planned_start and clock.planned_end else 0
    )
    never = clock.state is ItemState.JUMPED and not begun
    word = "not noted" if never else clock.state.value.replace("_", " ")
    return Actual(word, clock.planned_start, clock.planned_end, start, end, used, planned_ms)


def _spoke(made: SpeechMade | None, limit_ms: int) -> Actual:
    if made is None:
        return Actual("to come", allotted_ms=limit_ms)
    word = "has the floor" if made.ended is None else f"spoke {duration_text(made.shown_ms)}"
    return Actual(
        word,
        started=made.started,
        ended=made.ended,
        used_ms=made.shown_ms,
        allotted_ms=made.limit_ms,
    )
