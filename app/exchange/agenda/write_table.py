"""Our own table of the agenda as CSV and as a workbook."""

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime

from app.conference.sessions import Session
from app.exchange.agenda.write_rows import table_of
from app.times import Zone

_WIDTHS = (12, 6, 13, 44, 26, 26, 26, 10, 20, 28, 14, 8, 10, 8, 44, 60, 20, 28, 28)


def table_csv(sessions: Iterable[Session], zone: Zone) -> bytes:
    """The table as CSV that spreadsheets open as UTF-8."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows(table_of(sessions, zone))
    return made.getvalue().encode("utf-8-sig")


def table_xlsx(sessions: Iterable[Session], zone: Zone, at: datetime) -> bytes:
    """The table as a workbook; every cell is a text, so that nothing turns durations into times of day."""
    from xlsxwriter import Workbook

    made = io.BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"created": at.astimezone(UTC).replace(tzinfo=None)})
        sheet = book.add_worksheet("Agenda")
        head, session = book.add_format({"bold": True, "bottom": 1}), book.add_format({"bold": True})
        text = book.add_format({"num_format": "@"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, text)
        sheet.freeze_panes(1, 0)
        for row, cells in enumerate(table_of(sessions, zone)):
            style = head if row == 0 else text if cells[1] else session
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(row, column, cell, style)
    return made.getvalue()
