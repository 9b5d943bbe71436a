"""What may be said about an import on the command line, for each kind."""

import argparse


def add_import_options(kind: argparse.ArgumentParser, what: str) -> None:
    """The sources of an import and how they are read. `what` is the kind."""
    _add_sources(kind, what)
    _add_decisions(kind, what)
    kind.add_argument("--sheet", metavar="NAME", help="the sheet of a workbook")
    kind.add_argument("--dry-run", action="store_true", help="show the plan, write nothing")
    kind.add_argument("--yes", action="store_true", help="write without asking")
    kind.add_argument("--report", metavar="FILE", help="write the plan, line by line, as CSV")
    kind.add_argument("--problems", metavar="FILE", help="write what is wrong, as XLSX or CSV")


def _add_sources(kind: argparse.ArgumentParser, what: str) -> None:
    if what == "requests":
        words = "mails (.eml, .mbox, folders of them) or tables (CSV, XLSX); - for standard input"
        kind.add_argument("sources", metavar="SOURCE", nargs="+", help=words)
    elif what == "seats":
        kind.add_argument(
            "source", metavar="SOURCE", nargs="?", help="a CSV or XLSX file; - for standard input"
        )
        kind.add_argument("--by-order", action="store_true", help="1 … n in French order, without a file")
    else:
        more = ", DOCX, text, iCalendar, frab or Indico file" if what == "agenda" else " or JSON file"
        words = f"a CSV, XLSX{more}; - for standard input"
        kind.add_argument("source", metavar="SOURCE", nargs="?", help=words)
    if what in ("agenda", "registrants", "questions"):
        kind.add_argument("--undo", action="store_true", help="take back the last import of this kind")


def _add_decisions(kind: argparse.ArgumentParser, what: str) -> None:
    kind.add_argument("--map", metavar="FILE", help="TOML: [columns] their header = our field")
    kind.add_argument(
        "--column",
        metavar="HEADER=FIELD",
        action="append",
        help="the same for one column; may be repeated",
    )
    if what == "registrants":
        kind.add_argument(
            "--names",
            choices=("as-shown", "family-first", "given-first"),
            help="how names in one column are parted, where that is asked",
        )
        kind.add_argument(
            "--status", choices=("pending", "confirmed"), help="of all, where no column says who is confirmed"
        )
        kind.add_argument(
            "--word",
            metavar="WORD=OURS",
            action="append",
            help="what a word that is not known stands for: hybrid=in_room; may be repeated, is remembered",
        )
        kind.add_argument(
            "--cancel",
            metavar="NUMBER",
            action="append",
            help="who stood in this list before and does not now is cancelled; may be repeated, or all",
        )
    if what == "agenda":
        kind.add_argument(
            "--levels",
            choices=("blocks", "each"),
            help="whether blank lines part sessions, or every time is one, where that is asked",
        )
        kind.add_argument(
            "--take-out",
            metavar="CODE",
            action="append",
            help="a session that the file cancels or names no longer goes; may be repeated, or all",
        )
