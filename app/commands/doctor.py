"""`rostrum doctor`: whether this machine is ready, in one line for each thing that must be."""

import argparse
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from pathlib import Path

from app import __version__
from app.commands.common import answer
from app.temporary import in_temporary_folder
from app.times import SystemClock
from ui.console.has_display import has_display

ENOUGH_BYTES = 500 * 2**20
NOT_READY = 1
_FONTS = 6


def run(options: argparse.Namespace) -> int:
    """0 when everything that is needed is there; 1 otherwise, each lack with what to do."""
    found = [(name, *look()) for name, look in _LOOKS.items()]
    lines = [f"{'ok ' if fine else 'NO '} {name:9} {words}" for name, fine, words in found]
    document = [{"what": name, "ready": fine, "words": words} for name, fine, words in found]
    answer(options, "\n".join(lines), {"found": document})
    return 0 if all(fine for _, fine, _ in found) else NOT_READY


def _program() -> tuple[bool, str]:
    here = f"{sys.version_info.major}.{sys.version_info.minor}.{sys.version_info.micro}"
    return sys.version_info >= (3, 11), f"Rostrum {__version__} on Python {here}, {sys.platform}"


def _qt() -> tuple[bool, str]:
    try:
        found = version("PySide6-Essentials")
    except PackageNotFoundError:
        return False, "PySide6 is not installed; start with packaging/start.py."
    sound = found.startswith("6.11.")
    return sound, f"PySide6 {found}" + ("" if sound else "; 6.11 is needed, 6.12 aborts on Python 3.11")


def _screens() -> tuple[bool, str]:
    if has_display():
        return True, "a display is there"
    return True, "no display: windows cannot open, pictures and PDFs can be made"


def _fonts() -> tuple[bool, str]:
    found = [path.name for path in (files("resources") / "fonts").iterdir() if path.name.endswith(".ttf")]
    return len(found) >= _FONTS, f"{len(found)} fonts come with the program"


def _printers() -> tuple[bool, str]:
    if os.name == "nt":
        return True, "the system's print dialog lists them"
    if not shutil.which("lpstat"):
        return True, "no print system found; PDFs can be saved"
    listed = subprocess.run(["lpstat", "-e"], capture_output=True, text=True, timeout=5, check=False)
    names = ", ".join(listed.stdout.split())
    return True, f"printers: {names}" if names else "no printer found; PDFs can be saved"


def _disk() -> tuple[bool, str]:
    free = shutil.disk_usage(Path.home() if Path.home().exists() else Path.cwd()).free
    return free > ENOUGH_BYTES, f"{free // 2**20:,} MB free".replace(",", " ")


def _clock() -> tuple[bool, str]:
    clock = SystemClock()
    before, now = clock.now(), clock.now()
    there = time.strftime("%H:%M:%S, UTC%z")
    return now >= before, f"this laptop says {there}"


def _database() -> tuple[bool, str]:
    with in_temporary_folder("doctor") as folder:
        connection = sqlite3.connect(folder / "probe.db")
        mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("CREATE TABLE probe (n INTEGER)")
        began = time.perf_counter()
        connection.execute("INSERT INTO probe VALUES (1)")
        connection.commit()
        took = (time.perf_counter() - began) * 1_000
        connection.close()
    return mode == "wal", f"SQLite {sqlite3.sqlite_version}, a durable write takes {took:.1f} ms"


def _postgresql() -> tuple[bool, str]:
    try:
        return True, f"driver psycopg {version('psycopg')}"
    except PackageNotFoundError:
        return True, "no driver; only needed where laptops share a server"


_LOOKS: dict[str, Callable[[], tuple[bool, str]]] = {
    "program": _program,
    "Qt": _qt,
    "screens": _screens,
    "fonts": _fonts,
    "printers": _printers,
    "disk": _disk,
    "clock": _clock,
    "database": _database,
    "server": _postgresql,
}
