"""What came from a source that cancels it or names it no longer: it stays unless a person takes it out."""

from collections.abc import Collection, Iterable, Mapping

from app.conference.matters import ANY_FILE, Matter
from app.exchange.plan import OUT, Choice, Doubt

KEEP = "keep"


def of_this_source(
    former: Iterable[tuple[str, Collection[str]]], source: str, named: Collection[str], *, share: float = 0
) -> frozenset[str]:
    """All that earlier imports of a source brought. `former` has of each the file's name and what came by it.

    A former import is one of the same source where this file names something of it; under another file's
    name, at least that `share`.
    """
    found: set[str] = set()
    for name, brought in former:
        both = len(set(named).intersection(brought))
        if both and (name == source or both >= share * len(brought)):
            found.update(brought)
    return frozenset(found)


def offer(key: str, out: str, decided: Mapping[str, str]) -> Doubt:
    """The question whether something goes; `out` says how, and as long as nobody says so it stays."""
    chosen = decided.get(key) or decided.get(ANY_FILE) or KEEP
    return Doubt(Matter.GONE, key, (Choice(KEEP, "keep"), Choice(OUT, out)), chosen)
