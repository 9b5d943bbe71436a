"""Each live key is held for seconds on a real X server, with the machine made busy: one act each, no more.

`python -m tests.long.held_keys [SECONDS] [off]`; two unless said; “off” shows what comes without the guard.
The server repeats a key a hundred times a second: ten seconds are a thousand presses of it.
It wants Xvfb, openbox, xdotool and setxkbmap. Then the same acts by one press with Russian, Greek, French and
German keys, by their places.
"""

import os
import subprocess
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

CODE = "D1-P1"
SETTLED = 1.6
"""Seconds after which nothing is taken for a slip of the hand any more."""
STARTS = 8
REPEATS = ("-ardelay", "200", "-arinterval", "10")
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
    """An X server with one console on it, and the same file in this process."""

    station: Station
    environment: dict[str, str]

    def tool(self, *words: str) -> None:
        """One program of the X server, to its end."""
        subprocess.run(words, env=self.environment, check=True, stdout=subprocess.DEVNULL)

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
            self.tool("xdotool", "key", "115")
            time.sleep(0.2)

    def hold(self, keys: Sequence[str], seconds: float) -> int:
        """How many acts come of keys that are held so long."""
        before = self.seq()
        for key in keys:
            self.tool("xdotool", "keydown", key)
        time.sleep(seconds)
        for key in reversed(keys):
            self.tool("xdotool", "keyup", key)
        time.sleep(1.0)
        return self.seq() - before


@contextmanager
def processes() -> Iterator[list[subprocess.Popen[bytes]]]:
    """Programs that end with the block, the latest first."""
    begun: list[subprocess.Popen[bytes]] = []
    try:
        yield begun
    finally:
        for process in reversed(begun):
            process.terminate()
            process.wait()


@contextmanager
def bench(path: Path, loops: int) -> Iterator[Bench]:
    """The console on Panel 1, in front on a screen of its own, beside so many busy loops."""
    read, write = os.pipe()
    with processes() as begun:
        xvfb = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", *REPEATS]
        begun.append(subprocess.Popen(xvfb, pass_fds=[write], stderr=subprocess.DEVNULL))
        os.close(write)  # so that a server which does not start is not waited for
        display = os.read(read, 16).decode().strip()
        environment = {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
        quiet = {"env": environment, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        begun.append(subprocess.Popen(["openbox"], **quiet))  # type: ignore[call-overload]
        how = ["-c", _OFF] if "off" in sys.argv else ["-m", "app"]
        console = [sys.executable, *how, "open", str(path), "--session", CODE]
        begun.append(subprocess.Popen(console, **quiet))  # type: ignore[call-overload]
        station = Station.open(str(path), clock=SystemClock())
        made = Bench(station, environment)
        time.sleep(STARTS)
        if begun[-1].poll() is not None:
            raise SystemExit("The console did not start on this X server.")
        made.tool("xdotool", "search", "--onlyvisible", "--name", "A test conference", "windowfocus")
        station.do(CODE, "open_session")
        station.do(CODE, "open_list")
        for _ in range(loops):
            begun.append(subprocess.Popen([sys.executable, "-c", "while True: pass"]))
        yield made
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
                made.tool("setxkbmap", layout)
                time.sleep(1)
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
