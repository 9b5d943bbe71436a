"""The programme clock: three days, sixty items, three hundred speeches; recomputed, beside a bare pass."""

from datetime import timedelta

from app.agenda.plan import snapshot
from app.conference.sessions import Item, Session
from app.floor import events as ev
from app.floor import fold as floors
from app.floor.forecast import list_time
from app.journal.entries import Entry, Event
from app.programme import events as pe
from app.programme.ahead import ahead_of
from app.programme.clock import day_clock
from app.programme.fold import advance, fold
from app.programme.run import Run
from app.times import millis
from tests.app.floor.room import context
from tests.app.people import OPENING
from tests.bench.journal import timed
from tests.bench.table import heading, line

ITEMS, SPEECHES, TIMES = 60, 300, 200
MINUTE = 60_000


def long_day() -> list[Session]:
    """A day of four sessions with all the items."""
    per_session = ITEMS // 4
    sessions = []
    for number in range(4):
        starts = OPENING + timedelta(hours=2 * number)
        items = tuple(
            Item(str(place), "panellist", "a", 8 * MINUTE, id=number * per_session + place)
            for place in range(1, per_session + 1)
        )
        ends = starts + timedelta(hours=2)
        sessions.append(Session(f"S{number}", "panel", "A panel", starts, ends, items=items))
    return sessions


def journal(session: Session, speeches: int) -> list[Entry]:
    """A session of whose items half have been on air, with its share of the speeches."""
    events: list[Event] = [ev.SessionOpened(snapshot(session))]
    for item in session.items[: len(session.items) // 2]:
        events.append(pe.ItemStarted(item.id, item.number, item.duration_ms))
        for number in range(speeches * 2 // len(session.items)):
            name = f"r{item.id}-{number}"
            asked = ev.FloorRequested(name, "CA", "statement", "room", "chair", OPENING)
            events += [asked, ev.FloorGiven(name, 180_000), ev.StatementEnded(name)]
    return [Entry(seq, session.starts + timedelta(seconds=seq), event) for seq, event in enumerate(events, 1)]


def main() -> None:
    """The clock alone, as at every tick; with one more act; with the whole journal folded anew."""
    sessions = long_day()
    journals = [journal(session, SPEECHES // len(sessions)) for session in sessions]
    day: list[tuple[Session, Run]] = [
        (session, fold(entries)) for session, entries in zip(sessions, journals, strict=True)
    ]
    now = journals[-1][-1].at
    lists = {
        session.code: list_time(floors.fold(entries), context(ahead=ahead_of(session, run)))
        for (session, run), entries in zip(day, journals, strict=True)
    }
    heading(f"The programme clock: {ITEMS} items, {sum(map(len, journals)):,} entries")

    def bare() -> int:
        return sum(millis(now - s.starts) + item.duration_ms for s in sessions for item in s.items)

    def folded() -> object:
        runs = [fold(entries) for entries in journals]
        return day_clock(list(zip(sessions, runs, strict=True)), now)

    def one_act() -> object:
        last = Entry(len(journals[0]) + 1, now, pe.ItemAdjusted(1, "1", 1_000))
        return day_clock([(sessions[0], advance(day[0][1], journals[0], [last])), *day[1:]], now)

    floor = timed(bare, TIMES)
    line("a bare pass over the items", floor)
    line("the clocks of a day, at a tick", timed(lambda: day_clock(day, now, lists), TIMES), floor)
    line("after one act", timed(one_act, TIMES), floor)
    line("with every journal folded anew", timed(folded, TIMES), floor)


if __name__ == "__main__":
    main()
