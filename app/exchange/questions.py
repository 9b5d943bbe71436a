"""Questions of the public from a table, CSV or XLSX, as a plan; known questions keep their state."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from app.conference.questions import Question
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.plan import Change, Plan, Problem
from app.exchange.tables.cells import NOTHING, brief, clean, fault, has_hidden, instant, sentence
from app.exchange.tables.headers import Columns, knows, recognise, vocabulary
from app.exchange.tables.lines import MAX_CELL, Line
from app.exchange.tables.table import read_table
from app.protection.protection import Protection
from app.protection.rows import hidden_questions
from app.text.folding import fold
from app.times import Zone

HEADERS = vocabulary(
    {
        "text": "question|questions|question text|your question|message|tweet|tweet text|post|"
        "frage|fragen|fragetext|ihre frage|nachricht|texte|texte de la question|votre question|"
        "вопрос|вопросы|текст|текст вопроса|ваш вопрос|сообщение",
        "asked_by": "asked by|asker|asker name|author|handle|name|user|user name|username|from|participant|"
        "gefragt von|fragesteller|fragestellerin|gestellt von|benutzer|benutzername|autor|"
        "nom|auteur|pseudo|pseudonyme|posée par|utilisateur|"
        "автор|имя|ник|пользователь|кто спросил|от кого|участник",
        "received_at": "time|received|received on|asked at|asked on|timestamp|created|created at|"
        "question time|submitted|submitted at|date and time|"
        "zeit|uhrzeit|zeitpunkt|zeitstempel|eingegangen|gestellt am|"
        "datum und uhrzeit|heure|reçu le|reçue le|posée le|horodatage|date et heure|"
        "время|получено|время вопроса|дата и время",
        "day": "date|datum|jour|дата|день",
        "session": "session code|session name|panel|sitzung|sitzungscode|séance|заседание|сессия|панель",
        "channel": "source|platform|via|network|kanal|quelle|plattform|canal|plateforme|"
        "канал|источник|платформа",
        "note": "notes|remark|remarks|bemerkung|anmerkung|notiz|remarque|примечание|заметка",
    }
)
_LONGEST_FIELD = 500


def plan_questions(
    path: Path,
    *,
    zone: Zone,
    known: Sequence[Question],
    sessions: Sequence[Session],
    registrants: Sequence[Registrant],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Question]:
    """What a table of questions would add. Times without an offset are the venue's.

    A protected person who asked by the registered name is taken by the alias. Raises Unreadable when the
    file as a whole cannot be read.
    """
    table = read_table(path, sheet, knows=knows(HEADERS, columns))
    found = recognise(table.header, HEADERS, columns, table.source.name)
    if "text" not in found.places:
        raise Unreadable(f"{table.source.name} has no column with questions; map one with --map.")
    reader = _Reader(found, zone, sessions, registrants)
    changes: list[Change[Question]] = []
    problems: list[Problem] = []
    protection = Protection(registrants)
    lines = {question.key: 0 for question in hidden_questions(known, protection)}
    for line in table.lines:
        try:
            question = reader.read(line)
            (seen,) = hidden_questions([question], protection)
            changes.append(_change(line.number, question, seen.key, lines))
        except ValueError as error:
            problems.append(Problem(line.number, str(error)))
    notes = (*table.notes, *reader.notes())
    return Plan(table.source.name, table.source.digest, tuple(changes), tuple(problems), notes=notes)


def _change(line: int, question: Question, key: str, lines: dict[str, int]) -> Change[Question]:
    """New, unless its words stand above (or, with a line of 0, in the conference) already."""
    above = lines.setdefault(key, line)
    if above == line:
        return Change(line, "new", question)
    return Change(line, "unchanged", question, question, reason=f"the same as line {above}" if above else "")


class _Reader:
    """Reads questions from the lines of a table; notes what was hidden or protected on the way."""

    def __init__(
        self, columns: Columns, zone: Zone, sessions: Sequence[Session], registrants: Sequence[Registrant]
    ) -> None:
        self._columns, self._zone = columns, zone
        self._codes = {
            fold(word): session.code for session in sessions for word in (session.title, session.code)
        }
        self._aliases = {
            fold(registrant.full_name): registrant.alias for registrant in registrants if registrant.alias
        }
        self._hidden: list[int] = []
        self._protected: list[int] = []

    def read(self, line: Line) -> Question:
        """The question of a line. Raises ValueError with a sentence."""
        if len(line.cells) > (width := len(self._columns.header)):
            raise ValueError(
                f"There are {len(line.cells)} cells under {width} columns; a delimiter too many?"
            )
        raw = {column: line.cells[place] for column, place in self._columns.places.items()}
        if any(has_hidden(cell) for cell in raw.values()):
            self._hidden.append(line.number)
        cells = {column: self._cell(column, text) for column, text in raw.items()}
        if not cells["text"]:
            raise ValueError(self._sentence("text", "there is nothing"))
        return Question(
            text=cells["text"],
            asked_by=self._asked_by(line.number, cells.get("asked_by", "")),
            channel=cells.get("channel", ""),
            session=self._session(cells.get("session", "")),
            received_at=self._received(cells),
            note=cells.get("note", ""),
        )

    def notes(self) -> Iterator[str]:
        """What was passed over while the table was read."""
        if self._columns.unused:
            yield f"Columns that are not read: {', '.join(self._columns.unused[:20])}."
        for what, lines in (
            ("Hidden characters were taken out of line", self._hidden),
            ("Protected persons appear by their alias on line", self._protected),
        ):
            if lines:
                yield f"{what} {', '.join(map(str, lines[:20]))}."

    def _cell(self, column: str, raw: str) -> str:
        text = clean(raw)
        text = "" if text in NOTHING else text
        if wrong := fault(text, MAX_CELL if column == "text" else _LONGEST_FIELD):
            raise ValueError(self._sentence(column, wrong))
        return text

    def _asked_by(self, line: int, name: str) -> str:
        alias = self._aliases.get(fold(name)) if name else None
        if alias:
            self._protected.append(line)
        return alias or name

    def _session(self, text: str) -> str:
        if text and fold(text) not in self._codes:
            raise ValueError(self._sentence("session", f"there is no session “{brief(text)}” on the agenda"))
        return self._codes[fold(text)] if text else ""

    def _received(self, cells: Mapping[str, str]) -> datetime | None:
        text = " ".join(part for part in (cells.get("day"), cells.get("received_at")) if part)
        if not text:
            return None
        try:
            return instant(text, self._zone)
        except ValueError as error:
            column = "received_at" if cells.get("received_at") else "day"
            raise ValueError(self._sentence(column, str(error))) from None

    def _sentence(self, column: str, what: str) -> str:
        return sentence(self._columns.title(column), what)
