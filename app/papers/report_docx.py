"""The report as a document that a secretariat goes on writing in."""

from pathlib import Path

from app.docx import Document
from app.papers.report import Bars, Heading, Report, Table


def write_report(report: Report, path: Path) -> None:
    """Write the report. Raises Unsaved when `path` cannot be written."""
    foot = " · ".join(filter(None, ("Report", report.status)))
    document = Document(f"Report: {report.conference}", foot=foot)
    document.heading("Report", 0)
    document.heading(report.conference, 1)
    document.paragraph("\n".join(report.about))
    for part in report.parts:
        match part:
            case Heading():
                document.heading(part.text, 1)
                if part.about:
                    document.paragraph(part.about, grey=True)
            case Table():
                widths = [share * document.width for share in part.shares]
                document.table(part.heads, widths, part.rows)
            case Bars():
                document.heading(part.title, 2)
                longest = max((bar.length for bar in part.bars), default=0) or 1
                document.bars((bar.name, bar.length / longest, bar.words) for bar in part.bars)
    document.save(path)
