"""Whether a window can open here. Imports no Qt: Qt itself aborts where there is no display."""

import os
import sys
from pathlib import Path

_FIRST_PORT = 6000


def has_display() -> bool:
    """Whether this machine can show a window: asked of the display itself, not only of the environment."""
    if sys.platform in ("win32", "darwin"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal", "vnc")):
        return True
    return _wayland_answers() or _x_answers(os.environ.get("DISPLAY", ""))


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / name))


def _x_answers(display: str) -> bool:
    """`display` is [host]:number[.screen]; a leading unix is the same as no host."""
    host, colon, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"
        return _connects(path) or _connects(f"\0{path}")
    return _connects((host, _FIRST_PORT + int(number)))


def _connects(address: str | tuple[str, int]) -> bool:
    """Whether a socket of this machine (a path) or of another answers."""
    import socket

    family = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.settimeout(1)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True
