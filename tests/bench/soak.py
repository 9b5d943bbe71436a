"""A hundred thousand acts in sessions of five hundred: what must always be true is checked, memory is steady.

`python -m tests.bench.soak [ACTS]`; 20,000 unless said. A broken promise is an AssertionError.
"""

import random
import resource
import sys
import time
from collections import Counter
from itertools import chain

from app.floor.fold import fold
from app.floor.order import PRESETS
from app.floor.state import Floor, Refused
from tests.app.floor.room import Room
from tests.bench.table import heading

DELEGATIONS = ("CA", "NO", "TR", "JP", "EU", "UN-ODC", "CSO-01", "CSO-02", "AT", "DE", "US")
PER_SESSION, CHECK_EVERY = 500, 125
PLAIN = ("give_floor", "give_floor", "end_statement", "hold", "resume", "ask_to_conclude", "undo", "redo")
ABOUT = ("withdraw", "written_only", "not_present", "pin", "unpin", "park", "unpark", "restore", "call")


def one_act(room: Room, chance: random.Random) -> bool:
    """Some act, likely or not; whether it was taken."""
    known = list(room.floor.requests)
    draw = chance.random()
    try:
        if draw < 0.35 or not known:
            kind = chance.choices(("statement", "right_of_reply", "point_of_order"), (8, 1, 1))[0]
            room.act("request_floor", delegation=chance.choice(DELEGATIONS), kind=kind)
        elif draw < 0.7:
            room.act(chance.choice(PLAIN))
        elif draw < 0.75:
            room.act("ruling", outcome=chance.choice(("upheld", "not_upheld", "noted")))
        elif draw < 0.8:
            room.act(
                "order", preset=chance.choice(sorted(PRESETS)), seed="7", at_most_two=chance.random() < 0.5
            )
        else:
            room.act(chance.choice(ABOUT), request=chance.choice(known[-40:]))
    except Refused:
        return False
    finally:
        room.later(chance.uniform(1, 40))
    return True


def require_sound(floor: Floor) -> None:
    """Every request in exactly one place; no clock runs that should stand."""
    running = [floor.speaking.request] if floor.speaking else []
    lists = (
        *(floor.waiting, floor.replies, floor.points, floor.passed_over),
        *(floor.written_only, floor.withdrawn, floor.not_taken, running),
    )
    spoken = [one.request for one in (*floor.held, *floor.done)]
    places = Counter(chain(*lists, spoken))
    assert places == Counter(floor.requests.keys())
    assert all(one.ended is not None for one in (*floor.held, *floor.done))


def session(chance: random.Random, acts: int) -> tuple[int, int]:
    """One session of so many tries; how many were taken and how many refused."""
    room = Room()
    room.open()
    taken = refused = 0
    for number in range(acts):
        if one_act(room, chance):
            taken += 1
        else:
            refused += 1
        if number % CHECK_EVERY == 0:
            require_sound(room.floor)
            assert fold(room.entries) == room.floor
    return taken, refused


def main() -> None:
    """Session after session, with the memory after each quarter."""
    acts = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    chance = random.Random(20210614)
    heading(f"Soak: {acts:,} acts")
    began, taken, refused, held = time.perf_counter(), 0, 0, []
    for _ in range(max(acts // PER_SESSION, 1)):
        more, less = session(chance, PER_SESSION)
        taken, refused = taken + more, refused + less
        held.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(f"taken {taken:,}, refused {refused:,}, in {time.perf_counter() - began:.0f} s")
    print(f"most memory used by the first session {held[0]} KB, by the last {held[-1]} KB")


if __name__ == "__main__":
    main()
