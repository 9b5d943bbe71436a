"""`rostrum merge CONFERENCE KEEP GIVE_UP`: two registrations that are one person become one."""

import argparse

from app.commands.common import answer, station_of


def run(options: argparse.Namespace) -> int:
    """0 when it is done; a refusal is answered by the program with 1."""
    station = station_of(options, "registration")
    try:
        if options.undo:
            said = station.unmerge(options.give_up)
        else:
            said = station.merge(options.keep, options.give_up)
    finally:
        station.close()
    answer(options, said, {"said": said})
    return 0
