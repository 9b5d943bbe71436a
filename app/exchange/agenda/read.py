"""An agenda from outside in any form, told apart by what the file holds and not by its ending."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.conference.sessions import Session
from app.errors import Unreadable
from app.exchange.agenda.frab import plan_agenda_frab
from app.exchange.agenda.frab_files import is_frab
from app.exchange.agenda.indico import is_indico, plan_agenda_indico
from app.exchange.agenda.json_files import read_object
from app.exchange.agenda.table import plan_agenda_table
from app.exchange.plan import Plan
from app.exchange.tables.source import Source, take
from app.times import Zone


def plan_agenda(
    path: Path,
    *,
    zone: Zone,
    known: Sequence[Session],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    ours: Mapping[str, str] | None = None,
) -> Plan[Session]:
    """What an agenda would change: CSV, XLSX, iCalendar, a schedule of frab or pretalx, an export of Indico.

    `zone` is the venue's. `ours` are codes by the UIDs under which our own files name sessions. Raises
    Unreadable.
    """
    start = _start(take(path))
    if start.removeprefix(b"<!--").lstrip().upper().startswith(b"BEGIN:"):
        from app.exchange.agenda.ical import plan_agenda_ical

        return plan_agenda_ical(path, zone=zone, known=known, ours=ours)
    if start.startswith(b"<"):
        return plan_agenda_frab(path, zone=zone, known=known, ours=ours)
    if start.startswith((b"{", b"[")):
        return _plan_json(path, zone, known, ours)
    return plan_agenda_table(path, zone=zone, known=known, columns=columns, sheet=sheet)


def is_exchanged(source: Source) -> bool:
    """Whether a file is of a form in which programs exchange agendas: a calendar, a schedule."""
    start = _start(source)
    return start.startswith((b"<", b"{", b"[")) or start[:6].upper() == b"BEGIN:"


def _start(source: Source) -> bytes:
    return source.data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")


def _plan_json(
    path: Path, zone: Zone, known: Sequence[Session], ours: Mapping[str, str] | None
) -> Plan[Session]:
    source = take(path)
    read, _ = read_object(source)
    if is_indico(read):
        return plan_agenda_indico(path, zone=zone, known=known, ours=ours)
    if is_frab(read):
        return plan_agenda_frab(path, zone=zone, known=known, ours=ours)
    raise Unreadable(f"{source.name} holds no schedule that is known: frab, pretalx or Indico.")
