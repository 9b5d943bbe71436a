"""What every verb shares: which conference, which clock, how results and remarks are written."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import Trouble
from app.text.passwords import without_password
from app.text.writable import without_unwritable

if TYPE_CHECKING:
    from datetime import datetime

    from app.live.desk_id import Role
    from app.station.station import Station
    from app.times import Clock

SCHEMA = 1


def address_of(options: argparse.Namespace) -> str:
    """The conference that was named, or the one of $ROSTRUM_CONFERENCE. Raises Trouble when there is none."""
    address: str | None = options.conference or os.environ.get("ROSTRUM_CONFERENCE")
    if not address:
        raise Trouble("Name a conference: a .rostrum file or a postgresql:// address.")
    return address


def clock_of(options: argparse.Namespace) -> "Clock":
    """The laptop's clock, or one that starts at `--now`. Raises Trouble for a text that is no instant."""
    from app.times import SystemClock

    return SystemClock(starts_at=instant(options.now) if options.now else None)


def station_of(options: argparse.Namespace, role: "Role | None" = None) -> "Station":
    """A station on the named conference; its acts bear the name of a desk of this role, else of none."""
    from app.live.desk_id import DeskId, Role
    from app.station.station import Station

    desk = DeskId(role or Role.COMMAND_LINE)
    return Station.open(address_of(options), clock=clock_of(options), desk=desk)


def instant(text: str, where: str = "UTC") -> "datetime":
    """An instant from the command line. Raises Trouble with a sentence."""
    from app.times import of_our_time, parse_instant, zone

    try:
        return of_our_time(parse_instant(text, zone(where)), text)
    except ValueError as error:
        raise Trouble(f"{error}.") from None


def on_terminal(text: str) -> str:
    """The text without what a terminal would obey, and without a server's password."""
    return without_password(without_unwritable(text))


def say(options: argparse.Namespace, *sentences: str) -> None:
    """Remarks for the person, on standard error, unless they asked for quiet."""
    if not options.quiet:
        for sentence in sentences:
            print(on_terminal(sentence), file=sys.stderr)


def answer(options: argparse.Namespace, text: str, document: dict[str, object]) -> None:
    """The result on standard output: as text, or as one JSON document."""
    import json

    print(
        json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False) if options.json else on_terminal(text)
    )


def output_path(options: argparse.Namespace, default: str) -> Path:
    """Where a file is to be written: as `--output` says, else `default` in the present folder."""
    return Path(options.output or default)
