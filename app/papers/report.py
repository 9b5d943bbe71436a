"""The report on a whole conference: what was held, who spoke and how long, the balance, who came.

The words and figures stand here once; paper and document draw the same parts. Aliases hold: names come from
the run of show and the record, which hide them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.attendance.turnout import Turnout, turnouts
from app.conference.registrants import Status, category_of
from app.floor.balance import Balance, Share
from app.live.snapshot import ConferenceSnapshot, SessionSnapshot
from app.record.text import RecordText, figures, record_text, ways
from app.registration.state import AtTheDoor
from app.run_of_show.join import show_of
from app.run_of_show.rows import Row, SessionShow
from app.times import Clock, clock_text, date_text, day_text, duration_text, in_zone, zone, zone_text

_MOST_BARS = 20
_MODES = {"room": "room", "zoom": "Zoom", "video": "video message", "": ""}


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a chapter, with a sentence that says what is counted in it."""

    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `shares` are the widths of its columns as shares of the page."""

    heads: tuple[str, ...]
    shares: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: what it stands for, how long it is beside the others, and the figures in words."""

    name: str
    length: float
    words: str


@dataclass(frozen=True, slots=True)
class Bars:
    """A plot of bars; `upright` ones stand side by side in the order of time."""

    title: str
    bars: tuple[Bar, ...]
    upright: bool = False


Part = Heading | Table | Bars


@dataclass(frozen=True, slots=True)
class Report:
    """A report in parts; `about` are the lines below its title."""

    conference: str
    about: tuple[str, ...]
    status: str
    parts: tuple[Part, ...]


def report(
    loaded: ConferenceSnapshot,
    lives: Sequence[SessionSnapshot],
    now: AtTheDoor,
    clock: Clock,
    status: str = "",
) -> Report:
    """The report on what these sessions were, and on who came, as it stands now."""
    of = loaded.conference
    where = zone(of.zone)
    shows = show_of(loaded, lives).sessions
    held = [live for live in lives if live.floor.milestones]
    texts = [record_text(loaded, live, clock) for live in held]
    people = turnouts(now, loaded.presences)
    spoke = [(show, row) for show in shows for row in show.rows if _has_spoken(row)]
    days = (
        f"{day_text(of.starts, where)} to {day_text(of.ends, where)} · times of {zone_text(of.starts, where)}"
    )
    parts = (
        *_in_figures(loaded, held, texts, people, spoke),
        *_sessions(shows, held, texts, loaded),
        *_balance([text.balance for text in texts]),
        *_attendance(people, loaded),
        *_speakers(spoke, loaded),
    )
    return Report(of.name, tuple(filter(None, (of.theme, days, of.venue))), status, parts)


def _has_spoken(row: Row) -> bool:
    return row.actual.started is not None and bool(row.speech or row.person or row.delegation)


def _who(row: Row) -> str:
    """Who spoke, on two lines: a speech is called by its delegation, some items by the speaker."""
    first, second = (row.title, row.person) if row.speech else (row.delegation, row.person or row.title)
    return "\n".join(filter(None, (first, second)))


def _in_figures(
    loaded: ConferenceSnapshot,
    held: Sequence[SessionSnapshot],
    texts: Sequence[RecordText],
    people: Sequence[Turnout],
    spoke: Sequence[tuple[SessionShow, Row]],
) -> Iterator[Part]:
    meetings = sum(session.has_list for session in loaded.sessions)
    used = sum(row.actual.used_ms or 0 for _, row in spoke)
    rows = (
        ("Sessions held", f"{len(held)} of {meetings}"),
        ("Contributions: items of the agenda and statements", f"{len(spoke)} in {duration_text(used)}"),
        ("Delegations and organizations that had the floor", str(len(_had_the_floor(loaded, texts, spoke)))),
        ("Statements from the list of speakers", str(sum(len(text.lines) for text in texts))),
        ("Questions of the public put to a panel", str(sum(len(text.questions) for text in texts))),
        ("Registered", str(len(people))),
        ("of these confirmed", str(sum(_confirmed(one) for one in people))),
        ("Came to the hall", str(sum(one.hall_since is not None for one in people))),
        ("Took part on Zoom", str(sum(bool(one.seen) for one in people))),
    )
    yield Heading("In figures")
    yield Table(("", ""), (0.7, 0.3), rows)


def _had_the_floor(
    loaded: ConferenceSnapshot, texts: Sequence[RecordText], spoke: Sequence[tuple[SessionShow, Row]]
) -> set[str]:
    """The names of the delegations that spoke, on the agenda or from a list."""
    codes = {statement.request.delegation for text in texts for statement in text.made.spoken}
    listed = {loaded.entities[code].name if code in loaded.entities else code for code in codes}
    return listed | {row.delegation for _, row in spoke if row.delegation}


def _confirmed(one: Turnout) -> bool:
    return one.person.status is Status.CONFIRMED


def _sessions(
    shows: Sequence[SessionShow],
    held: Sequence[SessionSnapshot],
    texts: Sequence[RecordText],
    loaded: ConferenceSnapshot,
) -> Iterator[Part]:
    where = zone(loaded.conference.zone)
    by_code = {live.session.code: text for live, text in zip(held, texts, strict=True)}
    yield Heading("Sessions", "Planned and held, and what was used of the speaking time.")
    rows = []
    for show in shows:
        session, text = show.session, by_code.get(show.session.code)
        if not session.has_list:
            continue
        planned = f"{day_text(session.starts, where)}\n{clock_text(session.starts, where)}–"
        spoken = [row for row in show.rows if _has_spoken(row)]
        rows.append(
            (
                session.title,
                f"{planned}{clock_text(session.ends, where)}",
                text.journal if text else "Not opened.",
                str(len(spoken)),
                duration_text(sum(row.actual.used_ms or 0 for row in spoken)),
                str(sum((row.actual.used_ms or 0) >= row.actual.allotted_ms + 1_000 for row in spoken)),
            )
        )
    heads = ("session", "planned", "held", "spoke", "together", "over time")
    yield Table(heads, (0.3, 0.17, 0.28, 0.07, 0.09, 0.09), tuple(rows))
    bars = tuple(_of_session(show) for show in shows if show.session.code in by_code)
    if any(bar.length for bar in bars):
        yield Bars("Time spoken, by session", bars)


def _of_session(show: SessionShow) -> Bar:
    used = [row.actual.used_ms or 0 for row in show.rows if _has_spoken(row)]
    return Bar(show.session.title, sum(used), f"{duration_text(sum(used))} · {len(used)}")


def _balance(balances: Sequence[Balance]) -> Iterator[Part]:
    """Every way to look at all statements, the sessions taken together."""
    yield Heading(
        "Balance", "Statements from the lists of speakers, without points of order: time · statements."
    )
    sums: dict[str, dict[str, Share]] = defaultdict(dict)
    for one in balances:
        for way, shares in (*ways(one)[:-1], ("By delegation", one.by_delegation)):
            for share in shares:
                sums[way][share.name] = _added(sums[way].get(share.name), share)
    if not sums:
        yield Table(("",), (1.0,), (("Nobody has spoken from a list of speakers.",),))
    for way, named in sums.items():
        ordered = sorted(named.values(), key=lambda share: (-share.spoke_ms, share.name))
        title = f"{way}, the {_MOST_BARS} longest" if len(ordered) > _MOST_BARS else way
        bars = (Bar(share.name, share.spoke_ms, figures(share)) for share in ordered[:_MOST_BARS])
        yield Bars(title, tuple(bars))


def _added(before: Share | None, more: Share) -> Share:
    if before is None:
        return more
    return Share(
        more.name,
        before.statements + more.statements,
        before.spoke_ms + more.spoke_ms,
        before.shown_ms + more.shown_ms,
    )


def _attendance(people: Sequence[Turnout], loaded: ConferenceSnapshot) -> Iterator[Part]:
    yield Heading("Attendance", "Who came to the hall is counted at the door, who was on Zoom by its report.")
    groups: dict[str, list[Turnout]] = defaultdict(list)
    for one in people:
        kind = category_of(one.person, one.entity)
        words = loaded.conference.category_name(kind) if kind else one.person.category
        groups[words[:1].upper() + words[1:] or "Not known"].append(one)
    ordered = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    rows = tuple(
        (
            name,
            str(len(those)),
            str(sum(map(_confirmed, those))),
            str(sum(one.hall_since is not None for one in those)),
            str(sum(bool(one.seen) for one in those)),
            f"{sum(one.came for one in those) * 100 // len(those)} %",
        )
        for name, those in ordered
    )
    heads = ("category", "registered", "confirmed", "hall", "Zoom", "came")
    yield Table(heads, (0.4, 0.13, 0.13, 0.11, 0.11, 0.12), rows)
    came = [(name, sum(one.came for one in those)) for name, those in ordered]
    if any(count for _, count in came):
        yield Bars("Came, by category", tuple(Bar(name, count, str(count)) for name, count in came))
    yield from _arrivals(people, loaded)


def _arrivals(people: Sequence[Turnout], loaded: ConferenceSnapshot) -> Iterator[Part]:
    """How many came into the hall in each hour of each day."""
    where = zone(loaded.conference.zone)
    arrived = (in_zone(one.hall_since, where) for one in people if one.hall_since)
    hours = Counter(at.replace(minute=0, second=0, microsecond=0, tzinfo=None) for at in arrived)
    for day in sorted({hour.date() for hour in hours}):
        of_day = {hour.hour: count for hour, count in hours.items() if hour.date() == day}
        bars = (
            Bar(f"{hour}:00", of_day.get(hour, 0), str(of_day.get(hour, 0)))
            for hour in range(min(of_day), max(of_day) + 1)
        )
        yield Bars(f"Arrivals in the hall by the hour, {date_text(day)}", tuple(bars), upright=True)


def _speakers(spoke: Sequence[tuple[SessionShow, Row]], loaded: ConferenceSnapshot) -> Iterator[Part]:
    where = zone(loaded.conference.zone)
    yield Heading("Who spoke", "Items of the agenda that were held, and statements, in their order.")
    rows = tuple(
        (
            _who(row),
            show.session.title,
            f"{day_text(row.actual.started, where)}\n{clock_text(row.actual.started, where)}",
            _MODES.get(row.mode, row.mode),
            duration_text(row.actual.used_ms or 0),
            duration_text(row.actual.allotted_ms),
        )
        for show, row in spoke
        if row.actual.started
    )
    if rows:
        heads = ("who", "session", "began", "mode", "used", "allotted")
        yield Table(heads, (0.35, 0.23, 0.17, 0.09, 0.08, 0.08), rows)
    else:
        yield Table(("",), (1.0,), (("Nobody has spoken yet.",),))
