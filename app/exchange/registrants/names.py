"""The given and the family name out of whatever a table has; which part is which is never changed later."""

from collections.abc import Mapping
from dataclasses import replace

from app.exchange.names.column import WholeNames
from app.exchange.names.parted import Parted
from app.text.folding import fold


def parted_name(cells: Mapping[str, str], whole: WholeNames | None) -> Parted:
    """The name of a line; one column for both names is parted as `whole` says.

    Where one of the two has its own column, the other may stand in the one for the whole name.
    """
    given, family = cells.get("first_name", ""), cells.get("family_name", "")
    if middle := cells.get("middle_name", ""):
        given = f"{given} {middle}" if given else middle
    text = cells.get("full_name", "")
    if not text or whole is None:
        return Parted(given, family)
    found = whole.part(text)
    if not (given or family):
        return found
    if given and family:
        return Parted(given, family, title=found.title)
    rest = _without(found, given or family)
    named = (given, rest) if given else (rest, family)
    return replace(found, given=named[0], family=named[1], sure=True, away=())


def _without(found: Parted, part: str) -> str:
    """What is left of a whole name without a part: “Anna Maria Berg” without “Anna Maria” is “Berg”."""
    whole = f"{found.given} {found.family}".split()
    there = fold(part).split()
    if fold(part) == fold(" ".join(whole)):
        return ""
    if not set(there) <= set(fold(" ".join(whole)).split()):
        return " ".join(whole)
    return " ".join(word for word in whole if not set(fold(word).split()) <= set(there))
