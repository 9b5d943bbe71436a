"""Each live key is held for seconds on a real X server, with the machine made busy: one act each, no more.

`python -m tests.long.held_keys [SECONDS] [off]`; two unless said; “off” shows what comes without the guard.
The server repeats a key a hundred times a second: ten seconds are a thousand presses of it.
It wants Xvfb, openbox, xdotool and setxkbmap. Then the same acts by one press with Russian, Greek, French and
German keys, by their places.
"""

import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.station.station import Station
from app.times import SystemClock
from tests.app.people import make_conference
from tests.long.x_screen import XScreen, x_screen

CODE = "D1-P1"
SETTLED = 1.6
"""Seconds after which nothing is taken for a slip of the hand any more."""
STARTS = 8
HELD = (
    ("Space", "65", "give_floor"), ("F8", "74", "give_floor"), ("Ctrl+Enter", "37 36", "give_floor"),
    ("F7", "73", "speaking"), ("+30 s", "37 112", "speaking"), ("C", "54", "speaking"),
    ("E", "26", "speaking"), ("X", "53", "waiting"), ("W", "25", "waiting"), ("N", "57", "last"),
    ("Delete", "119", "waiting"), ("K", "45", "waiting"), ("I", "31", "waiting"),
    ("Alt+Down", "64 116", "waiting"), ("Alt+Up", "64 111", "last"), ("Alt+End", "64 115", "waiting"),
    ("Ctrl+Z", "37 52", "waiting"), ("Ctrl+L", "37 46", "waiting"), ("Ctrl+Alt+Z", "37 64 52", "waiting"),
)  # fmt: skip
"""What is held: its name, the numbers of its keys on X11, and what the floor is like before."""
PRESSED = (
    ("Space", "65", "give_floor"), ("Ctrl+Z", "37 52", "waiting"), ("E", "26", "speaking"),
    ("C", "54", "speaking"), ("X", "53", "waiting"), ("Ctrl+L", "37 46", "waiting"), ("1", "10", "ruling"),
)  # fmt: skip
"""What is pressed once: a ruling too, whose digits are signs on French keys."""
PLACE_OF_Z = {"fr": "25", "de": "29"}
"""Latin letters mean themselves, wherever a keyboard has them."""
LAYOUTS = ("us", "ru", "gr", "fr", "de")

_OFF = (
    "from ui.console.act_guard import ActGuard; ActGuard.eventFilter = lambda *_: False; "
    "from app.__main__ import main; main()"
)


@dataclass
class Bench:
    """A console on a screen, and the same file in this process."""

    station: Station
    screen: XScreen

    def seq(self) -> int:
        """The number of the last act on the disk."""
        return self.station.live(CODE).floor.seq

    def prepare(self, what: str) -> None:
        """Four wait, and the floor is what the key needs; then long enough that nothing is a slip."""
        floor = self.station.live(CODE).floor
        if floor.list_closed:
            self.station.do(CODE, "reopen_list")
        for _ in range(4 - len(floor.waiting)):
            self.station.do(CODE, "request_floor", delegation="CA")
        if what == "speaking" and floor.speaking is None:
            self.station.do(CODE, "give_floor")
            self.station.do(CODE, "request_floor", delegation="CA")
        if what != "speaking" and floor.speaking is not None:
            self.station.do(CODE, "end_statement")
        if what == "ruling":
            self.station.do(CODE, "request_floor", delegation="NO", kind="point_of_order")
            self.station.do(CODE, "give_floor")
        time.sleep(SETTLED)
        if what == "last":
            self.screen.press(["115"])
            time.sleep(0.2)

    def hold(self, keys: Sequence[str], seconds: float) -> int:
        """How many acts come of keys that are held so long."""
        before = self.seq()
        self.screen.press(keys, seconds)
        time.sleep(1.0)
        return self.seq() - before


@contextmanager
def bench(path: Path, loops: int) -> Iterator[Bench]:
    """The console on Panel 1, in front on a screen of its own, beside so many busy loops."""
    with x_screen() as screen:
        how = ["-c", _OFF] if "off" in sys.argv else ["-m", "app"]
        console = screen.begin(sys.executable, *how, "open", str(path), "--session", CODE)
        station = Station.open(str(path), clock=SystemClock())
        time.sleep(STARTS)
        if console.poll() is not None:
            raise SystemExit("The console did not start on this X server.")
        screen.tool("xdotool", "search", "--onlyvisible", "--name", "A test conference", "windowfocus")
        station.do(CODE, "open_session")
        station.do(CODE, "open_list")
        for _ in range(loops):
            screen.begin(sys.executable, "-c", "while True: pass")
        yield Bench(station, screen)
        station.close()


def main() -> int:
    """Hold, count; then one press on each keyboard. Returns how many keys did not do exactly one act."""
    seconds, wrong = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0, 0
    with tempfile.TemporaryDirectory() as folder:
        path = make_conference(Path(folder) / "conference.rostrum")
        with bench(path, loops=2) as made:
            print(f"held for {seconds} s with two busy loops: acts")
            for name, keys, what in HELD:
                made.prepare(what)
                acts = made.hold(keys.split(), seconds)
                wrong += acts != 1
                print(f"{name:12}{acts:4}", flush=True)
        path = make_conference(Path(folder) / "other.rostrum")
        with bench(path, loops=0) as made:
            print(f"\npressed once, by place{'':6}" + "".join(f"{name:>12}" for name, *_ in PRESSED))
            for layout in LAYOUTS:
                made.screen.layout(layout)
                acts_of = []
                for name, keys, what in PRESSED:
                    made.prepare(what)
                    of_z = f"37 {PLACE_OF_Z[layout]}" if name == "Ctrl+Z" and layout in PLACE_OF_Z else ""
                    acts_of.append(made.hold((of_z or keys).split(), 0.05))
                wrong += sum(acts != 1 for acts in acts_of)
                print(f"{layout:28}" + "".join(f"{acts:12}" for acts in acts_of), flush=True)
    return wrong


if __name__ == "__main__":
    sys.exit(main())
