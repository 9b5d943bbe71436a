"""`rostrum import agenda|registrants|…|seats`: first the plan, then yes, then writing."""

import argparse
import csv
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.common import answer, say, station_of
from app.exchange.cells import harmless
from app.exchange.plan import Change, Plan
from app.protection import veiled_plan
from app.station import Station
from app.trouble import Trouble, Unsaved

if TYPE_CHECKING:
    from app.requests_desk import RequestsDesk

FOUND_PROBLEMS = 1


def run(options: argparse.Namespace) -> int:
    """0 when all was taken, 1 when lines were left out or nothing was written."""
    station = station_of(options)
    try:
        plan = _plan(options, station)
        told = veiled_plan(plan, station.load().registrants)
        _show(options, told)
        if options.report:
            _report(Path(options.report), told)
        written = not options.dry_run and _yes(options, plan)
        said = _write(options, station, plan) if written else "Nothing was written."
        if written and plan.doubtful:
            say(options, _left_out(len(plan.doubtful)))
    finally:
        station.close()
    answer(options, said, {"said": said, "written": written, **_document(told)})
    left_out = bool(plan.problems or plan.doubtful)
    return FOUND_PROBLEMS if left_out or not (written or options.dry_run) else 0


def _plan(options: argparse.Namespace, station: Station) -> Plan[Any]:
    if options.what == "requests":
        sources = [Path(one) for one in options.sources]
        return _requests(station).planner(sources, _columns(options), options.sheet)()
    if options.what == "seats":
        return station.plan_import("seats", _seats(options), _columns(options), options.sheet)
    return station.plan_import(options.what, Path(options.source), _columns(options), options.sheet)


def _write(options: argparse.Namespace, station: Station, plan: Plan[Any]) -> str:
    if options.what == "requests":
        return _requests(station).write(plan)
    return station.write_import(options.what, plan)


def _requests(station: Station) -> "RequestsDesk":
    from app.requests_desk import RequestsDesk  # noqa: PLC0415 -- it brings the readers of mails

    return RequestsDesk(station)


def _seats(options: argparse.Namespace) -> Path:
    """A table, or the order that needs none."""
    from app.exchange.seats_table import IN_ORDER  # noqa: PLC0415 -- only seats are numbered

    if bool(options.source) == options.by_order:
        raise Trouble("Name a table of delegations and seats, or say --by-order.")
    return Path(options.source or IN_ORDER)


def _columns(options: argparse.Namespace) -> dict[str, str] | None:
    if not options.map:
        return None
    from app.exchange.headers import read_column_map  # noqa: PLC0415 -- only with --map

    return read_column_map(Path(options.map))


def _show(options: argparse.Namespace, plan: Plan[Any]) -> None:
    say(options, f"{plan.source}: {plan.summary()}.", *plan.notes)
    say(options, *(f"line {one.line}: {one.what}" for one in plan.problems))
    told = [one for one in (*plan.new, *plan.unchanged) if one.reason]
    for change in (*plan.doubtful, *plan.left_out, *plan.changed, *told):
        say(options, f"line {change.line}: {change.what}: {_reason(change)}")
    say(options, *(f"new entity {one.code}: {one.name}" for one in plan.new_entities))


def _left_out(count: int) -> str:
    if count == 1:
        return "1 doubtful line was left out; the import window asks about it."
    return f"{count} doubtful lines were left out; the import window asks about them."


def _reason(change: Change[Any]) -> str:
    fields = "; ".join(f"{one.field}: {one.before or '–'} → {one.after or '–'}" for one in change.fields)
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
        "new": len(plan.new),
        "changed": len(plan.changed),
        "unchanged": len(plan.unchanged),
        "gone": len(plan.gone),
        "left_out": len(plan.left_out),
        "late": [one.line for one in plan.late],
        "doubtful": [{"line": one.line, "reason": one.reason, **_candidates(one)} for one in plan.doubtful],
        "told": [
            {"line": one.line, "reason": one.reason} for one in (*plan.new, *plan.unchanged) if one.reason
        ],
        "problems": [{"line": one.line, "what": one.what} for one in plan.problems],
        "new_entities": [one.code for one in plan.new_entities],
    }


def _candidates(change: Change[Any]) -> dict[str, object]:
    """Of a mail: whose and for which session it may be, for whoever decides."""
    letter = getattr(change.value, "letter", None)
    if letter is None:
        return {}
    names = ("delegations", "people", "sessions")
    return {"request": change.value.id, **{name: list(getattr(letter, name)) for name in names}}


def _report(path: Path, plan: Plan[Any]) -> None:
    try:
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            table = csv.writer(file)
            table.writerow(("line", "what", "reason"))
            table.writerows((one.line, one.what, harmless(_reason(one))) for one in plan.changes)
            table.writerows((one.line, "problem", harmless(one.what)) for one in plan.problems)
    except OSError:
        raise Unsaved(f"The report {path.name} cannot be written there.") from None
