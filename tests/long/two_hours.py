"""A difficult session of two hours at the real console, by real keys, on keyboards of several countries.

`python -m tests.long.two_hours FOLDER [LAYOUT …]`: us, de and ru unless said. Each moment becomes a picture
in the folder; in the end the journals of all keyboards must hold the same acts. Wants what `x_screen` wants.
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from app.journal.entries import Entry
from app.rehearsal.sample import sample_copy
from app.rehearsal.sample_time import STARTS_AT
from app.station.station import Station
from app.times import SetClock
from tests.long.x_screen import XScreen, x_screen

CODE = "D1-P1"
STARTS, AFTER = 10, 1.3
"""Seconds until the window stands, and until a key may be pressed again."""

_HALL_CLOCK = """
import sys
from datetime import timedelta
from pathlib import Path
from app.__main__ import main
from app.times import SystemClock
ahead, runs = Path({ahead!r}), SystemClock.now
SystemClock.now = lambda clock: runs(clock) + timedelta(seconds=int(ahead.read_text()))
sys.exit(main())
"""
"""The console, whose clock is as many seconds ahead as a file says: two hours need not be waited for."""

_PLACES = {
    **{letter: str(24 + place) for place, letter in enumerate("QWERTYUIOP")},
    **{letter: str(38 + place) for place, letter in enumerate("ASDFGHJKL")},
    **{letter: str(52 + place) for place, letter in enumerate("ZXCVBNM")},
    **{str(number): str(9 + number) for number in range(1, 10)},
    **{f"F{number}": str(66 + number) for number in range(1, 11)},
    "Space": "65",
    "Enter": "36",
    "Esc": "9",
    "Del": "119",
    "Ctrl": "37",
    "Shift": "50",
    "Alt": "64",
    "Home": "110",
    "Up": "111",
    "Down": "116",
    "End": "115",
    "PgUp": "112",
    "Ins": "118",
}
_ELSEWHERE = {"de": {"Z": _PLACES["Y"], "Y": _PLACES["Z"]}}
"""Latin letters mean themselves, wherever a keyboard has them."""

_TYPED = {
    "Canada": {"us": "canada", "de": "kanada", "ru": "канад"},
    "USA": {"us": "usa", "de": "usa", "ru": "сша"},
    "UK": {"us": "uk", "de": "vereinigtes", "ru": "соединенное"},
    "Turkey": {"us": "turk", "de": "türk", "ru": "турц"},
    "Norway": {"us": "norw", "de": "norw", "ru": "норв"},
    "France": {"us": "fran", "de": "frank", "ru": "фран"},
    "Serbia": {"us": "serb", "de": "serb", "ru": "серб"},
    "Italy": {"us": "ital", "de": "itali", "ru": "итал"},
    "Spain": {"us": "spai", "de": "span", "ru": "испан"},
    "Ukraine": {"us": "ukra", "de": "ukra", "ru": "украи"},
    "Reason": {"us": "lack of time", "de": "zeit fehlt", "ru": "нет времени"},
}
"""What a chair types, in the language of the keyboard."""

STORY: tuple[tuple[str, int, str], ...] = (
    ("before the meeting", 0, ""),
    ("three ask ahead", 0, "F3 Canada Enter F3 USA Enter F3 UK Enter"),
    ("armed", 200, "Ctrl+Shift+O"),
    ("open", 0, "Ctrl+Shift+O"),
    ("the list is open", 2, "Ctrl+L"),
    ("the introduction is on", 60, "Space"),
    ("the first panellist", 290, "Space"),
    ("asked to conclude at the lectern", 580, "C"),
    ("the second, over time before", 60, "Space"),
    ("a minute more", 600, "Ctrl+Shift+PgUp"),
    ("the third", 70, "Space"),
    ("a point of order in the midst", 200, "F9 France Enter Space"),
    ("noted", 30, "3"),
    ("the fourth", 400, "Space"),
    ("the discussion begins", 610, "Space"),
    ("the list grows", 5, "Esc F3 Norway Enter F3 Ukraine Enter"),
    ("the first speaks", 20, "Space"),
    ("asked to conclude", 150, "C"),
    ("over time, a minute more", 45, "Ctrl+Shift+PgUp"),
    ("a point of order", 10, "F9 Turkey Enter"),
    ("it is heard", 5, "Space"),
    ("ruled", 40, "2"),
    ("the interrupted one goes on", 5, "Space"),
    ("the next", 50, "Space"),
    ("the line is lost, held", 60, "F7"),
    ("another speaks meanwhile", 20, "F8"),
    ("is back", 120, "E F7"),
    ("absent, called away", 90, "E X"),
    ("right of reply", 5, "Shift+F9 Serbia Enter"),
    ("undone", 4, "Ctrl+Z"),
    ("redone", 4, "Ctrl+Y"),
    ("made next, parked", 5, "Down N Down K"),
    ("suspension is armed", 5, "Ctrl+Shift+S"),
    ("suspended", 0, "Ctrl+Shift+S"),
    ("resumed", 900, "Ctrl+Shift+R"),
    ("shorter time for all", 5, "Ctrl+T 2:00 Enter"),
    ("the next with two minutes", 5, "Space"),
    ("well over time", 185, ""),
    ("the list is to close", 5, "Ctrl+L"),
    ("who comes too late", 5, "F3 Turkey Enter"),
    ("taken with a reason", 5, "Reason Enter"),
    ("the next again", 100, "Space"),
    ("two more", 110, "Space"),
    ("and another", 110, "Space"),
    ("end of a statement", 120, "E"),
    ("help", 0, "F1"),
    ("the palette", 0, "Esc Ctrl+K"),
    ("the record", 5, "Esc Ctrl+7"),
    ("closing is armed", 1_200, "Esc Ctrl+Shift+W"),
    ("closed", 0, "Ctrl+Shift+W"),
    ("carried over", 5, "Ctrl+Shift+N Enter"),
    ("taken back: armed", 5, "Ctrl+Z"),
    ("taken back", 0, "Ctrl+Z"),
)
"""Of each moment: its name, the seconds that pass before it, what is pressed or typed."""


def played(screen: XScreen, layout: str, path: Path, folder: Path) -> list[str]:
    """The whole session on one keyboard. Returns the acts that the journal holds in the end."""
    ahead = path.with_name("ahead.txt")
    ahead.write_text("0")
    program = _HALL_CLOCK.format(ahead=str(ahead))
    screen.begin(
        sys.executable, "-c", program, "open", str(path), "--session", CODE, "--now", STARTS_AT.isoformat()
    )
    time.sleep(STARTS)
    screen.layout(layout)
    screen.tool("xdotool", "search", "--onlyvisible", "--name", "Rostrum", "windowfocus")
    for number, (moment, passes, keys) in enumerate(STORY, 1):
        if passes:
            ahead.write_text(str(int(ahead.read_text()) + passes))
            time.sleep(AFTER)
        for key in keys.split():
            press(screen, layout, key)
            time.sleep(AFTER)
        screen.picture(folder / f"{layout}-{number:02} {moment}.png")
        print(f"{layout} {number:02} {moment}", flush=True)
    station = Station.open(str(path), clock=SetClock(STARTS_AT))
    try:
        return [words_of(entry) for entry in station.live(CODE).entries]
    finally:
        station.close()


def words_of(entry: Entry) -> str:
    """An act without its instant, and without the name of its request."""
    event = entry.event
    return f"{type(event).__name__} {getattr(event, 'delegation', '')} {getattr(event, 'kind', '')}".strip()


def press(screen: XScreen, layout: str, key: str) -> None:
    """One key with those held beside it, or words to type."""
    if key in _TYPED or (key[0].isdigit() and key not in _PLACES):
        screen.tool("xdotool", "type", "--delay", "60", _TYPED.get(key, {}).get(layout, key))
    else:
        places = {**_PLACES, **_ELSEWHERE.get(layout, {})}
        screen.press([places[part] for part in key.split("+")])


def main(folder: Path, layouts: Sequence[str]) -> int:
    """Play on each keyboard. Returns 1 where the journals differ."""
    folder.mkdir(parents=True, exist_ok=True)
    journals = {}
    for layout in layouts:
        with tempfile.TemporaryDirectory() as scratch, x_screen() as screen:
            journals[layout] = played(screen, layout, sample_copy(Path(scratch)), folder)
    first, *others = journals.values()
    for layout, journal in journals.items():
        print(f"{layout}: {len(journal)} acts", "" if journal == first else "OTHERS THAN BEFORE")
    print(*first, sep="\n")
    return int(any(journal != first for journal in others))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:] or ("us", "de", "ru")))
