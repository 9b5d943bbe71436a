"""Files from outside, written for tests, and what the readers say about them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook

from app.conference.conference import Conference
from app.conference.entities import Entity
from app.conference.registrants import Registrant
from app.conference.sessions import Session
from app.exchange.agenda.read import plan_agenda
from app.exchange.entities import shipped_entities
from app.exchange.plan import Plan
from app.exchange.registrants.read import plan_registrants
from app.exchange.tables.table import Manner
from app.times import zone
from tests.app.people import CONFERENCE

VIENNA = zone("Europe/Vienna")
DEADLINE = datetime(2021, 6, 10, 15, tzinfo=UTC)
"""10 June 2021, 17:00:00 in Vienna, inclusive to the second."""

ENTITIES = {entity.code: entity for entity in shipped_entities()}


def text_file(folder: Path, text: str, name: str = "list.csv", encoding: str = "utf-8") -> Path:
    """A file with this text, its line ends as they stand."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def workbook(folder: Path, rows: Iterable[Sequence[object]], name: str = "list.xlsx") -> Path:
    """An XLSX workbook with one sheet."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    path = folder / name
    book.save(path)
    return path


def people(
    path: Path,
    known: Sequence[Registrant] = (),
    *,
    deadline: datetime | None = None,
    entities: dict[str, Entity] | None = None,
    decided: Mapping[str, Mapping[str, str]] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Plan[Registrant]:
    """What a list of registrants would change among those who are known."""
    return plan_registrants(
        path,
        zone=VIENNA,
        deadline=deadline,
        entities=ENTITIES if entities is None else entities,
        known=known,
        manner=Manner(columns),
        decided=decided,
    )


def agenda(path: Path, known: Sequence[Session] = (), conference: Conference = CONFERENCE) -> Plan[Session]:
    """What an agenda would change among the sessions that are known."""
    return plan_agenda(path, zone=zone(conference.zone), known=known)


def listed(
    folder: Path,
    text: str,
    known: Sequence[Registrant] = (),
    *,
    decided: Mapping[str, Mapping[str, str]] | None = None,
    columns: Mapping[str, str] | None = None,
) -> Plan[Registrant]:
    """The plan of a list of registrants that is written here as text."""
    return people(text_file(folder, text), known, decided=decided, columns=columns)


def one_person(folder: Path, text: str) -> Registrant:
    """The only registrant of a list, without a fault."""
    plan = listed(folder, text)
    assert plan.problems == ()
    (change,) = plan.changes
    return change.value


def problems_of(plan: Plan[Registrant] | Plan[Session]) -> str:
    """All the problems of a plan as a person reads them: line and sentence."""
    return "\n".join(f"line {problem.line}: {problem.what}" for problem in plan.problems)
