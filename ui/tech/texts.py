"""What the tech desk's cards and rows say: pure functions of turns, cues, names and the present instant."""

from dataclasses import dataclass
from datetime import datetime

from app.programme.reports import TROUBLED, Line
from app.tech.cue_sheet import Timed, until
from app.tech.turns import Do, Turn
from app.tech.zoom_names import Checked
from app.times import Zone, clock_text, millis, remaining_text
from ui.widgets.desk_rows_model import DeskRow
from ui.widgets.text import isolated

_MODES = {"zoom": "ZOOM", "room": "ROOM", "video": "VIDEO"}
_LINES = {
    "connected": "connected",
    "ok": "line ✓",
    "bad": "LINE BAD",
    "absent": "NOT HERE",
    "lost": "LOST",
    "back": "back",
}
_VERDICTS = {"exact": "✓ exact", "likely": "? likely", "none": "✗ none"}
_TONES = {"exact": "next", "likely": "warn", "none": "over"}


@dataclass(frozen=True, slots=True)
class TurnFace:
    """One of now, next, then; `trouble` is what to look at, `do` the things to tick."""

    caption: str
    name: str
    mode: str = ""
    language: str = ""
    below: str = ""
    trouble: str = ""
    clock: str = ""
    phase: str = ""
    do: tuple[Do, ...] = ()


def turn_face(turn: Turn, caption: str, now: datetime, clock: str = "", phase: str = "") -> TurnFace:
    """What one card says."""
    zoom = f"Zoom name “{turn.who.zoom_name}”" if turn.remote and turn.mode == "zoom" else ""
    parts = (isolated(turn.who.person), isolated(zoom), turn.place, isolated(turn.title))
    good = (line_words(turn.line, now),) if turn.line and turn.line.state not in TROUBLED else ()
    calm = tuple(word for word in turn.ready if not word.isupper())
    return TurnFace(
        caption,
        turn.who.delegation or turn.who.person,
        _MODES.get(turn.mode, ""),
        turn.language.upper(),
        " · ".join(part for part in (*parts, *calm, *good) if part),
        _trouble(turn, now),
        clock,
        phase,
        turn.do,
    )


def _trouble(turn: Turn, now: datetime) -> str:
    bad = line_words(turn.line, now) if turn.line and turn.line.state in TROUBLED else ""
    down = "ZOOM IS DOWN" if turn.dim else ""
    loud = (word for word in turn.ready if word.isupper())
    return " · ".join(part for part in (bad, down, *loud) if part)


def line_words(line: Line | None, now: datetime) -> str:
    """How a line is; for how long it has been lost."""
    if line is None:
        return ""
    words = _LINES.get(line.state, line.state)
    return f"{words} {remaining_text(millis(now - line.at))}" if line.state == "lost" else words


def remote_row(turn: Turn, now: datetime) -> DeskRow:
    """Who speaks over a line: Zoom name, what is there, how the line is."""
    text = isolated(turn.who.zoom_name) if turn.mode == "zoom" else "video message"
    more = " · ".join(word for word in turn.ready if word)
    words = line_words(turn.line, now) or ("Zoom is down" if turn.dim else "not checked")
    bad = turn.line is not None and turn.line.state in TROUBLED
    tone = "over" if bad else "next" if turn.line else "muted"
    name = turn.who.delegation or turn.who.person
    return DeskRow(
        turn.key, name, f"{text} · {more}" if more else text, words, tone=tone, dim=turn.dim, strong=False
    )


def cue_row(one: Timed, now: datetime, where: Zone) -> DeskRow:
    """A cue with its time and its tick; counted down to in the hour before."""
    if one.urgent:
        right, sign = ("", "✓") if one.ticked else ("NOW", "!")
        left = f"{sign} {one.kind}"
        return DeskRow(one.key, left, one.words, right, "", "over", one.ticked, not one.ticked)
    sign = "✓" if one.ticked else "–" if one.done else "■" if one.hard else "▸" if one.on_air else "○"
    at = clock_text(one.at, where) if one.at else "–:––"
    near = one.at is not None and not one.done and abs(millis(one.at - now)) < 3_600_000
    right = until(one.at, now) if near and one.at else ""
    late = near and one.at is not None and one.at < now and not one.on_air
    tone = "warn" if late else "text"
    return DeskRow(one.key, f"{at} {sign} {one.kind}", one.words, right, "", tone, one.done, one.on_air)


def whole_cue(one: Timed) -> str:
    """All of a cue: what was typed, then whom it concerns."""
    return "\n".join(part for part in (one.whole, isolated(one.about)) if part)


def name_row(one: Checked) -> DeskRow:
    """A name of the waiting room: who it may be, why, and what to do."""
    if one.decided is not None:
        right, tone = ("admitted", "next") if one.decided.admitted else ("kept out", "muted")
    else:
        right, tone = _VERDICTS[one.likeness], _TONES[one.likeness]
    who = one.people[0].rename if len(one.people) == 1 else ""
    said = [who] if who and f"“{who}”" not in one.do else []
    known = (
        one.decided is not None
        or one.likeness == "exact"
        or one.why in one.do
        or one.why.startswith("not registered")
    )
    why = [] if known else [one.why]
    below = " · ".join((*said, *why, one.do))
    return DeskRow(one.name, "", f"“{one.name}”", right, f"→ {below}", tone, one.decided is not None)
