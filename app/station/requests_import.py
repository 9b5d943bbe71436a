"""Requests that were sent ahead, from mails and tables into the lists of speakers: a plan, then the acts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

from app.conference.request_decision import Decision, decision_from
from app.exchange.plan import Change, Plan, Problem
from app.exchange.requests.advance_request import AdvanceRequest, decided
from app.exchange.requests.mail.mail import Mail
from app.exchange.requests.mail.reader import guarded, is_mail, read_mails
from app.exchange.requests.mail.requests import Matcher
from app.exchange.requests.planner import PlanningContext, RequestPlanner
from app.exchange.requests.table import read_requests
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.times import zone


def context(
    loaded: ConferenceSnapshot, sessions: Sequence[SessionSnapshot], choices: Mapping[str, str], now: datetime
) -> PlanningContext:
    """The conference as it stands, in values that may travel to any thread."""
    return PlanningContext(
        where=zone(loaded.conference.zone),
        now=now,
        entities=loaded.entities,
        registrants=loaded.registrants,
        sessions=loaded.sessions,
        floors={session.session.code: (session.floor, session.context) for session in sessions},
        decided={key: decision_from(choice) for key, choice in choices.items()},
        languages=loaded.conference.languages,
    )


def plan_requests(
    context: PlanningContext,
    sources: Sequence[Path],
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
) -> Plan[AdvanceRequest]:
    """What the mails and tables would add to the lists; touches no conference, so that any thread may do it.

    Raises Unreadable with file, line and reason.
    """
    changes: list[Change[AdvanceRequest]] = []
    problems: list[Problem] = []
    planner = RequestPlanner(context)
    mails = [path for path in sources if is_mail(path)]
    for mail in _from_mails(context, mails):
        if isinstance(mail, Problem):
            problems.append(mail)
        else:
            changes.append(planner.plan(*mail))
    for path in sources:
        if path not in mails:
            changes += [planner.plan(request) for request in _from_table(context, path, columns, sheet)]
    digest = sha256("\n".join(change.value.id for change in changes).encode()).hexdigest()
    return Plan(name_of(sources), digest, tuple(changes), tuple(problems))


def _from_mails(
    context: PlanningContext, sources: Sequence[Path]
) -> Iterator[Problem | tuple[AdvanceRequest, tuple[str, ...]]]:
    if not sources:
        return
    matcher = Matcher(context)
    for mail in read_mails(sources, context.where):
        yield _understood(matcher, mail) if isinstance(mail, Mail) else mail


def _understood(matcher: Matcher, mail: Mail) -> Problem | tuple[AdvanceRequest, tuple[str, ...]]:
    found = guarded(partial(matcher.match, mail))
    what = f"{mail.file}, number {mail.number}, cannot be understood."
    return found or Problem(mail.number, what)


def _from_table(
    context: PlanningContext, path: Path, columns: Mapping[str, str] | None, sheet: str | None
) -> Iterator[AdvanceRequest]:
    """A table's lines, each with an id of what it says."""
    found = read_requests(
        path,
        zone=context.where,
        entities=context.entities,
        registrants=context.registrants,
        columns=columns,
        sheet=sheet,
    )
    for request in found:
        at = request.received_at.astimezone(UTC).isoformat()
        content = (at, request.entity, request.person, request.session, request.on_behalf_of)
        yield replace(request, id=f"t-{sha256('|'.join(content).encode()).hexdigest()[:10]}")


def name_of(sources: Sequence[Path]) -> str:
    """What one import of several files is called."""
    return sources[0].name if len(sources) == 1 else f"{len(sources)} files"


def to_ask(plan: Plan[AdvanceRequest], choices: Mapping[str, Decision]) -> Iterator[AdvanceRequest]:
    """The requests that a yes would put on the lists: the new, and those about which a person decided."""
    for change in plan.changes:
        request, choice = change.value, choices.get(change.value.id)
        if choice is None and change.what == "new":
            yield request
        elif choice is not None and not choice.leave_out:
            whole = decided(request, choice)
            if whole.entity and whole.session:
                yield whole


def summary(plan: Plan[AdvanceRequest], added: Sequence[AdvanceRequest], refused: Sequence[str]) -> str:
    """What came of an import, as sentences."""
    count = len(added)
    late = sum(request.late for request in added)
    words = f"Imported {plan.source}: {count or 'no'} new request{'' if count == 1 else 's'} on the list"
    words += f", {late} late" if late else ""
    left = len(plan.changes) - len(plan.unchanged) - count - len(refused)
    words += f", {left} left out." if left > 0 else "."
    return " ".join((words, *(f"Not taken: {sentence}" for sentence in refused[:3])))
