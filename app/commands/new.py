"""`rostrum new FILE`: a conference with the States and organizations that come with the program."""

import argparse
from dataclasses import replace
from pathlib import Path

from app.commands.common import answer, clock_of, instant
from app.conference.conference import Conference
from app.errors import Trouble
from app.station.station import Station
from app.times import zone


def run(options: argparse.Namespace) -> int:
    """Make the file; refused when there is one already."""
    conference = _conference(options)
    Station.create(options.file, conference, clock=clock_of(options)).close()
    answer(
        options, f"Made {options.file}: {conference.name}.", {"made": options.file, "name": conference.name}
    )
    return 0


def _conference(options: argparse.Namespace) -> Conference:
    if options.settings:
        from app.exchange.settings import read_settings

        settings = read_settings(Path(options.settings))
        return replace(settings, name=options.name) if options.name else settings
    if not (options.name and options.starts and options.ends):
        raise Trouble("Give --settings, or --name, --starts and --ends.")
    try:
        zone(options.zone)
    except ValueError as error:
        raise Trouble(f"{error}.") from None
    starts, ends = instant(options.starts, options.zone), instant(options.ends, options.zone)
    if ends <= starts:
        raise Trouble("The conference would end before it starts.")
    return Conference(code="", name=options.name, zone=options.zone, starts=starts, ends=ends)
