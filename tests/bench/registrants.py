"""Lists in: 10,000 and 100,000 registrants of CSV and XLSX, 830 talks in 32 rooms; beside bare rows."""

import csv
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from app.station.import_desk import ImportDesk
from app.station.station import Station
from app.times import SetClock
from tests.app.people import OPENING, make_conference
from tests.bench.table import heading, line

HEADER = [
    *("reg_id", "title", "first_name", "family_name", "position", "entity", "category", "attendance_mode"),
    *("role", "status", "registered_at", "email", "display_alias", "note"),
]
_COLUMNS = (
    "number, badge, title, given, family, position, entity, category, attendance, role, status, "
    "registered_at, email, alias, note"
)
ENTITIES = ("Norway", "AT", "Sweden", "Allemagne")
SMALL = 10_000
TIMES = {10_000: 3, 100_000: 1}


def people(count: int) -> Iterator[list[str]]:
    """So many registrants, in rows of text."""
    for number in range(count):
        yield [
            f"R{number:06d}",
            "Ms",
            "Søren" if number % 2 else "Anna",
            f"Müller {number}",
            "Counsellor",
            ENTITIES[number % len(ENTITIES)],
            "delegation",
            "zoom" if number % 3 else "in_room",
            "member",
            "confirmed",
            f"2021-06-{1 + number % 9:02d}T09:{number % 60:02d}+02:00",
            f"p{number}@x.invalid",
            "",
            "",
        ]


def write_csv(path: Path, count: int) -> None:
    """As a text."""
    path.write_text("\n".join(map(",".join, [HEADER, *people(count)])), encoding="utf-8")


def write_xlsx(path: Path, count: int) -> None:
    """As a workbook."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet()
        for number, row in enumerate([HEADER, *people(count)]):
            page.write_row(number, 0, row)


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def bare_rows(folder: Path, count: int) -> float:
    """The floor: ready tuples into an empty table of the same form."""
    target = folder / "bare.rostrum"
    target.unlink(missing_ok=True)
    make_conference(target)
    ready = [
        (row[0], f"badge{row[0]}", *row[1:10], 1_623_000_000_000_000, *row[11:]) for row in people(count)
    ]
    marks = ", ".join("?" * len(ready[0]))
    with sqlite3.connect(target) as file:
        taken = seconds(
            lambda: file.executemany(f"INSERT INTO registrants ({_COLUMNS}) VALUES ({marks})", ready)
        ) + seconds(file.commit)
    file.close()
    return taken


def bare_reading(path: Path) -> float:
    """The floor of a workbook: every cell read and thrown away."""
    data = path.read_bytes()
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return seconds(lambda: sum(1 for _ in book.get_sheet_by_index(0).iter_rows()))


def write_agenda(path: Path, talks: int, rooms: int) -> None:
    """So many talks, each a session of its own, in so many rooms over the days of the conference."""
    rows = ["session,item,kind,title,start,end,duration,room,speaker"]
    for number in range(talks):
        day, slot = divmod(number // rooms, 9)
        start = f"2021-06-{14 + day}T{9 + slot:02d}:00+02:00"
        end = f"2021-06-{14 + day}T{9 + slot:02d}:50+02:00"
        room = f"Room {number % rooms + 1}"
        rows.append(f"T{number:03d},,panel,Talk {number},{start},{end},,{room},")
        rows.append(f"T{number:03d},1,statement,Talk {number},,,45:00,,Søren Müller {number}")
    path.write_text("\n".join(rows), encoding="utf-8")


def agenda_in(folder: Path, talks: int = 830, rooms: int = 32) -> None:
    """An agenda, planned, written and planned again, beside its bare cells."""
    path, target = folder / "agenda.csv", folder / "into.rostrum"
    write_agenda(path, talks, rooms)
    taken: list[list[float]] = [[], [], [], []]
    for _ in range(3):
        target.unlink(missing_ok=True)
        make_conference(target)
        station = Station.open(str(target), clock=SetClock(OPENING))
        desk = ImportDesk(station)
        taken[0].append(seconds(lambda: list(csv.reader(path.read_text(encoding="utf-8").splitlines()))))
        began = time.perf_counter()
        plan = desk.plan("agenda", path)
        taken[1].append(time.perf_counter() - began)
        taken[2].append(seconds(lambda: desk.write("agenda", plan)))  # noqa: B023 -- done before the next
        taken[3].append(seconds(lambda: desk.plan("agenda", path)))  # noqa: B023 -- done before the next
        assert len(plan.new) == talks, plan.problems[:3]
        station.close()
    line(f"the bare cells of {talks} talks in {rooms} rooms", taken[0])
    for words, figures in zip(("planned", "written", "planned again, all known"), taken[1:], strict=True):
        line(f"{talks} talks in {rooms} rooms, {words}", figures, taken[0])


def taken_in(folder: Path, path: Path) -> tuple[float, float, float]:
    """Planned, written, and planned again when everybody is known."""
    target = folder / "into.rostrum"
    target.unlink(missing_ok=True)
    make_conference(target)
    station = Station.open(str(target), clock=SetClock(OPENING))
    began = time.perf_counter()
    plan = ImportDesk(station).plan("registrants", path)
    planned = time.perf_counter() - began
    written = seconds(lambda: ImportDesk(station).write("registrants", plan))
    again = seconds(lambda: ImportDesk(station).plan("registrants", path)) if len(plan.new) <= SMALL else 0.0
    station.close()
    return planned, written, again


def main() -> None:
    """Both kinds of file, both sizes."""
    heading("Lists in")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        agenda_in(folder)
        for count, times in TIMES.items():
            floor = [bare_rows(folder, count) for _ in range(times)]
            line(f"{count:,} ready tuples by sqlite3.executemany", floor)
            for ending, write in (("csv", write_csv), ("xlsx", write_xlsx)):
                path = folder / f"list.{ending}"
                write(path, count)
                base = floor
                if ending == "xlsx":
                    read = [bare_reading(path) for _ in range(times)]
                    line(f"{count:,} rows read by python-calamine alone", read)
                    base = [one + two for one, two in zip(floor, read, strict=True)]
                found = [taken_in(folder, path) for _ in range(times)]
                whole = [planned + written for planned, written, _ in found]
                line(f"{count:,} rows of {ending}, planned", [match[0] for match in found])
                line(f"{count:,} rows of {ending}, written", [match[1] for match in found])
                line(f"{count:,} rows of {ending}, planned and written", whole, base)
                if again := [match[2] for match in found if match[2]]:
                    line(f"{count:,} rows of {ending}, planned again, all known", again)


if __name__ == "__main__":
    main()
