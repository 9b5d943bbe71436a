"""`rostrum print`: badges, every edition of the run of show, record, report, name signs, seat plan."""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite, nan
from pathlib import Path
from typing import TYPE_CHECKING

from app.badges.job import BadgeJob, Nobody
from app.commands.common import answer, output_path, say, station_of
from app.errors import Trouble
from app.papers.kinds import PaperChoice
from app.pdf import printer
from app.text.file_names import in_file_name

if TYPE_CHECKING:
    from app.station.badge_desk import BadgeDesk


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
            sentence = " ".join(_on_each_printer(options, desk, job, path))
    finally:
        station.close()
    return _done(options, path, sentence)


def _on_each_printer(
    options: argparse.Namespace, desk: "BadgeDesk", job: BadgeJob, path: Path
) -> Iterator[str]:
    """The badges made, sent and noted: those for the second printer apart; a sentence for each file."""
    shares, empty = [(job, path, options.printer)], 0
    if options.second_printer or options.second_for:
        if not (options.printer and options.second_printer and options.second_for):
            raise Trouble("Two printers need --printer, --second-printer and --second-for.")
        apart = replace(job, among=options.second_for), path.with_stem(f"{path.stem}-2")
        shares = [
            (replace(job, without=options.second_for), path, options.printer),
            (*apart, options.second_printer),
        ]
    for share, file, name in shares:
        try:
            made = desk.make(file, share, reason=options.reason)
        except Nobody:
            empty += 1
            if empty == len(shares):
                raise
            yield f"No badge goes to {name}."
            continue
        sent = f" {printer.send(file, name)}" if name else ""
        noted = desk.note_printed(made, printer=name) if name else desk.note_saved(made)
        if noted:
            say(options, noted)
        yield f"{made.printed.sentence}{sent}"


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
    which = "" if options.edition == "master" else f"-{options.edition}"
    choice = PaperChoice(options.edition, options.session, options.day, options.status)
    return _print(options, choice, f"run-of-show{which}.pdf")


def paper(options: argparse.Namespace) -> int:
    """Print the report, name signs or the seat plan."""
    asked = {name: getattr(options, name) for name in _ASKED if hasattr(options, name)}
    return _print(options, PaperChoice(**asked), f"{options.paper}.pdf")


_ASKED = ("paper", "session", "status", "who", "languages", "cards", "shape")


def record(options: argparse.Namespace) -> int:
    """Print the record of a session, or of all that were opened."""
    return _print(options, PaperChoice("record", options.session, status=options.status), "record.pdf")


def _print(options: argparse.Namespace, choice: PaperChoice, proposed: str) -> int:
    """Make a paper, send it to a printer where one is named, and note which of both it was."""
    from app.station.print_desk import PrintDesk

    station = station_of(options)
    try:
        if choice.paper == "record" and not choice.session and not options.whole:
            choice = replace(choice, session=station.session_now(station.clock.now()))
        if choice.paper == "record" and choice.session:
            proposed = f"record-{in_file_name(choice.session)}.pdf"
        desk, path = PrintDesk(station), output_path(options, proposed)
        made = desk.make(path, choice)
        sentence = made.sentence
        if options.printer:
            sentence = f"{sentence} {printer.send(path, options.printer)}"
        desk.note(made, options.printer)
    finally:
        station.close()
    return _done(options, path, sentence)


def _done(options: argparse.Namespace, path: Path, sentence: str) -> int:
    answer(options, sentence, {"file": str(path), "said": sentence})
    return 0
