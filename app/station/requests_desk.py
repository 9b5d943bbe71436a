"""Requests that were sent ahead, at a conference's desk: read and planned in any thread, written act by act.

Importing this module brings the readers of mails and tables: whoever imports requests does so then.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.apart import Process, apart, size_of
from app.conference.import_note import ImportNote
from app.conference.matters import Matter
from app.conference.request_decision import Decision
from app.errors import Refused, Trouble
from app.exchange.plan import Plan
from app.exchange.protected_plan import hidden_plan
from app.exchange.requests.advance_request import AdvanceRequest, arguments
from app.station import requests_import
from app.station.station import Station
from app.storage.tables import imports
from app.storage.tables.decisions import decide


class RequestsDesk:
    """Takes requests from mails and tables onto the lists of one conference."""

    def __init__(self, station: Station) -> None:
        self._station = station

    def planner(
        self,
        sources: Sequence[Path],
        columns: Mapping[str, str] | None = None,
        sheet: str | None = None,
        process: Process = apart,
    ) -> Callable[[], Plan[AdvanceRequest]]:
        """Reads mails and tables with requests, and plans; what is given back may run in any thread.

        The files are read in a process of its own. It raises Unreadable with a sentence.
        """
        loaded = self._station.load()
        choices = self._station.decisions(Matter.REQUEST)
        listed = [self._station.live(session.code) for session in loaded.sessions if session.has_list]
        context = requests_import.context(loaded, listed, choices, self._station.clock.now())
        work = partial(requests_import.plan_requests, context, sources, columns, sheet)

        def plan() -> Plan[AdvanceRequest]:
            found = process(work, requests_import.name_of(sources), size_of(sources))
            return hidden_plan(found, loaded.registrants, loaded.protection)

        return plan

    def write(self, plan: Plan[AdvanceRequest], choices: Mapping[str, Decision] | None = None) -> str:
        """The new requests of a plan and those decided upon, by id, each an act; a sentence about it.

        Whatever was decided is remembered. Raises Unsaved, which says how many were written.
        """
        loaded, choices = self._station.load(), choices or {}
        people = loaded.people
        known = {
            key
            for session in loaded.sessions
            if session.has_list
            for key in self._station.live(session.code).floor.requests
        }
        added: list[AdvanceRequest] = []
        refused: list[str] = []
        for request in requests_import.to_ask(plan, choices):
            if request.id in known:
                continue
            try:
                done = self._station.do(
                    request.session, "request_floor", request=request.id, **arguments(request, people)
                )
                added.append(replace(request, late=done.live.floor.requests[request.id].late))
            except Refused as no:
                refused.append(f"{loaded.entities[request.entity].short}: {no}")
            except Trouble as problem:
                words = f"{len(added)} of the requests were written, then no more. {problem}"
                raise type(problem)(words) from None
        words = requests_import.summary(plan, added, refused)
        with self._station.changing("What was decided") as connection:
            by = self._station.signature()
            kept = {key: choice.text() for key, choice in choices.items()}
            decide(connection, by, Matter.REQUEST, kept)
            made = ImportNote(0, "requests", plan.source, by.at, words)
            imports.note_import(connection, made, plan.digest)
        return words
