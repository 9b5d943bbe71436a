"""`rostrum import agenda|registrants|…|seats`: first the plan, then yes, then writing."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.apart import made_ready
from app.commands.common import answer, say, station_of
from app.conference.matters import ANY_FILE, Matter
from app.errors import Trouble
from app.exchange.plan import OUT, Change, Doubt, Plan
from app.exchange.tables.headers import read_column_map
from app.exchange.tables.source import all_of, is_stream, opened
from app.home.desk import HomeDesk
from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.temporary import in_temporary_folder
from app.text.csv_text import csv_of
from app.times import clock_text, day_text, iso, zone
from app.whole_files import write_whole

if TYPE_CHECKING:
    from app.station.requests_desk import RequestsDesk

FOUND_PROBLEMS = 1
_ALL = "all"
_ANSWERS = {
    Matter.WORD: "say what it is with --word WORD=OURS",
    Matter.WHOLE_LIST: "say it with --status confirmed or pending",
}
_HOW_GONE = {"agenda": "take_out", "registrants": "cancel"}
"""By which option what a source names no longer is taken out."""


def run(options: argparse.Namespace) -> int:
    """0 when all was taken, 1 when lines were left out or nothing was written."""
    if options.what != "requests":
        _settle(options)
    with made_ready():
        station = station_of(options)
        try:
            return _run(options, station)
        finally:
            station.close()


def history(options: argparse.Namespace) -> int:
    """Everything that was imported or taken back, the latest first."""
    station = station_of(options)
    try:
        notes, loaded = HomeDesk(station).imports(), station.load()
    finally:
        station.close()
    where = zone(loaded.conference.zone)
    lines = [
        f"{day_text(note.at, where)} {clock_text(note.at, where)}  {note.what}  {note.source}: {note.summary}"
        for note in notes
    ]
    document = [
        {
            "at": iso(note.at, where),
            "what": note.what,
            "source": note.source,
            "summary": note.summary,
            "undo": loaded.imports.get(note.what) == note,
        }
        for note in notes
    ]
    answer(options, "\n".join(lines) or "Nothing was imported yet.", {"imports": document})
    return 0


def _run(options: argparse.Namespace, station: Station) -> int:
    plan = _plan(options, station)
    _show(options, plan)
    if options.report:
        _report(Path(options.report), plan)
    if options.problems:
        say(options, _problems(options, plan))
    written = not (options.dry_run or plan.question) and _yes(options, plan)
    sentence = _write(options, station, plan) if written else "Nothing was written."
    if written and plan.doubtful:
        say(options, _left_out(len(plan.doubtful)))
    answer(options, sentence, {"said": sentence, "written": written, **_document(plan)})
    left_out = bool(plan.problems or plan.doubtful or plan.question)
    return FOUND_PROBLEMS if left_out or not (written or options.dry_run) else 0


def _settle(options: argparse.Namespace) -> None:
    """A single word is the file where a file is wanted: the conference is then that of the environment."""
    alone = next(
        (f"--{option.replace('_', '-')}" for option in ("undo", "by_order") if getattr(options, option, 0)),
        "",
    )
    if options.source is None and not alone:
        options.source, options.conference = options.conference, None
    if options.source is None and not alone:
        raise Trouble("Name a file to import, or - for standard input.")
    if options.source is not None and alone:
        raise Trouble(f"{alone}: it needs no file.")


def _plan(options: argparse.Namespace, station: Station) -> Plan[Any]:
    if getattr(options, "undo", False):
        return ImportDesk(station).plan_undo(options.what)
    if options.what == "seats" and options.by_order:
        from app.exchange.seats import IN_ORDER

        return ImportDesk(station).plan("seats", Path(IN_ORDER))
    given = options.sources if options.what == "requests" else [options.source]
    with _paths(given) as sources:
        if options.what == "requests":
            return _requests(station).planner(sources, _columns(options), options.sheet)()
        plan = ImportDesk(station).planner(
            options.what, sources[0], _columns(options), options.sheet, answers=_answers(options)
        )()
    _require_gone(options, plan)
    return plan


def _answers(options: argparse.Namespace) -> dict[str, dict[str, str]]:
    """What the command says to the doubts of the plan, by matter and key."""
    answers: dict[str, dict[str, str]] = {}
    if names := getattr(options, "names", None):
        answers[Matter.NAMES] = {ANY_FILE: str(names)}
    if levels := getattr(options, "levels", None):
        answers[Matter.LEVELS] = {ANY_FILE: str(levels)}
    if status := getattr(options, "status", None):
        answers[Matter.WHOLE_LIST] = {ANY_FILE: str(status)}
    if said := getattr(options, "word", None):
        answers[Matter.WORD] = dict(map(_word, said))
    if goes := _going(options):
        answers[Matter.GONE] = {ANY_FILE if key == _ALL else key: OUT for key in goes}
    return answers


def _word(said: str) -> tuple[str, str]:
    """A word of the list and what it stands for, by which the column is known. Raises Trouble."""
    from app.exchange.registrants.said_words import OURS, key_of

    word, equals, ours = said.rpartition("=")
    column = next((column for column, known in OURS.items() if ours in known), "")
    if not (equals and word and column):
        known = ", ".join(word for column in OURS.values() for word in column)
        raise Trouble(f"--word {said}: write it as WORD=OURS, where ours is one of: {known}.")
    return key_of(column, word), ours


def _going(options: argparse.Namespace) -> list[str]:
    """The codes of sessions, or the numbers of people, that are to go with this import."""
    return getattr(options, _HOW_GONE.get(options.what, ""), None) or []


def _require_gone(options: argparse.Namespace, plan: Plan[Any]) -> None:
    """Raises Trouble where one of them is not offered."""
    offered = {change.doubt.key for change in plan.changes if _is_offered(change) and change.doubt}
    for key in _going(options):
        if key != _ALL and key not in offered:
            how = _HOW_GONE[options.what].replace("_", "-")
            raise Trouble(
                f"--{how} {key}: the file neither cancels it nor leaves it out of what it brought before, "
                "or something has happened with it since."
            )


def _is_offered(change: Change[Any]) -> bool:
    return change.doubt is not None and change.doubt.matter == Matter.GONE


@contextmanager
def _paths(given: Sequence[str]) -> Iterator[list[Path]]:
    """The files; what comes by standard input or a pipe lies in one of its own, for as long as it is read."""
    if not any(map(is_stream, given)):
        yield [Path(source) for source in given]
        return
    with in_temporary_folder("import") as folder:
        yield [_held(source, folder) if is_stream(source) else Path(source) for source in given]


def _held(source: str, folder: Path) -> Path:
    with opened(source) as (stream, name):
        held = folder / name
        held.write_bytes(all_of(stream, name))
    return held


def _problems(options: argparse.Namespace, plan: Plan[Any]) -> str:
    from app.exchange.problems import save_problems

    return save_problems(plan, Path(options.problems))


def _write(options: argparse.Namespace, station: Station, plan: Plan[Any]) -> str:
    if options.what == "requests":
        return _requests(station).write(plan)
    return ImportDesk(station).write(options.what, plan)


def _requests(station: Station) -> "RequestsDesk":
    from app.station.requests_desk import RequestsDesk

    return RequestsDesk(station)


def _columns(options: argparse.Namespace) -> dict[str, str] | None:
    """What the map and the single columns say; None where nothing is said. Raises Trouble."""
    columns = read_column_map(Path(options.map)) if options.map else {}
    for said in options.column or ():
        header, equals, field = said.rpartition("=")
        if not equals:
            raise Trouble(f"--column {said}: write it as HEADER=FIELD, or HEADER= for a column to leave out.")
        columns[header] = field
    return columns or None


def _show(options: argparse.Namespace, plan: Plan[Any]) -> None:
    if plan.question:
        how = 'say it with --column "HEADER=FIELD" ("HEADER=" for nothing) or --map'
        say(options, f"{plan.source}: {plan.question}", *plan.notes, f"Nothing was read yet; {how}.")
        return
    head = f"Undo the import of {plan.source}" if plan.undoes else plan.source
    say(options, f"{head}: {plan.summary()}.", *plan.notes)
    say(
        options,
        *(f"{_whom(change)}: {_what(change)}: {_reason(change)}" for change in plan.to_write if plan.undoes),
    )
    if plan.undoes:
        say(options, *(f"{_whom(change)}: stays: {change.reason}" for change in plan.left_out))
        return
    for asked in (*plan.offers, *plan.problems):
        say(options, f"line {asked.line}: {asked.what}{_how(asked.doubt)}")
    told = [change for change in (*plan.new, *plan.unchanged) if change.reason]
    for change in (*plan.doubtful, *plan.left_out, *plan.changed, *told):
        where = f"line {change.line}" if change.line else _whom(change)
        say(options, f"{where}: {change.what}: {_reason(change)}{_whose(change)}")
    how = _HOW_GONE.get(options.what, "").replace("_", "-")
    for change in filter(_is_offered, (*plan.gone, *plan.removed)):
        stays = f"stays unless you say --{how} {_whom(change)}" if change.what == "gone" else "is taken out"
        say(options, f"{_whom(change)}: {change.reason}; it {stays}")
    say(options, *(f"new entity {entity.code}: {entity.name}" for entity in plan.new_entities))


def _how(doubt: Doubt | None) -> str:
    """What holds as long as nobody answers, and by which word of the command one does."""
    if doubt is None or doubt.matter not in _ANSWERS:
        return ""
    words = {choice.code: choice.words for choice in doubt.choices}
    now = f"{words[doubt.chosen]}; " if doubt.chosen in words else ""
    return f" ({now}{_ANSWERS[doubt.matter]})"


def _what(change: Change[Any]) -> str:
    """What becomes of it when an import is taken back."""
    return "restored" if change.what == "new" else change.what


def _whose(change: Change[Any]) -> str:
    """Of a mail the file, the sender and the subject, by which a person finds it; else nothing."""
    letter = getattr(change.value, "letter", None)
    if letter is None:
        return ""
    subject = f"“{letter.subject}”" if letter.subject else "no subject"
    return f" ({letter.file}, {letter.sender or 'no sender'}, {subject})"


def _left_out(count: int) -> str:
    if count == 1:
        return "1 doubtful line was left out; the import window asks about it."
    return f"{count} doubtful lines were left out; the import window asks about them."


def _whom(change: Change[Any]) -> str:
    """The number, code or text by which a person knows what is taken back."""
    value = change.value
    return str(getattr(value, "number", "") or getattr(value, "code", "") or value.text)


def _reason(change: Change[Any]) -> str:
    fields = "; ".join(
        f"{field.field}: {field.before or '–'} → {field.after or '–'}" for field in change.fields
    )
    return change.reason or fields


def _yes(options: argparse.Namespace, plan: Plan[Any]) -> bool:
    if options.yes:
        return True
    if not sys.stdin.isatty():
        say(options, "Say --yes to write this.")
        return False
    print("Write this? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _document(plan: Plan[Any]) -> dict[str, object]:
    return {
        "source": plan.source,
        "question": plan.question,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": len(plan.unchanged),
        "gone": len(plan.gone),
        "left_out": len(plan.left_out),
        "removed": len(plan.removed),
        "late": [change.line for change in plan.late],
        "doubtful": [
            {"line": change.line, "reason": change.reason, **_candidates(change)} for change in plan.doubtful
        ],
        "told": [
            {"line": change.line, "reason": change.reason}
            for change in (*plan.new, *plan.unchanged)
            if change.reason
        ],
        "offered": [
            {"key": change.doubt.key, "reason": change.reason, "chosen": change.doubt.chosen}
            for change in plan.changes
            if change.doubt is not None and _is_offered(change)
        ],
        "asked": [{"line": asked.line, "what": asked.what} for asked in plan.offers],
        "problems": [{"line": problem.line, "what": problem.what} for problem in plan.problems],
        "new_entities": [entity.code for entity in plan.new_entities],
    }


def _candidates(change: Change[Any]) -> dict[str, object]:
    """Of a mail: the request's id and whose and for which session it may be. Empty for everything else."""
    letter = getattr(change.value, "letter", None)
    if letter is None:
        return {}
    names = ("delegations", "people", "sessions")
    said = {"file": letter.file, "sender": letter.sender, "subject": letter.subject}
    return {"request": change.value.id, **said, **{name: list(getattr(letter, name)) for name in names}}


def _report(path: Path, plan: Plan[Any]) -> None:
    changes = [
        (str(change.line), change.what, _reason(change), _name(plan, change)) for change in plan.changes
    ]
    problems = [(str(problem.line), "problem", problem.what, "") for problem in plan.problems]
    write_whole(path, csv_of([("line", "what", "reason", "whom"), *changes, *problems]).encode("utf-8-sig"))


def _name(plan: Plan[Any], change: Change[Any]) -> str:
    """A person as the list of badges has the name; of a known protected one the alias."""
    known = change.before if getattr(change.before, "alias", "") else change.value
    return plan.protection.hide(getattr(known, "listed_name", ""))
