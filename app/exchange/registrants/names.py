"""The given and the family name out of whatever a table has; which part is which is never changed later."""

import re
from collections.abc import Mapping

_TITLES = re.compile(
    r"(?:(?:mr|mrs|ms|mx|miss|dr|prof|rev|sir|dame|amb|ambassador|professor|herr|frau|mag|mme|mlle|"
    r"м-р|г-н|г-жа|h\. ?e|s\. ?e|dipl\.-ing|m(?=\.))(?:\.| )\s*)+(?=\S)",
    re.IGNORECASE,
)


def given_and_family(cells: Mapping[str, str]) -> tuple[str, str]:
    """Given and family name of a line. One column for both is split at a comma, capitals, the last space.

    “Family, First”, “First FAMILY NAME” and “First Family” are read; a single name is a given name.
    """
    given, family = cells.get("first_name", ""), cells.get("family_name", "")
    given = " ".join(part for part in (given, cells.get("middle_name", "")) if part)
    whole = cells.get("full_name", "")
    if titled := _TITLES.match(whole):
        whole = whole[titled.end() :]
    if given or family or not whole:
        return given, family
    if "," in whole:
        family, given = (part.strip() for part in whole.split(",", 1))
        return given, family
    parts = whole.split()
    capitals = [part for part in parts if len(part) > 1 and part.isupper()]
    if capitals and len(capitals) < len(parts):
        return " ".join(part for part in parts if part not in capitals), " ".join(capitals)
    return (" ".join(parts[:-1]), parts[-1]) if len(parts) > 1 else (whole, "")


def title_of(cells: Mapping[str, str]) -> str:
    """The title of a line: its own cell, else what stands before the name in one column for both."""
    titled = _TITLES.match(cells.get("full_name", ""))
    return cells.get("title", "") or (titled[0].strip() if titled else "")
