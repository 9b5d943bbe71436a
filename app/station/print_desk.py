"""Papers of a conference: run of show, record, and what is needed to go on without power.

What makes pages is imported when some are made: a record in words, as a file, needs none.
"""

from pathlib import Path

from app.record.text import RecordText, record_text
from app.station.station import Station
from app.storage.tables.prints import last_print, note_print
from app.text.file_names import in_file_name


class PrintDesk:
    """Prints what a conference has; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def run_of_show(
        self,
        path: Path,
        *,
        edition: str = "master",
        session: str = "",
        day: int = 0,
        status: str = "draft",
        note: bool = True,
    ) -> str:
        """The run of show as PDF, of one session, one day or all; a sentence about it.

        Raises Unsaved or Trouble. Without `note` it is a look ahead: the pages as they would be
        printed now, and no version is used up.
        """
        from app.run_of_show import printing

        station, what = self._station, f"{edition} {session or day or ''}"
        loaded = station.load()
        lives = [station.live(planned.code) for planned in printing.sessions_to_print(loaded, session, day)]
        with station.reading() as connection:
            former = printing.Former(*last_print(connection, "run-of-show", what))
        now = station.clock.now()
        done = printing.run_of_show(
            loaded, lives, path, edition=edition, at=now, former=former, status=status
        )
        if note:
            with station.changing("The note of the print", also_archived=True) as connection:
                note_print(connection, now, "run-of-show", what, done.digest, done.rows)
        return done.sentence

    def for_paper(self, code: str, folder: Path) -> tuple[tuple[Path, ...], str]:
        """What is needed to go on without power: the list of speakers and the run of show, and a sentence.

        Raises Unsaved.
        """
        from app.on_paper.list import speakers_list

        listed, show = (folder / f"{what}-{in_file_name(code)}.pdf" for what in ("list", "run-of-show"))
        station = self._station
        printed = speakers_list(station.load(), station.live(code), listed, at=station.clock.now())
        return (listed, show), f"{printed} {self.run_of_show(show, session=code)}"

    def record_text(self, code: str) -> RecordText:
        """The record of a session in words, as it stands now."""
        return record_text(self._station.load(), self._station.live(code), self._station.clock)

    def record(self, code: str, path: Path) -> str:
        """The record of a session as PDF; a sentence about it. Raises Unsaved."""
        from app.record.printing import record

        return record(self._station.load(), self.record_text(code), path)
