"""`rostrum`, `rostrum open`, `rostrum demo`: the verbs that open a window; Qt is loaded only here."""

import argparse
from pathlib import Path
from typing import Any

from app.commands.common import address_of, answer, clock_of, instant, say
from app.errors import Trouble
from ui.console.has_display import has_display

_NO_DISPLAY = "There is no display here."
PICTURES = (
    ("chair", "before", "night"),
    ("chair", "running", "night"),
    ("chair", "running", "day"),
    ("chair", "point-of-order", "night"),
    ("room", "running", "display"),
)


def start(options: argparse.Namespace) -> int:
    """Open the start window: recent conferences, open, new and the sample."""
    return _window(options)


def open_conference(options: argparse.Namespace) -> int:
    """Open a conference in the window of a role, or a rehearsal of it on a copy."""
    if options.rehearse:
        return _rehearse(options)
    return _window(options, address=address_of(options))


def _rehearse(options: argparse.Namespace) -> int:
    """Rehearse the session that is on or next, from two minutes before it begins, or from `--now`."""
    from app.rehearsal.copies import rehearsal_copy, rehearsal_starts
    from app.station.station import Station
    from app.temporary import in_temporary_folder
    from app.times import SystemClock

    with in_temporary_folder("rehearsal") as folder:
        station = Station.open(address_of(options), clock=clock_of(options))
        try:
            path = rehearsal_copy(station, folder)
            code = options.session or station.session_now(station.clock.now())
            starts_at = rehearsal_starts(station.session(code)) if code and not options.now else None
        finally:
            station.close()
        clock = SystemClock(starts_at=starts_at) if starts_at else clock_of(options)
        return _window(options, address=str(path), session=code, clock=clock, rehearsed=path)


def demo(options: argparse.Namespace) -> int:
    """Open the sample conference on a clock of its own; without a display, draw pictures and PDFs of it."""
    from app.rehearsal.sample_time import STARTS_AT
    from app.temporary import in_temporary_folder
    from app.times import SystemClock

    clock = SystemClock(starts_at=instant(options.now) if options.now else STARTS_AT)
    if not has_display():
        folder = Path(options.folder or "rostrum-demo")
        say(
            options,
            f"{_NO_DISPLAY} Rendering the console, the display, badges and run of show into {folder}.",
        )
        return _render(options, folder)
    with in_temporary_folder("demo") as scratch:
        return _window(options, address=str(scratch / "sample.rostrum"), clock=clock, demo=True, role="chair")


def _window(options: argparse.Namespace, *, rehearsed: Path | None = None, **more: Any) -> int:
    """A frame at once; what it is for is loaded while somebody looks at it. `more` are fields of Options."""
    if not has_display():
        raise Trouble(f"{_NO_DISPLAY} Use “rostrum screenshot” for pictures, “rostrum show” for text.")
    from ui.program import run

    usual = {"role": "home", "session": "", "screen": None, "fullscreen": False}
    words: dict[str, Any] = {**usual, **vars(options), **more}

    def opened() -> Any:
        from app.live.desk_id import Role
        from ui.console.rehearsal import Rehearsal
        from ui.laptop.options import Options

        named = {name: words[name] for name in ("session", "screen", "fullscreen")}
        rehearsal = Rehearsal(rehearsed) if rehearsed is not None else None
        made = {**named, **more, "clock": more.get("clock") or clock_of(options)}
        return Options(rehearsal=rehearsal, **{**made, "role": Role(words["role"])})

    first = words["role"] if more else ""
    return run(opened, first, screen=words["screen"], fullscreen=words["fullscreen"])


def _render(options: argparse.Namespace, folder: Path) -> int:
    from app.rehearsal.sample import sample_copy
    from app.rehearsal.sample_time import STARTS_AT
    from app.station.badge_desk import BadgeDesk
    from app.station.print_desk import PrintDesk
    from app.station.station import Station
    from app.temporary import in_temporary_folder
    from app.times import SystemClock
    from app.whole_files import private_folder
    from ui.screenshots.draw import screenshot

    try:
        private_folder(folder)
    except OSError:
        raise Trouble(f"The folder {folder} cannot be written; name another one.") from None
    with in_temporary_folder("demo") as scratch:
        path = sample_copy(scratch)
        station = Station.open(str(path), clock=SystemClock(starts_at=STARTS_AT))
        try:
            sentences = [
                BadgeDesk(station).print_badges(folder / "badges.pdf"),
                PrintDesk(station).run_of_show(folder / "run-of-show.pdf"),
            ]
        finally:
            station.close()
        for role, state, theme in PICTURES:
            out = folder / f"{role}-{state}-{theme}.png"
            size = (1366, 768) if role == "chair" else (1920, 1080)
            screenshot(str(path), role=role, state=state, size=size, theme=theme, out=out)
            sentences.append(f"Drawn {out}.")
    answer(options, "\n".join(sentences), {"folder": str(folder), "said": sentences})
    return 0
