"""What stands in the cells of the run of show: small functions from a row to texts."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.conference.conference import DEFAULT_LIMITS
from app.conference.cues import CueKind
from app.pdf.table import GREY, Text
from app.pdf.text import Weight
from app.programme.cues import Cue
from app.run_of_show.rows import Row, SessionShow
from app.times import Zone, clock_text, day_of, duration_text, millis, over_under

HARD, CHANGED, TICK, TICKED, DONE = "■", "▲", "☐", "☑", "✓"
MODES = {"room": "Room", "zoom": "Zoom", "video": "▶ Video"}
_STATE_WORDS = {
    "done": f"{DONE} done",
    "on air": "on air",
    "paused": "on air, paused",
    "jumped": "passed over",
}

_SCREEN = (CueKind.VID, CueKind.SLD, CueKind.LT, CueKind.BRK)
_COLUMNS = (CueKind.MIC, CueKind.ZOOM, CueKind.INT, *_SCREEN)
"""Kinds with a column of their own; all others stand under the notes, with their letters."""


@dataclass(frozen=True, slots=True)
class ShowRow:
    """A row as it stands in a session; `changed`: a word when it was not so in the last version."""

    row: Row
    show: SessionShow
    where: Zone
    changed: str = ""
    then: Row | None = None


Cells = Sequence[Text]


def number(show_row: ShowRow) -> Cells:
    """The number of the item, and a mark when the row has changed."""
    texts = [Text(show_row.row.number, 8.6, Weight.SEMIBOLD)]
    if show_row.changed:
        texts.append(Text(f"{CHANGED} new" if show_row.changed == "new" else CHANGED, 7.4, Weight.BOLD))
    return texts


def start(show_row: ShowRow) -> Cells:
    """When it is planned to begin; ■ for a hard start."""
    return _time(_clock(show_row, show_row.row.start), show_row.row.hard)


def end(show_row: ShowRow) -> Cells:
    """When it is planned to end; ■ for a fixed end."""
    clock = _clock(show_row, show_row.row.end)
    return _time(clock, True) if show_row.row.hard_end else (Text(clock, 8.6, colour=GREY),)


def length(show_row: ShowRow) -> Cells:
    """How long it is to last; for somebody on the list the speaking time."""
    words = duration_text(show_row.row.actual.allotted_ms if show_row.row.speech else _planned(show_row.row))
    return (Text(words, 8.6 if len(words) < 6 else 7.2),)


def what(show_row: ShowRow) -> Cells:
    """The delegation or the title, below it who speaks."""
    row = show_row.row
    texts = [Text(row.title, 9.2 if not row.speech else 8.8, Weight.SEMIBOLD)]
    if below := _below(row):
        texts.append(Text(below, 8.2))
    if row.kind == "discussion":
        texts.append(
            Text(f"The session’s list of speakers, as called: {_places(show_row)}", 7.6, colour=GREY)
        )
    return texts


def what_and_cues(show_row: ShowRow) -> Cells:
    """The cell of `what`, below it the cues that have no column of their own: sentences need its room."""
    kinds = (kind for kind in CueKind if kind not in _COLUMNS)
    return [*what(show_row), *(text for kind in kinds for text in _typed(show_row, kind, named=True))]


def item(show_row: ShowRow) -> Cells:
    """What it is, without who speaks."""
    if show_row.row.speech:
        return (Text(show_row.row.kind, 8.4, colour=GREY),)
    return what(replace(show_row, row=replace(show_row.row, delegation="", person="")))


def who(show_row: ShowRow) -> Cells:
    """Delegation first, person second."""
    row = show_row.row
    first = row.title if row.speech else row.delegation
    return tuple(
        Text(words, size, weight)
        for words, size, weight in ((first, 9.2, Weight.SEMIBOLD), (row.person, 8.6, Weight.REGULAR))
        if words
    )


def place(show_row: ShowRow) -> Cells:
    """How the person speaks; where, if elsewhere; on which seat, where there is a microphone."""
    texts = [Text(MODES.get(show_row.row.mode, show_row.row.mode), 8.2)] if show_row.row.mode else []
    return [*texts, *_grey(show_row.row.room), *_grey(show_row.row.seat)]


def mic(show_row: ShowRow) -> Cells:
    """Ticks for microphones."""
    return [*_ticks(show_row, CueKind.MIC), *_typed(show_row, CueKind.MIC)]


def zoom(show_row: ShowRow) -> Cells:
    """Ticks for Zoom, below the name to look for."""
    name = [Text(show_row.row.zoom_name, 8, Weight.SEMIBOLD)] if show_row.row.zoom_name else []
    return [*name, *_in_a_row(show_row, CueKind.ZOOM), *_typed(show_row, CueKind.ZOOM)]


def interpretation(show_row: ShowRow) -> Cells:
    """The language of the floor, the text at the booth."""
    told = _ticks(show_row, CueKind.INT)
    spoken = show_row.row.language or show_row.show.session.language
    usual = told or _grey(spoken.upper() if show_row.row.mode else "")
    return [*usual, *_grey(show_row.row.text), *_typed(show_row, CueKind.INT)]


def screen(show_row: ShowRow) -> Cells:
    """Films, slides, name plates, the waiting picture; what was typed goes first."""
    usual = (text for kind in _SCREEN for text in _ticks(show_row, kind))
    return [*_typed(show_row, *_SCREEN), *usual]


def screen_and_notes(show_row: ShowRow) -> Cells:
    """The cell of `screen` with the notes below, for an edition without a column for them."""
    return [*screen(show_row), *notes(show_row)]


def notes(show_row: ShowRow) -> Cells:
    """That somebody on the list has spoken already, and the notes of the agenda."""
    spoke = (
        [Text(show_row.row.actual.word, 7.4)] if show_row.row.speech and show_row.row.actual.started else []
    )
    return [*spoke, *([Text(show_row.row.notes, 7.2)] if show_row.row.notes else [])]


def language(show_row: ShowRow) -> Cells:
    """The language that will be spoken; heavy where it is not the session's."""
    row, usual = show_row.row, show_row.show.session.language
    spoken = row.language or (usual if row.mode else "")
    differs = bool(row.language and usual and row.language != usual)
    return (Text(spoken.upper(), 10.5 if differs else 9, Weight.BOLD if differs else Weight.REGULAR),)


def booth_text(show_row: ShowRow) -> Cells:
    """Whether the text is there, and what the interpreters are to do."""
    return [*text_at_booth(show_row), *_typed(show_row, CueKind.INT, named=True)]


def text_at_booth(show_row: ShowRow) -> Cells:
    """A box to tick, or that it is there."""
    if show_row.row.text:
        return (Text(f"{DONE} {show_row.row.text.removeprefix('text at booth, ')}", 8.4),)
    return (Text(f"{TICK} not yet", 8.4, colour=GREY),) if show_row.row.mode else ()


def says(show_row: ShowRow) -> Cells:
    """The chair's words, large; above them what it is, below how the person is addressed."""
    row = show_row.row
    over = " · ".join(word for word in ("" if row.speech else row.title, _limit(row)) if word)
    texts = [Text(over, 8.6, colour=GREY)] if over else []
    if row.says:
        texts.append(Text(f"“{row.says}”", 14, Weight.SEMIBOLD))
    elif row.speech:
        texts.append(Text(f"{row.title} {row.actual.word}", 14))
    texts += [replace(text, size=11.0) for text in _typed(show_row, CueKind.MSG)]
    below = (row.person if row.speech else "", f"Address: {row.address}" if row.address else "")
    return [*texts, *(Text(words, 10.5) for words in below if words)]


def chair_start(show_row: ShowRow) -> Cells:
    """Number and time, large."""
    clock = _clock(show_row, show_row.row.start)
    mark = [Text(f"{CHANGED} {show_row.changed}", 8.6, Weight.BOLD)] if show_row.changed else []
    heavy = Text(f"{HARD} {clock}" if show_row.row.hard else clock, 13, Weight.BOLD)
    return [heavy, Text(show_row.row.number, 10, colour=GREY), *mark]


def then(show_row: ShowRow) -> Cells:
    """Who is next."""
    if show_row.then is None:
        return (Text("end of the session", 9.6, colour=GREY),)
    row = show_row.then
    via = {"zoom": "on Zoom", "video": "video message"}.get(row.mode, "")
    texts = [Text(row.title if row.speech else row.delegation or row.title, 10.5, Weight.SEMIBOLD)]
    return [*texts, *(Text(words, 9.6) for words in (row.person, via) if words)]


def list_number(show_row: ShowRow) -> Cells:
    """The place on the list."""
    mark = [Text(f"{CHANGED} {show_row.changed}", 7.6, Weight.BOLD)] if show_row.changed else []
    return [Text(show_row.row.number.rpartition(".")[2], 11, Weight.BOLD), *mark]


def list_who(show_row: ShowRow) -> Cells:
    """The delegation, and what it asked for where that is no statement."""
    kind = "" if show_row.row.kind in ("statement", "group statement") else show_row.row.kind
    return [Text(show_row.row.title, 11, Weight.SEMIBOLD), *([Text(kind, 8.6)] if kind else [])]


def person(show_row: ShowRow) -> Cells:
    """The speaker."""
    return (Text(show_row.row.person, 9.4),) if show_row.row.person else ()


def called(show_row: ShowRow) -> Cells:
    """A box to tick when called; what became of it afterwards."""
    return (Text(show_row.row.actual.word if show_row.row.actual.started else TICK, 9),)


def box(show_row: ShowRow) -> Cells:
    """A box to tick."""
    return (Text(TICK, 12),)


def registered(show_row: ShowRow) -> Cells:
    """Whether the speaker is registered: a number, or a box that stays to be ticked."""
    known = show_row.row.registered and not show_row.row.registered.startswith("not ")
    sure = known and show_row.row.registered.endswith(("confirmed", "registered"))
    return (Text(f"{DONE if sure else TICK} {show_row.row.registered or 'who?'}", 8.4),)


def zoom_name(show_row: ShowRow) -> Cells:
    """The name that is expected in Zoom."""
    return (Text(f"{TICK} {show_row.row.zoom_name}", 9, Weight.SEMIBOLD),)


def public_time(show_row: ShowRow) -> Cells:
    """The time at which it begins, as the public programme shows it."""
    return (Text(_clock(show_row, show_row.row.start), 11, Weight.SEMIBOLD),)


def public_what(show_row: ShowRow) -> Cells:
    """The title, as the public programme shows it."""
    return (Text(show_row.row.title, 10.5),)


def public_who(show_row: ShowRow) -> Cells:
    """Delegation and person; never staff."""
    row = show_row.row
    texts = [Text(row.delegation, 9.6)] if row.delegation else []
    return [*texts, *([Text(row.person, 9.6, Weight.SEMIBOLD)] if row.person and not row.staff else [])]


def planned_times(show_row: ShowRow) -> Cells:
    """The plan as it was when the session began."""
    made = show_row.row.actual
    return _span(show_row, made.planned_start, made.planned_end, Weight.REGULAR)


def actual_times(show_row: ShowRow) -> Cells:
    """From when to when it really was."""
    return _span(show_row, show_row.row.actual.started, show_row.row.actual.ended, Weight.BOLD, seconds=True)


def used(show_row: ShowRow) -> Cells:
    """The time that was used."""
    used_ms = show_row.row.actual.used_ms
    return () if used_ms is None else (Text(duration_text(used_ms), 9, Weight.SEMIBOLD),)


def allotted(show_row: ShowRow) -> Cells:
    """The time there was."""
    allotted_ms = show_row.row.actual.allotted_ms
    return (Text(duration_text(allotted_ms), 8.6, colour=GREY),) if allotted_ms else ()


def over(show_row: ShowRow) -> Cells:
    """More or less than allotted, and how late it ended, in words."""
    made = show_row.row.actual
    if made.used_ms is None:
        return ()
    by = made.used_ms - made.allotted_ms
    words = "" if made.ended is None else _over_words(by)
    texts = [Text(words, 8.6, Weight.SEMIBOLD)] if words else []
    if made.ended and made.planned_end:
        texts.append(Text(f"ended {over_under(millis(made.ended - made.planned_end))}", 8))
    return texts


def state(show_row: ShowRow) -> Cells:
    """Where it stands, in a word."""
    word = show_row.row.actual.word
    return (Text(_STATE_WORDS.get(word, DONE if word.startswith("spoke") else word), 8.6),)


def blank(show_row: ShowRow) -> Cells:
    """Room to write in."""
    return ()


def _over_words(by_ms: int) -> str:
    if abs(by_ms) < 1_000:
        return "as allotted"
    return f"{duration_text(abs(by_ms))} {'over' if by_ms > 0 else 'under'}"


def _span(
    show_row: ShowRow, begin: datetime | None, stop: datetime | None, weight: Weight, seconds: bool = False
) -> Cells:
    if begin is None:
        return ()
    last = _clock(show_row, stop, seconds) if stop else "…"
    return (Text(f"{_clock(show_row, begin, seconds)} – {last}", 8.6, weight),)


def _time(clock: str, hard: bool) -> Cells:
    return (Text(f"{HARD} {clock}", 9, Weight.BOLD),) if hard else (Text(clock, 9),)


def _clock(show_row: ShowRow, at: datetime, seconds: bool = False) -> str:
    """The time of day; with “+1” on the day after the session began."""
    days = (day_of(at, show_row.where) - day_of(show_row.show.session.starts, show_row.where)).days
    return clock_text(at, show_row.where, seconds) + (f" +{days}" if days else "")


def _planned(row: Row) -> int:
    return millis(row.end - row.start)


def _below(row: Row) -> str:
    return row.person if row.speech else row.who


def _places(show_row: ShowRow) -> str:
    limit_ms = show_row.show.session.limit_ms or DEFAULT_LIMITS["state"]
    return f"{duration_text(limit_ms)} each, about {_planned(show_row.row) // max(limit_ms, 1)} speeches"


def _limit(row: Row) -> str:
    """How long somebody on the list may speak; how long an item lasts."""
    return duration_text(row.actual.allotted_ms if row.speech else _planned(row))


def _ticks(show_row: ShowRow, kind: CueKind) -> Cells:
    if show_row.row.kind == "discussion" and not show_row.row.speech and kind in (CueKind.MIC, CueKind.ZOOM):
        return _grey("as the list says")
    cues = (cue for cue in show_row.row.cues if cue.kind is kind and not cue.typed)
    return [Text(f"{_tick(show_row, cue)} {cue.act}", 8) for cue in cues]


def _typed(show_row: ShowRow, *kinds: CueKind, named: bool = False) -> Cells:
    """What somebody typed, each with its box; under its letters where the column does not say which kind."""
    return [
        Text(f"{_tick(show_row, cue)} {f'{cue.kind} ' if named else ''}{cue.act}", 8)
        for cue in show_row.row.cues
        if cue.kind in kinds and cue.typed
    ]


def _tick(show_row: ShowRow, cue: Cue) -> str:
    return TICKED if cue.key in show_row.row.ticked else TICK


def _in_a_row(show_row: ShowRow, kind: CueKind) -> Cells:
    """Ticks for the beginning on one line; the last, for the end of the speech, on its own."""
    texts = _ticks(show_row, kind)
    return [Text("  ".join(text.text for text in texts[:-1]), 8), *texts[-1:]] if len(texts) > 1 else texts


def _grey(words: str) -> list[Text]:
    return [Text(words, 7.6, colour=GREY)] if words else []
