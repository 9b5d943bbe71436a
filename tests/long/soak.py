"""A hundred thousand acts in sessions of five hundred, against the slow model; memory is steady.

`python -m tests.long.soak [ACTS]`; 20,000 unless said. Every act of the rules, likely or not: the program
and the model take or refuse it alike; at intervals everything that is seen is compared, the journal is folded
again from its stored form, and every request stands in exactly one place. Prints figures; a broken promise is
an AssertionError.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from itertools import chain
from typing import Any

from app.floor.events import KINDS
from app.floor.fold import fold
from app.floor.presets import PRESETS
from app.floor.state import Floor
from app.journal.entries import Entry, decode, encode
from tests.app.floor.playing import Both
from tests.bench.table import heading

DELEGATIONS = ("CA", "NO", "TR", "JP", "EU", "UN-ODC", "OSCE-ODIHR", "CSO-01", "CSO-02", "AT", "DE", "US")
REQUEST_KINDS = ("statement", "group_statement", "question", "response", "right_of_reply", "point_of_order")
PER_SESSION, CHECK_EVERY, FOLD_EVERY = 500, 10, 125

Given = dict[str, Any]
Chooser = Callable[[Both, random.Random], Given]


def _nothing(both: Both, chance: random.Random) -> Given:
    return {}


def _request(both: Both, chance: random.Random) -> str:
    """One of the last, or of those who wait."""
    floor = both.room.floor
    waiting = (*floor.waiting, *floor.replies, *floor.points)
    known = waiting if waiting and chance.random() < 0.6 else both.known[-40:]
    return chance.choice(known) if known else "nobody"


def _about(both: Both, chance: random.Random) -> Given:
    return {"request": _request(both, chance)}


def _absent(both: Both, chance: random.Random) -> Given:
    """As often as not somebody who has begun to speak."""
    floor = both.room.floor
    begun = [speech.request for speech in (*floor.held, *((floor.speaking,) if floor.speaking else ()))]
    return {"request": chance.choice(begun)} if begun and chance.random() < 0.5 else _about(both, chance)


def _restored(both: Both, chance: random.Random) -> Given:
    floor = both.room.floor
    left = floor.passed_over[-3:] or floor.withdrawn
    if not left or chance.random() < 0.4:
        left = tuple(speech.request for speech in floor.done)
    request = chance.choice(left) if left else _request(both, chance)
    return {"request": request, "to": chance.choice(("next", "next", "end"))}


def _pinned(both: Both, chance: random.Random) -> Given:
    pinned = [request.id for request in both.room.floor.requests.values() if request.pinned]
    return {"request": chance.choice(pinned)} if pinned else _about(both, chance)


def _asked(both: Both, chance: random.Random) -> Given:
    asked: Given = {
        "request": f"r{len(both.known)}",
        "delegation": chance.choice(DELEGATIONS),
        "kind": chance.choices(REQUEST_KINDS, (12, 1, 2, 2, 2, 2))[0],
        "mode": chance.choice(("room", "zoom", "video")),
        "person": chance.choice(("", "R1", "R2", "R3")),
        "override": chance.choice(("", "the chair allows it")),
    }
    if chance.random() < 0.2:
        deadline = both.room.context.floor_deadline
        assert deadline is not None
        ahead = {"channel": "email", "received_at": deadline + timedelta(seconds=chance.randint(-3, 3))}
        return {**asked, **ahead}
    return asked


def _placed(both: Both, chance: random.Random) -> Given:
    where = chance.choice(("before", "after", "to", "to"))
    return {
        "request": _request(both, chance),
        where: chance.choice(("first", "last")) if where == "to" else _request(both, chance),
    }


def _corrected(both: Both, chance: random.Random) -> Given:
    choices = {
        "delegation": DELEGATIONS, "kind": REQUEST_KINDS, "mode": ("room", "zoom"), "person": ("R1", "R2"),
        "language": ("en", "fr"), "on_behalf_of": ("", "the Group of Friends"),
    }  # fmt: skip
    names = chance.sample(sorted(choices), chance.choice((1, 1, 2)))
    return {**_about(both, chance), **{name: chance.choice(choices[name]) for name in names}}


def _ordered(both: Both, chance: random.Random) -> Given:
    return {
        "preset": chance.choice(sorted(PRESETS)),
        "seed": str(chance.randint(0, 9)),
        "pattern": chance.choice(("", "", "SIC", "SSC", "IS")),
        "start_letter": chance.choice(("", "C", "N")),
    }


def _given(both: Both, chance: random.Random) -> Given:
    draw = chance.random()
    if draw < 0.6:
        return {"expecting": both.room.floor.next or ""}
    if draw < 0.7:
        return {"expecting": _request(both, chance)}
    held = [speech.request for speech in both.room.floor.held]
    return {"request": chance.choice(held) if held and draw < 0.85 else _request(both, chance)}


def _called(both: Both, chance: random.Random) -> Given:
    return _about(both, chance) if chance.random() < 0.4 else {}


def _limited(both: Both, chance: random.Random) -> Given:
    whom = chance.choice(("", "request", "category", "kind"))
    classes = ("state", "group", "organization", "second_reply")
    named = {
        "request": _request(both, chance),
        "category": chance.choice(classes),
        "kind": chance.choice(REQUEST_KINDS),
    }
    return {"seconds": chance.choice((60, 90, 120, 180, 5)), **({whom: named[whom]} if whom else {})}


def _closing(both: Both, chance: random.Random) -> Given:
    soon = both.room.now.replace(microsecond=0) + timedelta(seconds=chance.randint(-5, 120))
    return {} if chance.random() < 0.5 else {"closing_at": soon, "reason": "the hour"}


ACTS: dict[str, tuple[float, Chooser]] = {
    "request_floor": (34, _asked),
    "give_floor": (22, _given),
    "call": (5, _called),
    "end_statement": (5, _nothing),
    "hold": (5, _nothing),
    "resume": (6, _nothing),
    "ask_to_conclude": (2, _nothing),
    "extend": (3, lambda both, chance: {"seconds": chance.choice((30, 60, -30, 0, -400))}),
    "set_limit": (3, _limited),
    "ruling": (6, lambda both, chance: {"outcome": chance.choice(("upheld", "not_upheld", "noted"))}),
    "withdraw": (3, _about),
    "written_only": (2, _about),
    "not_present": (5, _absent),
    "restore": (6, _restored),
    "move": (5, _placed),
    "swap": (3, lambda both, chance: {**_about(both, chance), "other": _request(both, chance)}),
    "pin": (2, _about),
    "unpin": (1, _pinned),
    "park": (3, _about),
    "unpark": (2, _about),
    "lift_lateness": (3, _about),
    "correct": (4, _corrected),
    "order": (5, _ordered),
    "open_list": (1, _nothing),
    "close_list": (1.5, _closing),
    "reopen_list": (1.5, _nothing),
    "suspend_session": (0.5, _nothing),
    "resume_session": (2, _nothing),
    "open_session": (2, _nothing),
    "close_session": (0.05, _nothing),
    "undo": (6, _nothing),
    "redo": (3, _nothing),
}


def one_act(both: Both, chance: random.Random) -> tuple[str, bool]:
    """Some act, and whether it was taken."""
    act = chance.choices(list(ACTS), [weight for weight, _ in ACTS.values()])[0]
    taken = both.act(act, **ACTS[act][1](both, chance))
    both.room.now += timedelta(microseconds=chance.choice((0, 1, 999_999, chance.randint(0, 40_000_000))))
    return act, taken


def require_sound(floor: Floor) -> None:
    """Every request in exactly one place; no clock runs that should stand."""
    running = [floor.speaking.request] if floor.speaking else []
    lists = (
        *(floor.waiting, floor.replies, floor.points, floor.passed_over),
        *(floor.written_only, floor.withdrawn, floor.not_taken, running),
    )
    spoken = [speech.request for speech in (*floor.held, *floor.done)]
    places = Counter(chain(*lists, spoken))
    assert places == Counter(floor.requests.keys())
    assert all(speech.ended is not None for speech in (*floor.held, *floor.done))


def stored(entries: list[Entry]) -> list[Entry]:
    """The entries as they come back from the disk."""
    return [
        Entry(entry.seq, entry.at, decode(*encode(entry.event), KINDS), entry.station, entry.desk)
        for entry in entries
    ]


def session(chance: random.Random, acts: int, taken: Counter[str], refused: Counter[str]) -> None:
    """One session of so many tries; each is counted by its name."""
    both = Both(limit_ms=chance.choice((None, 180_000)), ranks={"R1": 0, "R2": 3, "R3": 7})
    if chance.random() < 0.7:
        both.act("open_session")
        both.act("open_list")
    for number in range(acts):
        act, went = one_act(both, chance)
        (taken if went else refused)[act] += 1
        if number % CHECK_EVERY == 0:
            both.require_alike()
        if number % FOLD_EVERY == 0:
            require_sound(both.room.floor)
            assert fold(stored(both.room.entries)) == both.room.floor
    both.require_alike()


def main() -> None:
    """Session after session, with the memory after the first and the last."""
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    chance = random.Random(20210614)
    heading(f"Soak: {acts:,} acts")
    began, held = time.perf_counter(), []
    taken: Counter[str] = Counter()
    refused: Counter[str] = Counter()
    for _ in range(max(acts // PER_SESSION, 1)):
        session(chance, PER_SESSION, taken, refused)
        held.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"taken {taken.total():,}, refused {refused.total():,}, in {time.perf_counter() - began:.0f} s")
    print(f"seldom taken: {', '.join(f'{act} {count}' for act, count in taken.most_common()[-3:])}")
    print(f"never taken: {', '.join(ACTS.keys() - taken.keys()) or 'none'}")
    print(f"most memory used by the first session {held[0]} KB, by the last {held[-1]} KB")


if __name__ == "__main__":
    main()
