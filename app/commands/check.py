"""`rostrum check CONFERENCE`: what should be looked at before the session."""

import argparse

from app.commands.common import answer, station_of
from app.home.desk import HomeDesk

FOUND = 1


def run(options: argparse.Namespace) -> int:
    """Print one line for each finding; 1 when there are any."""
    station = station_of(options)
    try:
        find = HomeDesk(station).finder()
    finally:
        station.close()
    found = find()
    lines = [f"{finding.code:13} {finding.where:9} {finding.what}" for finding in found] or ["Nothing found."]
    document = [{"code": finding.code, "where": finding.where, "what": finding.what} for finding in found]
    answer(options, "\n".join(lines), {"findings": document})
    return FOUND if found else 0
