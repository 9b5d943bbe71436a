"""Imports at a conference's desk: planned, shown, written in one transaction, taken back.

Importing this module brings the readers of files: whoever imports something does so then.
"""

from collections.abc import Callable, Collection, Mapping
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

from app.apart import Process, apart, at_once, size_of
from app.errors import Unreadable
from app.exchange.plan import Plan
from app.exchange.protected_plan import hidden_plan
from app.registration.fold import fold
from app.station import imports, planning, undo_import
from app.station.station import Station
from app.storage import journal
from app.storage.database import Connection
from app.storage.tables import imports as stored
from app.storage.tables.agenda import items_begun, read_sessions

AnyPlan: TypeAlias = Plan[Any]
"""A plan of registrants, sessions, questions, requests or presences."""


class ImportDesk:
    """Reads files into one conference; belongs to the station's thread."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def plan(
        self,
        what: str,
        path: Path,
        columns: Mapping[str, str] | None = None,
        sheet: str | None = None,
        **more: Any,
    ) -> AnyPlan:
        """What importing a file of our own would do, read in this process; nothing is written.

        Arguments and errors are those of `planner`, which every file from outside goes through.
        """
        return self.planner(what, path, columns, sheet, process=at_once, **more)()

    def planner(
        self,
        what: str,
        path: Path,
        columns: Mapping[str, str] | None = None,
        sheet: str | None = None,
        *,
        answers: Mapping[str, Mapping[str, str]] | None = None,
        process: Process = apart,
        **more: Any,
    ) -> Callable[[], AnyPlan]:
        """Says what importing a file would do; it may run in any thread, and the file is read in a process
        of its own. `what` is a kind of `planning.KINDS`.

        `answers` are what a person says to the doubts of a plan, by matter and key; they go before what was
        decided earlier. It raises Unreadable with a sentence.
        """
        decided: dict[str, dict[str, str]] = {
            matter: self._station.decisions(matter) for matter in imports.MATTERS
        }
        for matter, choices in (answers or {}).items():
            decided[matter] = {**decided.get(matter, {}), **choices}
        with self._station.reading() as connection:
            names = fold(journal.read_desk(connection)).names if what == "zoom" else {}
            sessions = read_sessions(connection)  # as they were written, without any alias
            begun = items_begun(connection)
            former = stored.brought(connection, what)
            acted = _acted(connection, what)
        known = self._station.load()
        rows = planning.Rows(
            known.conference, sessions, known.entities, known.registrants, known.questions, known.presences
        )
        options = planning.ReadOptions(
            columns, sheet, decided=decided, begun=begun, names=names, former=former, acted=acted, **more
        )
        work = partial(planning.plan, rows, what, path, options)

        def plan() -> AnyPlan:
            try:
                found = process(work, path.name, size_of([path]))
            except Unreadable as no:  # which may quote what stands in the file
                raise Unreadable(known.protection.hide(str(no))) from None
            return hidden_plan(found, known.registrants, known.protection)

        return plan

    def write(self, what: str, plan: AnyPlan) -> str:
        """Write what a plan says in one transaction; a sentence about it. Raises Unsaved."""
        if plan.undoes is not None:
            return self._undo(plan)
        station = self._station
        with station.changing("The import") as connection:
            imports.write(connection, what, plan, station.signature())
        return f"Imported {plan.source}: {plan.summary()}."

    def plan_undo(self, what: str) -> AnyPlan:
        """What taking back the last import of a kind would do; nothing is written. Raises Trouble."""
        loaded = self._station.load()
        with self._station.reading() as connection:
            door = fold(journal.read_desk(connection))
            plan = undo_import.plan_undo(connection, loaded, door, what)
        return hidden_plan(plan, loaded.registrants, loaded.protection)

    def _undo(self, plan: AnyPlan) -> str:
        loaded = self._station.load()
        with self._station.changing("The undoing of the import") as connection:
            door = fold(journal.read_desk(connection))
            came = undo_import.write_undo(connection, loaded, door, plan, self._station.clock.now())
        return f"The import of {plan.source} was taken back: {came}."


def _acted(connection: Connection, what: str) -> Collection[int | str]:
    """What no import takes out: sessions with a journal, by id; people who have arrived, by number."""
    if what == "agenda":
        return set(stored.last_acts(connection))
    return set(fold(journal.read_desk(connection)).arrived) if what == "registrants" else ()
