"""A real X server with a window manager, programs on it, and a keyboard that is pressed by place."""

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

REPEATS = ("-ardelay", "200", "-arinterval", "10")
"""A held key comes a hundred times a second: ten seconds are a thousand presses of it."""


@dataclass
class XScreen:
    """Wants Xvfb, openbox, xdotool and setxkbmap; pictures want ImageMagick's `import`."""

    environment: dict[str, str]
    begun: list["subprocess.Popen[bytes]"] = field(default_factory=list)

    def begin(self, *words: str) -> "subprocess.Popen[bytes]":
        """A program on this screen, which ends with it."""
        program = subprocess.Popen(
            words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self.begun.append(program)
        return program

    def tool(self, *words: str) -> None:
        """One program of the X server, to its end."""
        subprocess.run(words, env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def layout(self, name: str) -> None:
        """Another keyboard from now on."""
        self.tool("setxkbmap", name)
        time.sleep(1)

    def press(self, places: Sequence[str], seconds: float = 0.05) -> None:
        """Hold keys, by their numbers on X11, so long."""
        for place in places:
            self.tool("xdotool", "keydown", place)
        time.sleep(seconds)
        for place in reversed(places):
            self.tool("xdotool", "keyup", place)

    def picture(self, path: Path) -> None:
        """What stands on the screen, as PNG."""
        self.tool("import", "-window", "root", str(path))


@contextmanager
def x_screen(size: str = "1366x768x24") -> Iterator[XScreen]:
    """A server with a window manager; all programs end with the block, the latest first."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, *REPEATS]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)  # so that a server which does not start is not waited for
    display = os.read(read, 16).decode().strip()
    screen = XScreen({**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}, [server])
    try:
        screen.begin("openbox")
        yield screen
    finally:
        for program in reversed(screen.begun):
            program.terminate()
            program.wait()
