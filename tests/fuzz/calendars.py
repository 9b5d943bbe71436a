"""Turned, cut, doubled and spliced calendars, those that reach new lines of the reader kept and turned again.

    python -m tests.fuzz.calendars [SECONDS] [SEED] [FOLDER]

Nothing but Unreadable may be raised, no file may take longer than ten seconds, every session has a length,
and the last calendar of each file, which is never touched, comes through whatever stands before it. Those of
FOLDER are turned as well. What breaks is kept in the present folder and told.
"""

import random
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from app.errors import Unreadable
from app.exchange.agenda.read import plan_agenda
from app.temporary import in_temporary_folder
from app.times import zone
from tests.app.exchange.agenda.test_ical import TIMES, ZONED, calendar

LIMIT = 10.0
VIENNA = zone("Europe/Vienna")
LAST = calendar(f"SUMMARY:The last one\n{TIMES}").replace("UID:0", "UID:last@here").encode()
SEEDS = (
    calendar(f"SUMMARY:One\n{TIMES}", "SUMMARY:Day\nDTSTART;VALUE=DATE:20210614\nDTEND;VALUE=DATE:20210616"),
    calendar("SUMMARY:In a zone\nDTSTART;TZID=Hofburg:20210614T153000\nDURATION:PT90M", before=ZONED),
    calendar("SUMMARY:Floating\nDTSTART:20210614T153000\nDURATION:P1D", before="X-WR-TIMEZONE:Asia/Tokyo\n"),
    calendar(
        f"SUMMARY:Alarmed\n{TIMES}\nBEGIN:VALARM\nTRIGGER:-PT5M\nEND:VALARM\nSTATUS:CANCELLED\nSEQUENCE:2"
    ),
    calendar(f"SUMMARY:Ours\\, ж\n{TIMES}\nRECURRENCE-ID:20210614T080000Z\nX-ROSTRUM-ROWS:[[=22S1=22]]"),
)
PIECES = tuple(
    piece.encode()
    for piece in (
        *(
            "\n",
            "\r",
            "\r\n ",
            "\n\t",
            "\x00",
            ";",
            ":",
            '"',
            "\\",
            "=",
            ",",
            "Z",
            "T",
            "-",
            "9999999999",
            "\u2028",
        ),
        *("BEGIN:VCALENDAR\n", "END:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "BEGIN:X\n", "END:X\n"),
        *("BEGIN:VTIMEZONE\nTZID:Hofburg\n", "BEGIN:STANDARD\n", "END:STANDARD\n", "RDATE:20210101T000000\n"),
        *("TZID=Hofburg", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\n", "RRULE:FREQ=SECONDLY\n", "UID:0\n"),
        *(
            "TZOFFSETFROM:+9999\n",
            "TZOFFSETTO:-2359\n",
            "SEQUENCE:1\n",
            "METHOD:CANCEL\n",
            "SUMMARY:x\n",
            "\u0301",
        ),
    )
)


def turned(data: bytes, chance: random.Random, pool: list[bytes]) -> bytes:
    """The bytes with some of them changed, doubled, cut, or replaced by those of another file."""
    for _time in range(chance.choice((1, 1, 2, 4, 16))):
        at, to = sorted(chance.randrange(len(data) + 1) for _place in range(2))
        other = chance.choice(pool)
        data = chance.choice(
            (
                data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :],
                data[:at] + chance.choice(PIECES) * chance.choice((1, 1, 3, 500, 20_000)) + data[at:],
                data[:at] + data[to:],
                data[:to] + data[at:],
                data[:at] + other[chance.randrange(len(other)) :],
            )
        )[:2_000_000]
    return data


@contextmanager
def lines_seen(seen: set[tuple[str, int]]) -> Iterator[None]:
    """Every line of the readers of agendas that runs meanwhile."""

    def of_line(frame: FrameType, what: str, _: Any) -> Any:
        if what == "line":
            seen.add((frame.f_code.co_filename, frame.f_lineno))
        return of_line

    def of_call(frame: FrameType, _what: str, _: Any) -> Any:
        name = frame.f_code.co_filename
        return of_line if "exchange/ical" in name or "exchange/agenda" in name else None

    sys.settrace(of_call)
    try:
        yield
    finally:
        sys.settrace(None)


def fault_of(path: Path) -> str:
    """What is wrong with how a file was read; "" for nothing."""
    try:
        plan = plan_agenda(path, zone=VIENNA, known=())
    except Unreadable:
        return ""
    except BaseException as error:  # noqa: BLE001 -- whatever it is, it is what is looked for
        return "".join(traceback.format_exception(error)[-6:])
    repr((plan.changes, plan.problems, plan.notes)).encode("utf-8")
    if any(change.value.ends <= change.value.starts for change in plan.new):
        return "a session has no length"
    return "" if any(change.value.title == "The last one" for change in plan.new) else "the last one is lost"


def fuzz(seconds: float, seed: int, folder: Path | None) -> int:
    """Try until the time is over; the number of files that broke something."""
    chance, tried, bad, slowest = random.Random(seed), 0, 0, 0.0
    pool = [text.encode() for text in SEEDS]
    pool += [path.read_bytes()[:200_000] for path in sorted(folder.rglob("*.ics"))] if folder else []
    pool = [data for data in pool if data]
    seen: set[tuple[str, int]] = set()
    began = time.monotonic()
    with in_temporary_folder("fuzz") as place:
        path = place / "x.ics"
        while time.monotonic() - began < seconds:
            tried += 1
            data = turned(chance.choice(pool), chance, pool)
            path.write_bytes(b"BEGIN:VCALENDAR\r\n" + data + b"\r\nEND:VCALENDAR\r\n" + LAST)
            before, start = len(seen), time.process_time()
            with lines_seen(seen):
                fault = fault_of(path)
            took = time.process_time() - start
            if took > LIMIT:  # watching lines costs most of it
                start = time.process_time()
                fault = fault or fault_of(path)
                took = time.process_time() - start
            slowest = max(slowest, took)
            if len(seen) > before and len(data) < 100_000:
                pool.append(data)
            if fault or took > LIMIT:
                bad += 1
                kept = Path(f"fuzz-calendar-{seed}-{tried}.ics")
                kept.write_bytes(path.read_bytes())
                print(f"{kept}: {took:.1f} s {fault}")
    print(f"{tried:,} calendars, {bad} broke something, {len(seen):,} lines, slowest {slowest:.2f} s")
    return bad


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(
        bool(
            fuzz(
                float(given[0]) if given else 60.0,
                int(given[1]) if len(given) > 1 else 0,
                Path(given[2]) if len(given) > 2 else None,
            )
        )
    )
