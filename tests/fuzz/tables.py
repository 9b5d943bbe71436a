"""Every reader with files that were damaged at random: each ends in a plan or a sentence, within its limits.

`python -m tests.fuzz.tables [MINUTES [SEED]]`; one minute unless said. Each case runs in a process of its
own, so that time, memory and a fault of one are its own; every fortieth goes through the command line as
well, and the conference must be the same after it. What fails is kept in a folder that is named at the end.
"""

import hashlib
import os
import random
import resource
import sys
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

from app.__main__ import main as rostrum
from app.apart import at_once
from app.errors import Trouble
from app.exchange.tables.headers import read_column_map
from app.rehearsal.sample import build_sample, sample_folder
from app.settings.files import read_settings
from app.station.import_desk import ImportDesk
from app.station.requests_desk import RequestsDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.exchange.tables.test_other_books import HEADER, full, ods, ods_row, short, xlsb
from tests.app.people import OPENING

SECONDS, MEGABYTES = 10, 500
KINDS = ("registrants", "agenda", "questions", "zoom", "seats", "requests", "map", "settings")
_PLAN, _SENTENCE, _FAULT = 0, 3, 70
_CODES = (0, 1, 3)
_THROUGH_THE_DOOR = 40
_MOST_CHANGES = 12
_TOKENS = (
    *(
        sign.encode()
        for sign in [
            '"',
            "\n",
            "\r",
            "\x00",
            ",",
            ";",
            "\t",
            "=",
            "'",
            "<",
            ">",
            "{",
            "}",
            "[",
            "]",
            ":",
            "-",
        ]
    ),
    *(b"&#0;", b"&a;", b"]]>", b"<!--", b"--", b"\xff", b"\xfe\xff", b"\xed\xa0\xbd", b"\xef\xbf\xbe"),
    *(b"\\ud800", b"\x1b[", b"-1", b"1e308", b"-1e308", b"NaN", b"Infinity", b"99999999999999999999"),
    *(b"0000-00-00", b"9999-12-31T23:59:60Z", b"24:00", b"PT99999999999H", b"BEGIN:VEVENT\r\n"),
    *(b"END:VEVENT\r\n", b"TZID=/x/Nowhere:", b"RRULE:FREQ=SECONDLY", b'r="XFD1048576"', b't="e"', b"%s%n"),
    *(b"../", b"\xe2\x80\xae", b"\xcc\x81" * 9, b"=cmd|' /C calc'!A0", b"null", b"true"),
)
_DOORS = {"agenda": "agenda", "people": "registrants", "registrants": "registrants", "report": "zoom"}
_DOORS |= {"acts": "zoom"}
_DOORS |= {"requests": "requests", "questions": "questions", "list": "registrants"}


def seeds(folder: Path, sample: Path) -> list[Path]:
    """Good files of every form: the sample's own, what we write, and the workbooks of other programs."""
    made = [path for path in sample_folder().iterdir() if path.is_file()]
    for form in ("csv", "xlsx", "ics", "frab-xml", "frab-json"):
        target = folder / f"agenda-{form}.{form.split('-')[-1]}"
        rostrum(["export", "agenda", str(sample), "--format", form, "-o", str(target), "--quiet"])
        made.append(target)
    listed = folder / "people.xlsx"
    rostrum(["export", "registrants", str(sample), "--format", "xlsx", "-o", str(listed), "--quiet"])
    rows = [ods_row(*HEADER), *(ods_row(f"R{n}", "Anna", "Lind", "2021-06-02") for n in range(9))]
    cells = [
        full(0, HEADER[0]) + b"".join(map(short, HEADER[1:])),
        full(0, "R1") + short("Anna") + short("Lind"),
    ]
    settings, columns = folder / "conference.toml", folder / "map.toml"
    settings.write_text('[conference]\nname = "X"\nzone = "Europe/Vienna"\nstarts = 2023-06-12T07:00:00Z\n')
    columns.write_text('[columns]\n"Surname" = "family_name"\n"Given" = ""\n')
    records = folder / "people.json"
    records.write_text(
        '{"people": [{"full_name": "Anna Lind", "email": "a@b.invalid", "tags": ["x", {"y": 1}]}]}'
    )
    report = folder / "report.csv"
    joined = "A,a@b.invalid,06/14/2021 10:00:00 AM,06/14/2021 11:00:00 AM\n"
    report.write_text(f"Name (Original Name),User Email,Join Time,Leave Time\n{joined}")
    acts = folder / "acts.csv"
    came = "A\tJoined\t6/14/2021, 10:00:00 AM\nA\tLeft\t6/14/2021, 11:00:00 AM\n"
    acts.write_text(f"Full Name\tUser Action\tTimestamp\n{came}", encoding="utf-16")
    books = [ods(folder / "list.ods", "".join(rows)), xlsb(folder / "list.xlsb", cells)]
    return [*made, listed, *books, settings, columns, records, report, acts]


def damaged(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The bytes with some changes; in an archive mostly those of one part, packed again."""
    if data.startswith(b"PK") and chance.random() < 0.85:
        return _archive(data, others, chance)
    held = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, _MOST_CHANGES))):
        _change(held, others, chance)
    return bytes(held[: 4 << 20])


def _archive(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    made = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as archive,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        names = archive.namelist()
        hit = {chance.choice(names), *(name for name in names if "sheet" in name and chance.random() < 0.5)}
        for name in names:
            held = archive.read(name)
            target.writestr(name, damaged(held, others, chance) if name in hit else held)
    return made.getvalue()


def _change(held: bytearray, others: list[bytes], chance: random.Random) -> None:
    at = chance.randrange(len(held) + 1)
    length = min(chance.choice((1, 2, 8, 60, 900)), len(held) - at)
    match chance.randrange(7):
        case 0 if length:
            held[at] ^= 1 << chance.randrange(8)
        case 1:
            del held[at : at + length]
        case 2:
            held[at:at] = held[at : at + length] * chance.choice((1, 3, 200))
        case 3:
            other = chance.choice(others)
            start = chance.randrange(len(other) + 1)
            held[at : at + length] = other[start : start + chance.choice((5, 80, 2_000))]
        case 4 if chance.random() < 0.2:
            del held[at:]
        case 5:
            found = [place for place in range(at, min(at + 400, len(held))) if chr(held[place]).isdigit()]
            if found:
                held[found[0] : found[0] + 1] = chance.choice(_TOKENS)
        case _:
            held[at:at] = chance.choice(_TOKENS) * chance.choice((1, 1, 1, 50, 3_000))


def planned(what: str, path: Path, station: Station) -> None:
    """The file through one door, in this process."""
    if what == "map":
        read_column_map(path)
    elif what == "settings":
        read_settings(path)
    elif what == "requests":
        RequestsDesk(station).planner([path], process=at_once)()
    else:
        ImportDesk(station).plan(what, path, ask=bool(path.stat().st_size % 2))


def _through_the_door(words: list[str]) -> None:
    os._exit(rostrum(words))


def in_a_child(work: Callable[[], None], notes: Path) -> tuple[int, float, int]:
    """How the work ended, the seconds of processor time it took, and its megabytes."""
    child = os.fork()
    if not child:
        code = _PLAN
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # where native code panics aloud
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_DATA, (MEGABYTES << 20, MEGABYTES << 20))
        try:
            work()
        except Trouble as no:
            code = _SENTENCE if str(no).strip() else _FAULT
        except BaseException:  # noqa: BLE001 -- that is what is looked for
            notes.write_text(traceback.format_exc())
            code = _FAULT
        os._exit(code)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss >> 10


def cases(folder: Path, good: list[Path], chance: random.Random) -> Iterator[tuple[str, Path]]:
    """Damaged files without end, each with the door that it goes through."""
    held = {path: path.read_bytes() for path in good}
    while True:
        path = chance.choice(good)
        what = chance.choice(KINDS[-2:] if path.suffix == ".toml" else KINDS[:-2])
        own = next((door for name, door in _DOORS.items() if path.name.startswith(name)), what)
        what = own if path.suffix != ".toml" and chance.random() < 0.7 else what
        target = folder / f"case{path.suffix}"
        target.write_bytes(damaged(held[path], list(held.values()), chance))
        yield what, target


def main(minutes: float = 1, seed: int = 1) -> int:
    """The number of cases that ended otherwise than they may."""
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    sample = folder / "sample.rostrum"
    build_sample(sample)
    good = seeds(folder, sample)
    station = Station.open(str(sample), clock=SetClock(OPENING))
    chance, ends, count = random.Random(seed), Counter[str](), 0
    before, until = hashlib.sha256(sample.read_bytes()).hexdigest(), time.monotonic() + 60 * minutes
    slowest, largest = 0.0, 0
    for what, path in cases(folder, good, chance):
        if time.monotonic() > until:
            break
        count += 1
        notes = folder / "notes"
        code, seconds, megabytes = in_a_child(
            lambda what=what, path=path: planned(what, path, station), notes
        )  # type: ignore[misc]
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        bad = code not in (_PLAN, _SENTENCE)
        if not bad and count % _THROUGH_THE_DOOR == 0 and what in KINDS[:-2]:
            words = ["import", what, str(sample), str(path), "--dry-run", "--quiet"]
            code, *_ = in_a_child(partial(_through_the_door, words), notes)
            bad = code not in _CODES or hashlib.sha256(sample.read_bytes()).hexdigest() != before
        ends[f"{what} {code}"] += 1
        if bad:
            kept = folder / f"bad-{count}-{what}{path.suffix}"
            kept.write_bytes(path.read_bytes())
            print(f"{kept}: {code}, {seconds:.1f} s, {megabytes} MB")
            if notes.exists():
                print("  " + " | ".join(notes.read_text().strip().splitlines()[-3:]))
                notes.unlink()
    station.close()
    print(f"{count:,} cases, slowest {slowest:.1f} s, largest {largest} MB: {dict(sorted(ends.items()))}")
    failures = len(list(folder.glob("bad-*")))
    print(f"{failures} failed; they lie in {folder}" if failures else "none failed")
    return failures


if __name__ == "__main__":
    sys.exit(bool(main(*(float(word) for word in sys.argv[1:2]), *(int(word) for word in sys.argv[2:3]))))
