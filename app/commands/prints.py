"""`rostrum print badges|run-of-show` and its short forms: a PDF, whole or not at all."""

import argparse
from math import isfinite, nan
from pathlib import Path

from app.badges.job import BadgeJob
from app.commands.common import answer, output_path, say, station_of
from app.errors import Trouble
from app.pdf import printer


def badges(options: argparse.Namespace) -> int:
    """Print badges (of those confirmed and in the room, unless others are named), or the calibration page."""
    from app.station.badge_desk import BadgeDesk

    station = station_of(options)
    try:
        desk, job = BadgeDesk(station, hiding=True), _job(options)
        path = output_path(options, "calibration.pdf" if options.calibration else "badges.pdf")
        if options.calibration:
            sentence = desk.print_calibration(path, job)
            if options.printer:
                sentence = f"{sentence} {printer.send(path, options.printer)}"
        else:
            if lacking := desk.letters_lacking(job):
                say(options, lacking)
            made = desk.make(path, job, reason=options.reason)
            sentence = made.printed.sentence
            if options.printer:
                sentence = f"{sentence} {printer.send(path, options.printer)}"
            noted = desk.note_printed(made) if options.printer else desk.note_saved(made)
            if noted:
                say(options, noted)
    finally:
        station.close()
    return _done(options, path, sentence)


def _job(options: argparse.Namespace) -> BadgeJob:
    return BadgeJob(
        stock=options.stock,
        only=options.only,
        sort=options.sort,
        start_at=options.start_at,
        crop=options.crop_marks,
        duplex=options.duplex,
        offset=_millimetres(options.offset),
        layout=Path(options.layout) if options.layout else None,
        photos=Path(options.photos) if options.photos else None,
    )


def _millimetres(text: str) -> tuple[float, float]:
    """RIGHT,DOWN as two numbers. Raises Trouble for anything else."""
    try:
        right, down = (float(part) for part in text.split(","))
    except ValueError:
        right = down = nan
    if not isfinite(right) or not isfinite(down):
        raise Trouble(f"“{text}” is no offset; write millimetres to the right and down, such as 0.5,-1.")
    return right, down


def run_of_show(options: argparse.Namespace) -> int:
    """Print an edition of the run of show, of one session, one day or all."""
    from app.station.print_desk import PrintDesk

    station = station_of(options)
    try:
        which = "" if options.edition == "master" else f"-{options.edition}"
        path = output_path(options, f"run-of-show{which}.pdf")
        sentence = PrintDesk(station).run_of_show(
            path, edition=options.edition, session=options.session, day=options.day, status=options.status
        )
    finally:
        station.close()
    return _done(options, path, sentence)


def _done(options: argparse.Namespace, path: Path, sentence: str) -> int:
    answer(options, sentence, {"file": str(path), "said": sentence})
    return 0
