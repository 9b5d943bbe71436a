"""`rostrum check CONFERENCE`: what should be looked at before the session."""

import argparse

from app.checks.door import door_findings
from app.checks.sessions import findings
from app.commands.common import answer, station_of
from app.protection.rows import with_hidden
from app.station.registration_desk import RegistrationDesk
from app.times import zone

FOUND = 1


def run(options: argparse.Namespace) -> int:
    """Print one line for each finding; 1 when there are any."""
    station = station_of(options)
    try:
        loaded = station.load()
        door, at = RegistrationDesk(station).now(), station.clock.now()
        lives = [station.live(session.code) for session in loaded.sessions if session.has_list]
    finally:
        station.close()
    where = zone(loaded.conference.zone)
    found = [*findings(loaded, lives, where), *door_findings(door, at, where)]
    found = [with_hidden(loaded.protection, finding, "what") for finding in found]
    lines = [f"{finding.code:13} {finding.where:9} {finding.what}" for finding in found] or ["Nothing found."]
    document = [{"code": finding.code, "where": finding.where, "what": finding.what} for finding in found]
    answer(options, "\n".join(lines), {"findings": document})
    return FOUND if found else 0
