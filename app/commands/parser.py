"""The verbs and their options; each verb's own module is loaded only when it is asked for."""

import argparse
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import NoReturn, TypeAlias

from app import __version__
from app.text.passwords import without_password

Verb = Callable[[argparse.Namespace], int]

_ENDING = ".rostrum"
_CONFERENCE = "a .rostrum file or a postgresql:// address (or $ROSTRUM_CONFERENCE)"

_ROLES = (
    *("home", "chair", "agenda", "settings", "tech", "registration", "people"),
    *("room", "lectern", "waiting"),
)

_ACTS = """acts and their arguments, each as NAME=VALUE ([] may be left out):
  open_session   suspend_session [reason]   resume_session   close_session
  open_list   close_list [closing_at] [reason]   reopen_list
  request_floor delegation [as person kind mode channel received_at language on_behalf_of in_alignment
      note override to]
  withdraw request   written_only request   written_only_rest   not_present request
  restore request to=next|end   lift_lateness request   text_received request words
  move request before|after=REQUEST, or to=first|last   swap request with=REQUEST
  pin request   unpin request   park request [reason]   unpark request
  correct request [delegation person on_behalf_of in_alignment language mode kind]
  order preset [seed pattern start_letter at_most_two]
  call [request]   give_floor [request]   end_statement   hold [reason]   resume
  extend seconds   set_limit seconds [request|category|kind]   ask_to_conclude
  ruling outcome=upheld|not_upheld|noted   put_question question   zoom_lost   zoom_back   undo   redo
  start_item item   finish_item   skip_item item   unskip_item item   adjust_item seconds
  pause_item [reason]   resume_item   cue_done cue
  report_line line=connected|ok|bad|absent|lost|back request|item
  send_message to=chair|speaker|tech text   message_seen message   announce_resumption [resumes_at]
  interpretation_lost [language]   interpretation_back [language]   go_on_paper   power_back

for example:
  rostrum floor give_floor summit.rostrum --expecting CA
  rostrum floor request_floor summit.rostrum delegation=NO mode=zoom
  rostrum floor start_item summit.rostrum item=3 --session D1-P1 --at 2021-06-14T15:41
  rostrum floor close_list summit.rostrum closing_at=2021-06-14T16:45 reason="the hour"

A time without its offset is the venue's. A file whose name holds a “=” is written with its
folder, as ./a=b.rostrum.
"""


def parse(words: list[str]) -> tuple[Verb, argparse.Namespace]:
    """The verb to run and what was said with it. Ends the program with code 2 for wrong use."""
    words = _scan_last(_with_verb(words))
    parser = _parser(words)
    options, more = parser.parse_known_args(words, argparse.Namespace(json=False, now=None, quiet=False))
    pairs = "words" in options and not any(word.startswith("-") for word in more)
    if more and not pairs:
        parser.error(f"unrecognized arguments: {' '.join(more)}")
    if more:
        options.words += more  # argparse takes no list that options stand in between
    module = import_module(f"app.commands.{options.module}")
    verb: Verb = getattr(module, options.function)
    return verb, options


def _scan_last(words: list[str]) -> list[str]:
    """A badge's code that begins with a hyphen is no option."""
    if "check-in" not in words[:3]:
        return words
    codes = [word for word in words if re.fullmatch(_CODE_LIKE_OPTION, word)]
    return [*(word for word in words if word not in codes), "--", *codes] if codes else words


def _with_verb(words: list[str]) -> list[str]:
    """A file alone is opened at its home, as a double click does it."""
    first = _before_the_verb(words)
    if first == len(words) or any(words[first] in verbs for verbs in _VERBS.values()):
        return words
    is_file = words[first].endswith(_ENDING) or Path(words[first]).is_file()
    return [*words[:first], "open", "--role", "home", *words[first:]] if is_file else words


def _before_the_verb(words: list[str]) -> int:
    """How many options and values of theirs stand before the first other word."""
    values = [place + 1 for place, word in enumerate(words) if word == "--now"]
    others = (n for n, word in enumerate(words) if not word.startswith("-") and n not in values)
    return next(others, len(words))


_CODE_LIKE_OPTION = r"-(?=[^-\s]*[A-Z\d_])[\w-]{11}|--(?=.*[A-Z\d_])[\w-]{10}"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        message = without_password(message)
        self.exit(2, f"{message[:1].upper()}{message[1:]}. See “{self.prog} --help”.\n")


def _parser(words: list[str]) -> argparse.ArgumentParser:
    """It knows the verbs of the kind that is asked for; all of them for who names none."""
    # A verb's own default would overrule what was said before the verb.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--json", action="store_true", help="one JSON document on standard output")
    common.add_argument("--now", metavar="INSTANT", help="pretend that it is this instant (ISO 8601)")
    common.add_argument("--quiet", action="store_true", help="say nothing but the result")
    parser = _Parser(
        prog="rostrum", description="The moderator console for hybrid conferences.", parents=[common]
    )
    parser.add_argument("--version", action="version", version=f"rostrum {__version__}")
    parser.set_defaults(module="console", function="start")
    verbs = parser.add_subparsers(metavar="VERB", parser_class=_Parser)
    first = _before_the_verb(words)
    asked = [add for add, names in _VERBS.items() if set(words[first : first + 1]) & set(names)]
    if "--version" not in words[:first]:
        for add in asked or _VERBS:
            add(verbs, common)
    return parser


Verbs: TypeAlias = "argparse._SubParsersAction[_Parser]"


def _verb(
    verbs: Verbs, common: "_Parser", name: str, words: str, where: str, conference: bool = True
) -> argparse.ArgumentParser:
    module, function = where.split(".")
    parser = verbs.add_parser(name, help=words, description=words, parents=[common])
    parser.set_defaults(module=module, function=function)
    if conference:
        parser.add_argument("conference", metavar="CONFERENCE", nargs="?", help=_CONFERENCE)
    return parser


def _made_with(common: "_Parser") -> Callable[..., argparse.ArgumentParser]:
    """For modules that add verbs of their own."""
    return lambda verbs, *named, **how: _verb(verbs, common, *named, **how)


def _console(verbs: Verbs, common: "_Parser") -> None:
    opened = _verb(verbs, common, "open", "open a conference in the console", "console.open_conference")
    opened.add_argument("--role", choices=_ROLES, default="chair", help="which window")
    opened.add_argument("--rehearse", action="store_true", help="on a copy that is thrown away at the end")
    opened.add_argument("--session", metavar="CODE", default="", help="the session to show")
    opened.add_argument("--screen", metavar="N", type=int, help="the screen to open on, counted from 1")
    opened.add_argument("--fullscreen", action="store_true", help="without a frame")
    demo = _verb(verbs, common, "demo", "open the sample conference", "console.demo", conference=False)
    demo.add_argument(
        "folder", metavar="FOLDER", nargs="?", help="where pictures and PDFs go without a display"
    )


def _files(verbs: Verbs, common: "_Parser") -> None:
    from app.commands.options.imports import add_import_options

    new = _verb(verbs, common, "new", "make a new conference", "new.run", conference=False)
    new.add_argument("file", metavar="FILE", help="the .rostrum file (or postgresql:// address) to make")
    new.add_argument("--settings", metavar="TOML", help="settings of the conference")
    new.add_argument("--name", help="its name")
    new.add_argument("--zone", default="Europe/Vienna", help="the venue's time zone")
    new.add_argument("--starts", metavar="INSTANT", help="first day and time")
    new.add_argument("--ends", metavar="INSTANT", help="last day and time")
    new.add_argument("--members", choices=("osce", "un", "none"), default="osce", help="whose it is")
    take = verbs.add_parser(
        "import", help="take in an agenda, registrants, requests…", description="Take in a file."
    )
    kinds = take.add_subparsers(metavar="WHAT", required=True, parser_class=_Parser)
    for what in ("agenda", "registrants", "requests", "questions", "zoom", "seats"):
        words = "take in Zoom's participant report" if what == "zoom" else f"take in {what}"
        kind = _verb(kinds, common, what, words, "imports.run")
        kind.set_defaults(what=what)
        add_import_options(kind, what)


_SEEN = "for undo: the seq of the act that you saw as last; else 5"


def _door(verbs: Verbs, common: "_Parser") -> None:
    entry = _verb(verbs, common, "check-in", "check a person in at the door", "door.check_in", False)
    entry.add_argument("conference", metavar="CONFERENCE", help=_CONFERENCE)
    entry.add_argument("who", metavar="WHO", nargs="?", help="number, badge code, or a part of the name")
    entry.add_argument("--picture", metavar="FILE", default="", help="a picture of the badge, instead of WHO")
    entry.add_argument("--allowed-by", metavar="NAME", default="", help="an exception, and who allowed it")
    entry.add_argument("--undo", action="store_true", help="take back the last act at the door")
    entry.add_argument("--expecting", metavar="SEQ", default="", help=_SEEN)
    admit = _verb(
        verbs, common, "admit", "names of the waiting room against the registrants", "door.admit", False
    )
    admit.add_argument("conference", metavar="CONFERENCE", help=_CONFERENCE)
    admit.add_argument("names", metavar="NAMES", help="a text file, one name a line; - for standard input")
    admit.add_argument("--let-in", metavar="NAME", default="", help="decide that this name is let in")
    admit.add_argument("--as", dest="person", metavar="NUMBER", default="", help="… as this registrant")
    admit.add_argument("--keep-out", metavar="NAME", default="", help="decide that this name is not let in")
    switch = _verb(
        verbs, common, "attendance", "who comes to the hall, who attends on Zoom", "door.attendance", False
    )
    switch.add_argument("conference", metavar="CONFERENCE", help=_CONFERENCE)
    switch.add_argument("where", nargs="?", choices=("hall", "zoom"), help="where they attend from now on")
    switch.add_argument("--only", metavar="WHO", default="", help="one registration number or delegation")
    switch.add_argument("--session", metavar="CODE", default="", help="in one session only")
    switch.add_argument("--undo", action="store_true", help="take back what the registration desk did last")
    switch.add_argument("--expecting", metavar="SEQ", default="", help=_SEEN)


def _person(verbs: Verbs, common: "_Parser") -> None:
    person = _verb(verbs, common, "person", "write, correct, confirm or take out people", "person.run", False)
    add = person.add_argument
    add("conference", metavar="CONFERENCE", help=_CONFERENCE)
    add("act", metavar="ACT", nargs="?", help="add, correct, confirm, remove, show or export")
    add("words", metavar="WHO NAME=VALUE", nargs="*", help="numbers, delegations or all; given=Ann entity=NO")
    add("--reason", metavar="TEXT", default="", help="why somebody is taken out")
    add("--new", action="store_true", help="a delegation that nobody knows is a new organization")
    add("--registration-desk", action="store_true", help="show a protected person by the full name")
    add("-o", "--output", metavar="FILE", help="the file (.csv or .json) to export one person to")
    add("--undo", action="store_true", help="take back what the registration desk did last")
    add("--expecting", metavar="SEQ", default="", help=_SEEN)


def _paper(verbs: Verbs, common: "_Parser") -> None:
    from app.commands.options.papers import add_papers

    add_papers(verbs, _made_with(common))


def _exports(verbs: Verbs, common: "_Parser") -> None:
    out = verbs.add_parser("export", help="what was, as CSV or JSON", description="Write what was.")
    kinds = out.add_subparsers(metavar="WHAT", required=True, parser_class=_Parser)
    for what in ("record", "statistics", "list", "journal", "questions"):
        words = "questions of the public" if what == "questions" else f"{what} of a session"
        kind = _verb(kinds, common, what, f"export the {words}", "exports.run")
        kind.set_defaults(what=what)
        kind.add_argument(
            "--session", metavar="CODE", default="", help="the session; else the one that is on"
        )
        kind.add_argument("--format", choices=("csv", "json"), default="json", help="CSV or JSON")
        kind.add_argument("-o", "--output", metavar="FILE", help="the file to write")
    agenda = _verb(kinds, common, "agenda", "export the agenda", "exports.agenda")
    forms = ("ics", "frab-xml", "frab-json", "csv", "xlsx")
    agenda.add_argument("--format", choices=forms, default="csv", help="in which form (default: csv)")
    agenda.add_argument("--public", action="store_true", help="without notes, staff and names")
    agenda.add_argument("-o", "--output", metavar="FILE", help="the file to write")
    _listings(kinds, common)


def _listings(kinds: Verbs, common: "_Parser") -> None:
    from app.attendance.choice import COLUMNS, WHOM

    people = _verb(kinds, common, "registrants", "who is registered, who came", "exports.registrants")
    people.set_defaults(what="registrants", title="Registrants")
    people.add_argument("--columns", default="", metavar="A,B,C", help="; ".join(COLUMNS))
    people.add_argument("--only", default="all", metavar="WHOM", help=_WHOM.format("; ".join(WHOM)))
    seen = _verb(kinds, common, "attendance", "who was there, from when to when", "exports.registrants")
    seen.set_defaults(what="attendance", title="Attendance")
    seen.add_argument("--columns", default="", metavar="A,B,C", help="; ".join(COLUMNS))
    seen.add_argument("--only", default="came", metavar="WHOM", help=_WHOM.format("; ".join(WHOM)))
    for kind in (people, seen):
        kind.add_argument("--format", choices=("csv", "xlsx", "pdf"), default="csv", help="CSV, XLSX or PDF")
        kind.add_argument("--sort", default="", metavar="COLUMN", help="else by delegation in French, name")
        words = "the registration desk's own list, marked internal: protected persons by their full names"
        kind.add_argument("--registration-desk", action="store_true", help=words)
        kind.add_argument("-o", "--output", metavar="FILE", help="the file to write")


_WHOM = "{}; beside them delegations and numbers, all separated by commas"


def _floor(verbs: Verbs, common: "_Parser") -> None:
    show = _verb(verbs, common, "show", "what is planned, and who is on the floor", "show.run")
    show.add_argument("--session", metavar="CODE", default="", help="this session's floor")
    floor = _verb(verbs, common, "floor", "one act of the floor, live", "floor.run", conference=False)
    floor.formatter_class = argparse.RawDescriptionHelpFormatter
    floor.epilog = _ACTS
    floor.add_argument("act", metavar="ACT", help="what is done, in the words below")
    floor.add_argument("words", metavar="CONFERENCE NAME=VALUE", nargs="*", help=_CONFERENCE)
    floor.add_argument("--session", metavar="CODE", default="", help="the session; else the one that is on")
    floor.add_argument(
        "--expecting",
        metavar="SEEN",
        default="",
        help="whom you saw as next, for undo the last act's seq; else 5",
    )
    floor.add_argument(
        "--at", metavar="INSTANT", default="", help="it was written on paper: when it happened"
    )
    rehearse = _verb(
        verbs, common, "rehearse", "play a script of acts on a scratch copy", "floor.rehearse", False
    )
    rehearse.add_argument("conference", metavar="CONFERENCE", help=_CONFERENCE)
    rehearse.add_argument("script", metavar="SCRIPT", help="JSON objects, one a line; - for standard input")


def _care(verbs: Verbs, common: "_Parser") -> None:
    _verb(verbs, common, "check", "what should be looked at before the session", "check.run")
    _verb(verbs, common, "imports", "what was imported and taken back, and when", "imports.history")
    layout = _verb(verbs, common, "layout", "how badges look, as TOML", "layout.run")
    layout.add_argument("--set", metavar="FILE", default="", help="keep this layout in the conference")
    layout.add_argument("--reset", action="store_true", help="as the program has it again")
    layout.add_argument("--stock", default="", help="the layout for this sheet or card")
    picture = _verb(verbs, common, "screenshot", "a picture of a screen, without a display", "screenshot.run")
    picture.add_argument("--role", default="chair", help=f"{', '.join(_ROLES)}, papers, documents")
    picture.add_argument("--state", default="running", help="the state to show; “list” names them all")
    picture.add_argument("--size", default="1366x768", help="width x height in pixels")
    picture.add_argument("--theme", default="night", help="day or night")
    picture.add_argument("-o", "--output", metavar="FILE", help="the PNG to write")
    merge = _verb(verbs, common, "merge", "two registrations that are one person", "person.merge")
    merge.add_argument("keep", metavar="KEEP", help="the registration number to keep")
    merge.add_argument("give_up", metavar="GIVE_UP", help="the number that goes into it, and is cancelled")
    merge.add_argument("--undo", action="store_true", help="part them again")
    _verb(verbs, common, "doctor", "whether this machine is ready", "doctor.run", conference=False)


def _copies(verbs: Verbs, common: "_Parser") -> None:
    backup = _verb(verbs, common, "backup", "copy a conference while it is in use", "copies.make", False)
    backup.add_argument("conference", metavar="CONFERENCE", help=_CONFERENCE)
    backup.add_argument("to", metavar="TO", help="a file or a folder")
    restore = _verb(verbs, common, "restore", "a sound copy in the place of a conference", "copies.put")
    restore.add_argument("copy", metavar="COPY", nargs="?", default="", help="which; else the newest")
    restore.add_argument("--list", action="store_true", help="the copies there are, by their instant")
    restore.add_argument("--dry-run", action="store_true", help="what would be lost, and what would be back")
    words = "also of a conference that is sound; what was there is kept"
    restore.add_argument("--instead", action="store_true", help=words)
    closed = _verb(
        verbs, common, "archive", "close a conference, and keep all of it in one file", "copies.close"
    )
    closed.add_argument("to", metavar="TO", nargs="?", default=".", help="a folder, or the ZIP to write")
    closed.add_argument("--reopen", action="store_true", help="open it to changes again")


def _documents(verbs: Verbs, common: "_Parser") -> None:
    from app.commands.options.documents import add_document_options

    add_document_options(_verb(verbs, common, "document", "the papers of a conference", "document.run"))


def _settings(verbs: Verbs, common: "_Parser") -> None:
    from app.commands.settings import add_verbs

    add_verbs(verbs, _made_with(common))


_VERBS: dict[Callable[[Verbs, _Parser], None], tuple[str, ...]] = {
    _console: ("open", "demo"),
    _files: ("new", "import"),
    _door: ("check-in", "admit", "attendance"),
    _person: ("person",),
    _paper: ("print",),
    _exports: ("export",),
    _floor: ("show", "floor", "rehearse"),
    _care: ("check", "imports", "layout", "screenshot", "merge", "doctor"),
    _copies: ("backup", "restore", "archive"),
    _documents: ("document",),
    _settings: ("settings", "entity"),
}
"""Every verb, with what adds it and its options to the parser."""
