"""`rostrum merge CONFERENCE KEEP GIVE_UP`: two registrations that are one person become one."""

import argparse

from app.commands.common import answer, station_of
from app.live.desk_id import Role
from app.station.registration_desk import RegistrationDesk


def run(options: argparse.Namespace) -> int:
    """0 when it is done; a refusal is answered by the program with 1."""
    station = station_of(options, Role.REGISTRATION)
    try:
        desk = RegistrationDesk(station)
        if options.undo:
            kept = desk.now().people.merged.get(options.give_up)
            desk.do("part", give_up=options.give_up)
            said = f"{options.give_up} and {kept} are two registrations again."
        else:
            desk.do("merge", keep=options.keep, give_up=options.give_up)
            said = f"{options.give_up} is merged into {options.keep}."
    finally:
        station.close()
    answer(options, said, {"said": said})
    return 0
