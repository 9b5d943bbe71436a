"""An agenda from outside, table or calendar, told apart by what the file holds and not by its ending."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from app.conference import Session
from app.exchange.plan import Plan
from app.exchange.source import take
from app.times import Zone


def plan_agenda(
    path: Path,
    *,
    zone: Zone,
    known: Sequence[Session],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[Session]:
    """What an agenda (CSV, XLSX or iCalendar) would change. `zone` is the venue's. Raises Unreadable."""
    start = take(path).data[:400].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if start.upper().startswith(b"BEGIN:"):
        from app.exchange.agenda_ical import plan_agenda_ical  # noqa: PLC0415 -- only calendars need its library

        return plan_agenda_ical(path, zone=zone, known=known)
    from app.exchange.agenda_table import plan_agenda_table  # noqa: PLC0415

    return plan_agenda_table(path, zone=zone, known=known, columns=columns, sheet=sheet)
