"""What may be said about a paper on the command line, for each kind."""

import argparse
from collections.abc import Callable
from typing import Any, TypeAlias

from app.papers.kinds import CARDS, LANGUAGES, SHAPES, STATUSES, WHO
from app.run_of_show.edition_names import EDITION_NAMES

Verbs: TypeAlias = "argparse._SubParsersAction[Any]"
MakeVerb = Callable[..., argparse.ArgumentParser]
_SHORT_FORMS = {
    "list-of-speakers": "list",
    "chair-script": "chair",
    "checks": "checks",
    "programme": "public",
}


def add_papers(verbs: Verbs, verb: MakeVerb) -> None:
    """The verb “print” with its kinds; `verb` makes one."""
    paper = verbs.add_parser(
        "print", help="print badges or the run of show as PDF", description="Print as PDF."
    )
    kinds = paper.add_subparsers(metavar="WHAT", required=True, parser_class=type(paper))
    badges = verb(kinds, "badges", "print badges", "prints.badges")
    _badge_options(badges)
    run = verb(kinds, "run-of-show", "print the run of show", "prints.run_of_show")
    run.add_argument("--edition", default="master", choices=EDITION_NAMES, help="for which reader")
    shows = [run]
    for name, edition in _SHORT_FORMS.items():
        short = verb(kinds, name, f"print the {name.replace('-', ' ')}", "prints.run_of_show")
        short.set_defaults(edition=edition)
        shows.append(short)
    for show in shows:
        show.add_argument("--session", metavar="CODE", default="", help="one session only")
        show.add_argument("--day", metavar="N", type=int, default=0, help="one day of the conference only")
    record = verb(kinds, "record", "print the record of a session", "prints.record")
    record.add_argument("--session", metavar="CODE", default="", help="the session; else the one that is on")
    record.add_argument("--whole", action="store_true", help="every session that was opened")
    papers = [*shows, record, *_other_papers(kinds, verb)]
    for kind in papers:
        if kind.get_default("paper") != "name-signs":
            kind.add_argument("--status", choices=STATUSES, default="", help="it stands on the page")
        kind.add_argument("--printer", metavar="NAME", default="", help="the printer that gets the pages")
    for kind in (badges, *papers):
        kind.add_argument("-o", "--output", metavar="FILE", help="the PDF to write")


def _other_papers(kinds: Verbs, verb: MakeVerb) -> list[argparse.ArgumentParser]:
    report = verb(kinds, "report", "print the report on the conference", "prints.paper")
    signs = verb(kinds, "name-signs", "print name signs for the table", "prints.paper")
    signs.add_argument("--who", choices=WHO, default="seated", help="for whom (default: the delegations)")
    signs.add_argument("--session", metavar="CODE", default="", help="of one session only")
    signs.add_argument("--languages", choices=LANGUAGES, default="en", help="of the delegations' names")
    signs.add_argument("--cards", choices=CARDS, default="large", help="one a sheet, or two")
    plan = verb(kinds, "seat-plan", "print who sits where, as a picture", "prints.paper")
    plan.add_argument("--shape", choices=SHAPES, default="auto", help="how the hall is laid out")
    for kind, paper in ((report, "report"), (signs, "name-signs"), (plan, "seat-plan")):
        kind.set_defaults(paper=paper)
    return [report, signs, plan]


def _badge_options(badges: argparse.ArgumentParser) -> None:
    add = badges.add_argument
    add("--stock", default="", help="the sheet or card (default: the layout's own, else a4)")
    add("--only", default="", help="numbers, delegations, categories, roles, all, not-printed; with commas")
    add("--reason", metavar="TEXT", default="", help="why one badge is printed again; the former is void")
    add("--sort", default="french", help="french, name, entity, category, role, number or registered")
    add("--start-at", type=int, default=1, metavar="N", help="first free label of a used sheet")
    add("--layout", metavar="FILE", default="", help="a layout (TOML) instead of the one that is kept")
    add("--photos", metavar="FOLDER", default="", help="where the photos lie that registrants name")
    add("--crop-marks", action="store_true", help="hairlines where to cut")
    add("--duplex", action="store_true", help="after each page its back, turned over the long edge")
    add("--offset", metavar="RIGHT,DOWN", default="0,0", help="move everything by mm, as calibrated")
    add("--printer", metavar="NAME", default="", help="send the pages to this printer as well")
    add("--second-printer", metavar="NAME", default="", help="another printer, for some of the badges")
    add("--second-for", metavar="WHO", default="", help="categories, roles, delegations that it prints")
    add("--calibration", action="store_true", help="the page that shows how far the printer is off")
