"""`rostrum print badges|run-of-show` and its short forms: a PDF, whole or not at all."""

import argparse
from pathlib import Path

from app.commands.common import answer, output_path, station_of


def badges(options: argparse.Namespace) -> int:
    """Badges of those in the room and confirmed, unless others are asked for."""
    station = station_of(options)
    try:
        path = output_path(options, "badges.pdf")
        said = station.print_badges(path, stock=options.stock, only=options.only, start_at=options.start_at)
    finally:
        station.close()
    return _done(options, path, said)


def run_of_show(options: argparse.Namespace) -> int:
    """An edition of the run of show, of one session, one day or all."""
    station = station_of(options)
    try:
        which = "" if options.edition == "master" else f"-{options.edition}"
        path = output_path(options, f"run-of-show{which}.pdf")
        said = station.print_run_of_show(
            path, edition=options.edition, session=options.session, day=options.day, status=options.status
        )
    finally:
        station.close()
    return _done(options, path, said)


def _done(options: argparse.Namespace, path: Path, said: str) -> int:
    answer(options, said, {"file": str(path), "said": said})
    return 0
