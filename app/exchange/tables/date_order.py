"""Whether 10/06/2021 is June or October, decided by all the dates of a column, never by one."""

import re
from collections.abc import Iterable

_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}(.*)")
_HALF = re.compile(r"[\d ][ap]\.?m\b", re.IGNORECASE)


def day_first(cells: Iterable[str]) -> tuple[bool | None, str]:
    """True where the day stands first, False where the month does, None where nothing tells; and a note.

    A day above twelve decides for the column. Where there is none, a.m. and p.m. beside every date are the
    American habit. A column in which both orders are certain decides nothing.
    """
    found = [read for cell in cells if (read := _SLASHED.match(cell.strip()))]
    if not found:
        return None, ""
    days, months = (any(int(match[place]) > 12 for match in found) for place in (1, 2))
    open_ones = sum(int(match[1]) <= 12 and int(match[2]) <= 12 and match[1] != match[2] for match in found)
    if days and months:
        return None, ("Some dates have the day first and some the month; look at each." if open_ones else "")
    if days or months:
        return days, (_note(days, "other dates of the column") if open_ones else "")
    if all(_HALF.search(match[3]) for match in found):
        return False, _note(False, "a.m. and p.m.")
    return None, ""


def _note(first: bool, why: str) -> str:
    order = "day/month/year" if first else "month/day/year"
    return f"Dates such as 10/06/2021 were read as {order}, as the {why} show."
