"""What is wrong or doubtful in a file, as a table for whoever must mend it; no cell becomes a formula."""

import io
from collections.abc import Iterator
from typing import Any

from app.exchange.plan import Plan
from app.text.csv_text import csv_of, harmless

HEADINGS = ("Line", "Field", "What it says", "What is wrong")
_WIDTHS = (8, 24, 36, 90)

Cells = tuple[str, str, str, str]


def problem_rows(plan: Plan[Any]) -> Iterator[Cells]:
    """Line by line. Of what is doubtful a reason is given, and no name: that stands on the line."""
    found = [(problem.line, problem.column, problem.says, problem.what) for problem in plan.problems]
    found += [(problem.line, "", "", f"Doubtful: {problem.reason}") for problem in plan.doubtful]
    for line, *texts in sorted(found, key=lambda match: match[0]):
        yield (str(line), *texts)  # type: ignore[misc] # three texts


def problems_csv(plan: Plan[Any]) -> bytes:
    """As CSV, which every spreadsheet opens with its accents."""
    return csv_of([HEADINGS, *problem_rows(plan)]).encode("utf-8-sig")


def problems_xlsx(plan: Plan[Any]) -> bytes:
    """As a workbook of one sheet, its header frozen."""
    import xlsxwriter

    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet, bold = book.add_worksheet("Problems"), book.add_format({"bold": True, "bottom": 1})
        wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        for row, cells in enumerate((HEADINGS, *problem_rows(plan))):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, harmless(cell), wrapped if row else bold)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(1, 0)
    return made.getvalue()
