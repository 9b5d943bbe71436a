"""A conference file changed by somebody who knows its form: the sums of the rows are right again."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from app.home.backups import keep_backup
from app.station.station import Station
from app.storage.schema import SUM, metadata
from app.storage.sums import filling, row_sum
from app.times import SetClock
from tests.app.people import OPENING, make_conference


def damaged_after_a_backup(folder: Path) -> Path:
    """A conference with a backup that holds one act; since then its settings are gone."""
    path = make_conference(folder / "conference.rostrum")
    station = Station.open(str(path), clock=SetClock(OPENING))
    station.do("D1-P1", "open_session")
    keep_backup(station)
    station.close()
    by_hand(path, "DELETE FROM conference")
    return path


def by_hand(path: Path | str, *statements: str, sums: bool = True) -> None:
    """Run statements on a file that nobody has open; `sums` False leaves those of the rows as they were."""
    with closing(sqlite3.connect(path)) as file:
        for statement in statements:
            file.execute(statement)
        if sums:
            sum_anew(file)
        file.commit()


def sum_anew(file: sqlite3.Connection) -> None:
    """Give every row the sum of what stands in it now."""
    file.create_function("row_sum", -1, row_sum)
    for table in metadata.sorted_tables:
        with suppress(sqlite3.Error):  # some are no tables any more, or hold what is no text
            file.execute(f'UPDATE "{table.name}" SET "{SUM}" = NULL')
            file.execute(filling(table))
