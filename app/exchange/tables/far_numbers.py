"""Numbers beyond every calendar in an XLSX: where they are to look like dates, the parser panics."""

import re
import zipfile
from io import BytesIO

from app.exchange.tables.workbook import Faults, column_number, is_sheet, sheet_names_of

_NUMBER = re.compile(
    rb"""(?P<cell><(?:\w{1,20}:)?c\b(?![^<>]{0,200}\bt=["'](?!n["']))[^<>]{0,200}?\br=["']"""
    rb"""(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})["'][^<>]{0,200}>)"""
    rb"""(?P<formula>(?:<(?:\w{1,20}:)?f\b[^<>]{0,200}(?:/>|>[^<]{0,2000}</(?:\w{1,20}:)?f>))?)"""
    rb"""<(?:\w{1,20}:)?v>\s{0,20}(?P<number>[^<]{1,400}?)\s{0,20}</(?:\w{1,20}:)?v>"""
)
_LAST_DAY = 2_958_465  # 31 December 9999
_WHOLE = 1e15


def without_far_numbers(data: bytes) -> tuple[bytes, dict[str, Faults]]:
    """An XLSX without these numbers, and them as they are written, by sheet, row and column."""
    made, found = BytesIO(), dict[str, Faults]()
    with zipfile.ZipFile(BytesIO(data)) as archive, zipfile.ZipFile(made, "w") as target:
        names = sheet_names_of(archive)
        for part in archive.infolist():
            held = archive.read(part)
            if is_sheet(part.filename):
                faults: Faults = {}
                held = _NUMBER.sub(lambda cell, faults=faults: _emptied(cell, faults), held)  # type: ignore[misc]
                found |= dict.fromkeys(names.get(part.filename, ()), faults)
            target.writestr(part.filename, held)
    return made.getvalue(), found


def _emptied(cell: re.Match[bytes], faults: Faults) -> bytes:
    try:
        number = float(cell["number"])
    except ValueError:
        return cell[0]
    if 0 <= number <= _LAST_DAY:
        return cell[0]
    is_whole = abs(number) < _WHOLE and number.is_integer()
    written = str(int(number)) if is_whole else cell["number"].decode("ascii", "replace")
    faults.setdefault(int(cell["row"]), {})[column_number(cell["column"]) - 1] = written
    return cell["cell"]
