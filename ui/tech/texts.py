"""What the tech desk's cards and rows say: pure functions of turns, cues, names and the present instant."""

from dataclasses import dataclass
from datetime import datetime

from app.programme.reports import TROUBLED, Line, Message
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
class TurnTexts:
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


def turn_texts(turn: Turn, caption: str, now: datetime, clock: str = "", phase: str = "") -> TurnTexts:
    """What one card says."""
    zoom = f"Zoom name “{turn.who.zoom_name}”" if turn.remote and turn.mode == "zoom" else ""
    parts = (isolated(turn.who.person), isolated(zoom), turn.place, isolated(turn.title))
    good = (line_words(turn.line, now),) if turn.line and turn.line.state not in TROUBLED else ()
    calm = tuple(word for word in turn.ready if not word.isupper())
    return TurnTexts(
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


def cue_row(timed: Timed, now: datetime, where: Zone) -> DeskRow:
    """A cue with its time and its tick; counted down to in the hour before."""
    if timed.urgent:
        right, sign = ("", "✓") if timed.ticked else ("NOW", "!")
        left = f"{sign} {timed.kind}"
        return DeskRow(timed.key, left, timed.words, right, "", "over", timed.ticked, not timed.ticked)
    sign = "✓" if timed.ticked else "–" if timed.done else "■" if timed.hard else "▸" if timed.on_air else "○"
    at = clock_text(timed.at, where) if timed.at else "–:––"
    near = timed.at is not None and not timed.done and millis(timed.at - now) < 3_600_000
    right = until(timed.at, now) if near and timed.at else ""
    if timed.left_ms is not None:
        right = f"{remaining_text(timed.left_ms)} {'left' if timed.left_ms >= 0 else 'over'}"
    late = near and timed.at is not None and timed.at < now and not timed.on_air
    tone = "warn" if late else "text"
    return DeskRow(
        timed.key, f"{at} {sign} {timed.kind}", timed.words, right, "", tone, timed.done, timed.on_air
    )


def whole_cue(timed: Timed) -> str:
    """All of a cue: what was typed, then whom it concerns."""
    return "\n".join(part for part in (timed.whole, isolated(timed.about)) if part)


def sent_words(message: Message | None, where: Zone) -> str:
    """What became of a message to the chair; empty for none."""
    if message is None:
        return ""
    seen = f"seen {clock_text(message.seen_at, where, seconds=True)}" if message.seen_at else "not seen yet"
    return f"To the chair: “{message.text}” · {seen}"


def name_row(checked: Checked) -> DeskRow:
    """A name of the waiting room: who it may be, why, and what to do."""
    if checked.decided is not None:
        right, tone = ("admitted", "next") if checked.decided.admitted else ("kept out", "muted")
    else:
        right, tone = _VERDICTS[checked.likeness], _TONES[checked.likeness]
    who = checked.people[0].rename if len(checked.people) == 1 else ""
    said = [who] if who and f"“{who}”" not in checked.do else []
    known = (
        checked.decided is not None
        or checked.likeness == "exact"
        or checked.why in checked.do
        or checked.why.startswith("not registered")
    )
    why = [] if known else [checked.why]
    below = " · ".join((*said, *why, checked.do))
    return DeskRow(
        checked.name, "", f"“{checked.seen}”", right, f"→ {below}", tone, checked.decided is not None
    )
