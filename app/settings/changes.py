"""A change of the settings: values as they were and as they are to be, by path; how it joins what is there.

A path is `("conference", "limits", "state")`, `("entity", "CA", "name")`, `("session", "D1-P1", "limit_ms")`;
None is a value that is not there. What another desk has set meanwhile is never overwritten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import Changed

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """`words` say what is done, as a sentence without its full stop."""

    words: str
    before: Mapping[Path, object]
    after: Mapping[Path, object]

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.words, self.after, self.before)


def require_as_seen(change: Change, now: Callable[[Path], object]) -> None:
    """Refuse to change what is not as it was seen, nor as it is to be; `now` gives a value as it stands.

    Raises Changed.
    """
    for path, before in change.before.items():
        if now(path) not in (before, change.after[path]):
            raise Changed(
                f"Another desk has changed this meanwhile, so it was not written: {change.words}. "
                "It is shown as it is now."
            )


@dataclass(frozen=True, slots=True)
class Merge:
    """Asks that the entity `gone` becomes the entity `keep`; what changes is found where it is written."""

    keep: str
    gone: str


@dataclass(frozen=True, slots=True)
class Removal:
    """Asks that an entity is taken out which nothing names."""

    code: str
