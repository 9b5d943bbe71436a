"""`rostrum backup`, `restore`, `archive`: copies of a conference, made, looked into, put in its place."""

import argparse
from pathlib import Path

from app.commands.common import address_of, answer, clock_of, station_of
from app.errors import Trouble
from app.home.archive import archive, reopen
from app.home.backups import backup
from app.home.desk import HomeDesk
from app.home.earlier_copies import earlier_copies, look_into, put_back
from app.station.sound_copies import restore
from app.times import clock_text, day_text, iso, zone


def make(options: argparse.Namespace) -> int:
    """Copy to a file, or into a folder under a name with the time."""
    station = station_of(options)
    try:
        sentence = backup(station, Path(options.to))
    finally:
        station.close()
    answer(options, sentence, {"said": sentence})
    return 0


def close(options: argparse.Namespace) -> int:
    """All of it into one file that nobody changes, or an archived conference open to changes again."""
    station = station_of(options)
    try:
        sentence = reopen(station) if options.reopen else archive(station, Path(options.to))
    finally:
        station.close()
    answer(options, sentence, {"said": sentence})
    return 0


def put(options: argparse.Namespace) -> int:
    """The newest sound copy, or the one that was named, in a conference's place; what was there is kept."""
    if options.list:
        return _list(options)
    chosen = Path(options.copy) if options.copy else None
    if options.dry_run:
        return _look(options, chosen)
    if options.instead:
        sentence = put_back(address_of(options), _named(chosen), clock_of(options))
    else:
        sentence = restore(address_of(options), chosen)
    answer(options, sentence, {"said": sentence})
    return 0


def _list(options: argparse.Namespace) -> int:
    station = station_of(options)
    try:
        identity, where = HomeDesk(station).identity(), zone(station.load().conference.zone)
    finally:
        station.close()
    copies = earlier_copies(address_of(options), identity)
    lines = [f"{day_text(copy.at, where)} {clock_text(copy.at, where)}  {copy.path}" for copy in copies]
    document = [{"at": iso(copy.at, where), "file": str(copy.path)} for copy in copies]
    answer(options, "\n".join(lines) or "There are no copies yet.", {"copies": document})
    return 0


def _look(options: argparse.Namespace, chosen: Path | None) -> int:
    """What would be lost and what would come back; nothing is written."""
    copy = _named(chosen)
    station = station_of(options)
    try:
        now = HomeDesk(station).held()
    finally:
        station.close()
    found = look_into(now, copy, clock_of(options))
    lines = [f"{difference.what}: {difference.words}." for difference in found]
    document = [
        {"what": difference.what, "words": difference.words, "loses": difference.loses}
        for difference in found
    ]
    answer(options, "\n".join(lines) or "Nothing differs.", {"differences": document})
    return 0


def _named(chosen: Path | None) -> Path:
    if chosen is None:
        raise Trouble("Name the copy; --list shows them.")
    return chosen
