"""A conference that is over: one file with all of it, which nobody changes; and what says so in it.

The archive is a ZIP of the conference, sound by itself, and of its papers. The conference stays where it is
and takes nothing more until it is reopened.
"""

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.conference.conference import ARCHIVED
from app.errors import Refused, Unsaved
from app.home.archived_words import WHERE, archived_words
from app.home.desk import HomeDesk
from app.station.print_desk import PrintDesk
from app.station.station import Station
from app.storage import conference_file as files
from app.storage import copies, database
from app.storage.database import Connection
from app.storage.tables.conference import read_conference, write_conference
from app.temporary import in_temporary_folder
from app.text.file_names import in_file_name
from app.times import iso, zone

_READ_ONLY = 0o400
_EDITIONS = ("master", "as-run")


def archive(station: Station, to: Path) -> str:
    """Put the conference and its papers into one file, in a folder or under a name, and close it.

    A sentence that says where. Raises Refused while a session is open or when it is archived already, Unsaved
    with nothing changed.
    """
    conference = station.load().conference
    if conference.is_archived:
        raise Refused(f"{archived_words(conference)} Reopen it first.")
    HomeDesk(station).require_no_session_on("Nothing was archived")
    code = in_file_name(conference.code, "conference")
    target = to / f"{code} archive {station.clock.now():%Y-%m-%d %H%M%S}.zip" if to.is_dir() else to
    said = {ARCHIVED: iso(station.clock.now(), zone(conference.zone)), WHERE: target.name}
    with in_temporary_folder("archive") as folder, database.writing(target.name):
        with station.reading() as connection:
            copies.copy_to(connection, folder / f"{code}.rostrum", partial(_say, said))
        names = [f"{code}.rostrum", *_papers(station, folder)]
        try:
            _pack(folder, names, target)
        except FileExistsError:
            raise Unsaved(f"{target.name} is there already; nothing was archived.") from None
    with station.changing("The archive") as connection:
        _say(said, connection)
    return f"Archived in {target}, with {len(names) - 1} papers. Nobody can change the conference now."


def reopen(station: Station) -> str:
    """An archived conference can be changed again; its archive stays. Raises Refused for another, Unsaved."""
    conference = station.load().conference
    if not conference.is_archived:
        raise Refused("This conference is not archived.")
    with station.changing("The archive", also_archived=True) as connection:
        _say({}, connection)
    return "The conference is open to changes again. Its archive stays as it is."


def _say(said: Mapping[str, str], connection: Connection) -> None:
    """Whether it is archived, and where, in place of what was said before."""
    held = read_conference(connection)
    others = {name: text for name, text in held.options.items() if name not in (ARCHIVED, WHERE)}
    write_conference(connection, replace(held, options={**others, **said}))


def _papers(station: Station, folder: Path) -> Iterator[str]:
    """The run of show, as planned and as it was, and the record of every session that has begun."""
    desk = PrintDesk(station)
    for edition in _EDITIONS:
        name = f"run-of-show-{edition}.pdf"
        desk.run_of_show(folder / name, edition=edition, note=False)
        yield name
    for line in HomeDesk(station).sessions():
        if station.live(line.code).entries:
            name = f"record-{in_file_name(line.code)}.pdf"
            desk.record(line.code, folder / name)
            yield name


def _pack(folder: Path, names: list[str], target: Path) -> None:
    """Into one file that only its owner may read, which is read back. Raises FileExistsError, OSError."""
    with files.made_beside(target) as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            for name in names:
                packed.write(folder / name, name)
        with zipfile.ZipFile(made) as packed:
            if packed.testzip() is not None:
                raise Unsaved("The archive could not be read back; nothing was archived.")
        files.put_in_place(made, target)
        target.chmod(_READ_ONLY)
