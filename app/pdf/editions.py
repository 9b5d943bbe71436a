"""The editions of the run of show: the same rows, other columns.

An edition is a list of columns in millimetres. Nothing here draws.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.conference import Entity, Session
from app.pdf.table import GREY, Column, Text
from app.pdf.text import Weight
from app.programme.cues import Cue, CueKind, usual_cues
from app.programme.plan import PlannedItem
from app.times import Zone, clock_text, day_of, duration_text, millis

HARD = "■"
_MODES = {"room": "Room", "zoom": "Zoom", "video": "▶ Video"}


@dataclass(frozen=True, slots=True)
class ShowRow:
    """One item as it stands in a session, with what its cells need."""

    session: Session
    part: PlannedItem
    entity: Entity | None
    where: Zone
    limit_ms: int

    @property
    def is_list(self) -> bool:
        """Whether the item is the session's list of speakers."""
        return self.part.item.kind == "discussion"

    @property
    def cues(self) -> tuple[Cue, ...]:
        """The usual cues of its mode."""
        return usual_cues(self.part.item.mode, self.part.item.language, self.session.language)


@dataclass(frozen=True, slots=True)
class Edition:
    """A kind of run of show. `least` is the least height of a row in mm, so that one can write in it."""

    title: str
    columns: tuple[Column[ShowRow], ...]
    least: float
    internal: bool = True

    @property
    def widths(self) -> list[float]:
        """The widths of its columns in mm."""
        return [column.width for column in self.columns]


def _number(row: ShowRow) -> Sequence[Text]:
    return (Text(row.part.item.number, weight=Weight.SEMIBOLD),)


def _start(row: ShowRow) -> Sequence[Text]:
    clock = _clock(row, row.part.start)
    if row.part.hard:
        return (Text(f"{HARD} {clock}", 8.4, Weight.BOLD),)
    return (Text(clock, 8.4),)


def _end(row: ShowRow) -> Sequence[Text]:
    clock = _clock(row, row.part.end)
    if row.part.item.hard_end:
        return (Text(f"{HARD} {clock}", 8.4, Weight.BOLD),)
    return (Text(clock, 8.4, colour=GREY),)


def _clock(row: ShowRow, at: datetime) -> str:
    """The time of day; with “+1” on the day after the session began."""
    days = (day_of(at, row.where) - day_of(row.session.starts, row.where)).days
    return clock_text(at, row.where) + (f" +{days}" if days else "")


def _duration(row: ShowRow) -> Sequence[Text]:
    length = duration_text(millis(row.part.end - row.part.start))
    return (Text(length, 8.4 if len(length) < 6 else 7.0),)


def _what(row: ShowRow) -> Sequence[Text]:
    item = row.part.item
    texts = [Text(item.title or item.kind, 8.4, Weight.SEMIBOLD)]
    represented = row.entity.name if row.entity else item.entity
    person = "" if item.speaker.strip().casefold() == item.title.strip().casefold() else item.speaker
    if represented or person:
        texts.append(Text(" · ".join(part for part in (represented, person) if part)))
    if row.is_list:
        places = millis(row.part.end - row.part.start) // max(row.limit_ms, 1)
        each = duration_text(row.limit_ms)
        texts.append(Text(f"The session’s list of speakers, as called: {each} each, about {places} speeches"))
    return texts


def _place(row: ShowRow) -> Sequence[Text]:
    item = row.part.item
    texts = [Text(_MODES.get(item.mode, item.mode))] if item.mode else []
    if item.room and item.room != row.session.room:
        texts.append(Text(item.room, colour=GREY))
    return texts


def _cues(row: ShowRow, kind: CueKind) -> Sequence[Text]:
    if row.is_list and kind in (CueKind.MIC, CueKind.ZOOM):
        return (Text("as the list says", colour=GREY),)
    return [Text(f"☐ {cue.act}") for cue in row.cues if cue.kind is kind]


def _mic(row: ShowRow) -> Sequence[Text]:
    return _cues(row, CueKind.MIC)


def _zoom(row: ShowRow) -> Sequence[Text]:
    return _cues(row, CueKind.ZOOM)


def _interpretation(row: ShowRow) -> Sequence[Text]:
    told = _cues(row, CueKind.INT)
    language = row.part.item.language or row.session.language
    return told or ((Text(language.upper(), colour=GREY),) if language else ())


def _screen(row: ShowRow) -> Sequence[Text]:
    return _cues(row, CueKind.VID)


def _notes(row: ShowRow) -> Sequence[Text]:
    return (Text(row.part.item.notes, 6.8),) if row.part.item.notes else ()


def _blank(row: ShowRow) -> Sequence[Text]:
    return ()


MASTER = Edition(
    "Master",
    (
        Column("Cue", 11, _number),
        Column("Start", 15, _start),
        Column("Length", 12, _duration),
        Column("End", 13, _end),
        Column("What · who has the floor", 58, _what),
        Column("Where", 14, _place),
        Column("Mic", 27, _mic),
        Column("Zoom", 36, _zoom),
        Column("Interpretation", 22, _interpretation),
        Column("Screen", 32, _screen),
        Column("Notes", 19, _notes),
        Column("Actual", 18, _blank, strong=True),
    ),
    least=9.0,
)

EDITIONS: Mapping[str, Edition] = {"master": MASTER}
