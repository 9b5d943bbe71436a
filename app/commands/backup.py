"""`rostrum backup CONFERENCE TO`: copied while in use, read back."""

import argparse
from pathlib import Path

from app.commands.common import answer, station_of
from app.station.backups import backup


def run(options: argparse.Namespace) -> int:
    """Copy to a file, or into a folder under a name with the time."""
    station = station_of(options)
    try:
        said = backup(station, Path(options.to))
    finally:
        station.close()
    answer(options, said, {"said": said})
    return 0
