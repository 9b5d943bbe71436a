"""A list of registrants as CSV and as XLSX. Every cell is text, and none becomes a formula."""

import io
from collections.abc import Iterator

from app.attendance.turnout import Listing
from app.text.csv_text import csv_of

_NARROW, _WIDE = 8, 44


def listing_csv(listing: Listing) -> str:
    """The table; what is internal says so above it."""
    return csv_of([*_above(listing), listing.columns, *listing.rows])


def listing_xlsx(listing: Listing) -> bytes:
    """The table as a workbook of one sheet, its header frozen; telephone numbers stay as they are."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.set_properties({"title": listing.title, "created": listing.made.replace(tzinfo=None)})
        sheet, bold = book.add_worksheet("Registrants"), book.add_format({"bold": True, "bottom": 1})
        head = [*_above(listing), listing.columns]
        text = book.add_format({"num_format": "@"})
        for row, cells in enumerate((*head, *listing.rows)):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell, bold if row < len(head) else text)
        for column, name in enumerate(listing.columns):
            longest = max((len(cells[column]) for cells in listing.rows), default=0)
            sheet.set_column(column, column, min(max(longest, len(name), _NARROW) + 2, _WIDE), text)
        sheet.freeze_panes(len(head), 0)
        last = len(head) + max(len(listing.rows), 1) - 1
        sheet.autofilter(len(head) - 1, 0, last, len(listing.columns) - 1)
        sheet.set_landscape()
        sheet.repeat_rows(len(head) - 1)
        sheet.set_footer(f"&L{_plain(listing.internal or listing.title)}&RPage &P of &N")
    return made.getvalue()


def _above(listing: Listing) -> Iterator[tuple[str, ...]]:
    if listing.internal:
        yield (listing.internal,)


def _plain(text: str) -> str:
    """Words for a footer, where & is a sign of its own."""
    return text.replace("&", "&&")
