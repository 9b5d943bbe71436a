"""Papers of a conference: run of show, record, report, the hall, and what is needed to go on without power.

A paper is made, then noted: as saved, or with the printer that took it. What makes pages is imported when
some are made: a record in words, as a file, needs none.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import Trouble
from app.live.snapshot import SessionSnapshot
from app.papers.kinds import PAPERS, PaperChoice
from app.record.text import RecordText, record_text
from app.run_of_show.edition_names import EDITION_NAMES
from app.station.registration_desk import RegistrationDesk
from app.station.station import Station
from app.storage.tables.prints import last_issue, last_print, note_print
from app.text.file_names import in_file_name
from app.times import clock_text, day_text, zone
from app.whole_files import digest

_OTHERS = PAPERS.keys() - EDITION_NAMES.keys()


@dataclass(frozen=True, slots=True)
class MadePaper:
    """A paper that lies in a file and of which nothing is noted yet; `sentence` says what it is.

    `content` is the digest of what it says, where that is not the digest of the file; `rows` as `Former` has.
    """

    path: Path
    choice: PaperChoice
    sentence: str
    content: str = ""
    rows: str = ""


class PrintDesk:
    """Prints what a conference has; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def make(self, path: Path, choice: PaperChoice) -> MadePaper:
        """A paper as PDF (some also as DOCX, by the name of the file), of which nothing is noted.

        Raises Trouble for what there is not, Unsaved.
        """
        if choice.paper not in PAPERS:
            raise Trouble(f"There is no paper “{choice.paper}”; choose one of {', '.join(PAPERS)}.")
        kind = PAPERS[choice.paper]
        if path.suffix.casefold() == ".docx" and not kind.docx:
            raise Trouble(f"The paper “{kind.title}” is made as PDF only.")
        makers: dict[str, Callable[[Path, PaperChoice], str]] = {
            "record": self._record,
            "report": self._report,
            "name-signs": self._name_signs,
            "seat-plan": self._seat_plan,
            "registrants": self._listing,
            "attendance": self._listing,
        }
        if choice.paper not in makers:
            return self._run_of_show(path, choice)
        return MadePaper(path, choice, makers[choice.paper](path, choice))

    def note(self, made: MadePaper, printer: str = "") -> None:
        """Keep that a paper was saved, or that this printer took it. Raises Unsaved."""
        document, edition = _noted_as(made.choice)
        at, content = self._station.clock.now(), made.content or _digest(made.path)
        with self._station.changing("The note of the print", also_archived=True) as connection:
            note_print(
                connection,
                at,
                document,
                edition,
                content,
                made.rows,
                status=made.choice.status,
                printer=printer,
            )

    def last_words(self, choice: PaperChoice) -> str:
        """What became of this paper last: when, as which version, in which state; printed or saved."""
        with self._station.reading() as connection:
            last = last_issue(connection, *_noted_as(choice))
        if last is None:
            return "Neither printed nor saved yet."
        where = zone(self._station.load().conference.zone)
        what = f"printed on {last.printer}" if last.printer else "saved as a file"
        state = ", ".join(filter(None, (f"version {last.version}", last.status)))
        return f"Last {what}: {day_text(last.at, where)}, {clock_text(last.at, where)}, {state}."

    def save(self, path: Path, choice: PaperChoice) -> str:
        """A paper that is kept as a file; a sentence about it. Raises Trouble, Unsaved."""
        made = self.make(path, choice)
        self.note(made)
        return made.sentence

    def run_of_show(
        self,
        path: Path,
        *,
        edition: str = "master",
        session: str = "",
        day: int = 0,
        status: str = "",
        note: bool = True,
    ) -> str:
        """The run of show as PDF, of one session, one day or all; a sentence about it.

        Raises Unsaved or Trouble. Without `note` it is a look ahead: the pages as they would be
        printed now, and no version is used up.
        """
        made = self._run_of_show(path, PaperChoice(edition, session, day, status))
        if note:
            self.note(made)
        return made.sentence

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
        return self.make(path, PaperChoice("record", code)).sentence

    def _lives(self, choice: PaperChoice) -> list[SessionSnapshot]:
        from app.run_of_show.printing import sessions_to_print

        sessions = sessions_to_print(self._station.load(), choice.session, choice.day)
        return [self._station.live(session.code) for session in sessions]

    def _run_of_show(self, path: Path, choice: PaperChoice) -> MadePaper:
        from app.run_of_show import printing

        station = self._station
        with station.reading() as connection:
            former = printing.Former(*last_print(connection, *_noted_as(choice)))
        done = printing.run_of_show(
            station.load(),
            self._lives(choice),
            path,
            edition=choice.paper,
            at=station.clock.now(),
            former=former,
            status=choice.status,
        )
        return MadePaper(path, choice, done.sentence, done.digest, done.rows)

    def _record(self, path: Path, choice: PaperChoice) -> str:
        from app.record.printing import records

        loaded, clock = self._station.load(), self._station.clock
        lives: Sequence[SessionSnapshot] = self._lives(choice)
        if not choice.session:
            lives = [live for live in lives if live.floor.milestones]
            if not lives:
                raise Trouble("Nothing is on record yet: no session was opened.")
        return records(loaded, [record_text(loaded, live, clock) for live in lives], path, choice.status)

    def _report(self, path: Path, choice: PaperChoice) -> str:
        from app.papers.report_files import save_report

        desk = RegistrationDesk(self._station)
        lives = self._lives(choice)
        return save_report(self._station.load(), lives, desk.now(), self._station.clock, path, choice.status)

    def _name_signs(self, path: Path, choice: PaperChoice) -> str:
        from app.papers.name_signs import save_name_signs

        return save_name_signs(RegistrationDesk(self._station).loaded(), self._lives(choice), path, choice)

    def _seat_plan(self, path: Path, choice: PaperChoice) -> str:
        from app.papers.seat_plan import save_seat_plan

        return save_seat_plan(RegistrationDesk(self._station).loaded(), path, choice)

    def _listing(self, path: Path, choice: PaperChoice) -> str:
        from app.attendance.choice import ATTENDANCE, PAPER, Choice

        listed = Choice(ATTENDANCE if choice.paper == "attendance" else PAPER)
        return RegistrationDesk(self._station).export(listed, path, "pdf")


def _digest(path: Path) -> str:
    """Of what was written; of a pipe, which cannot be read again, nothing."""
    return digest(path) if path.is_file() else ""


def _noted_as(choice: PaperChoice) -> tuple[str, str]:
    """The document and edition by which a print is noted."""
    of, part = choice.paper, choice.session or choice.day or ""
    return (of, str(part)) if of in _OTHERS else ("run-of-show", f"{of} {part}")
