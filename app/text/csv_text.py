"""Rows as CSV whose cells no spreadsheet takes for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

from app.text.writable import one_line

_SIGNS = tuple("=+-@＝＋－＠\t\r\n")
_BEFORE = "' \u00a0\ufeff"


def csv_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows as CSV, every cell harmless."""
    made = io.StringIO()
    csv.writer(made, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return made.getvalue()


def tsv_of(rows: Iterable[Sequence[str]]) -> str:
    """Rows as cells of the clipboard: tabs between them, every cell on one line and harmless."""
    return "".join("\t".join(harmless(one_line(cell)) for cell in row) + "\r\n" for row in rows)


def harmless(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; `unguarded` makes the same text of it again."""
    return f"'{text}" if _is_formula(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that kept it from being a formula."""
    return text[1:] if text.startswith("'") and _is_formula(text[1:]) else text


def _is_formula(text: str) -> bool:
    return text.lstrip(_BEFORE).startswith(_SIGNS)
