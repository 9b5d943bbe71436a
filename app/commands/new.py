"""`rostrum new FILE`: a conference with the States and organizations that come with the program."""

import argparse
from dataclasses import replace
from pathlib import Path

from app.commands.common import answer, clock_of, instant
from app.conference.conference import Conference
from app.errors import Trouble
from app.settings.files import read_settings
from app.station.station import Station
from app.text.passwords import without_password
from app.times import zone


def run(options: argparse.Namespace) -> int:
    """Make the file; refused when there is one already."""
    conference = _conference(options)
    Station.create(options.file, conference, clock=clock_of(options)).close()
    made = without_password(options.file)
    answer(options, f"Made {made}: {conference.name}.", {"made": made, "name": conference.name})
    return 0


def _conference(options: argparse.Namespace) -> Conference:
    if options.settings:
        settings = read_settings(Path(options.settings))
        settings = replace(settings, options={"members": options.members})
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
    own = {"members": options.members}
    return Conference(code="", name=options.name, zone=options.zone, starts=starts, ends=ends, options=own)
