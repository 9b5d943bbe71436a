"""A change of the settings: values as they were and as they are to be, by name; how it joins what is there.

A name is a path: `conference.name`, `conference.limits.state`, `entity.CA.name`, `session.D1-P1.limit_ms`;
None is a value that is not there. What another desk has set meanwhile is never overwritten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.errors import Changed


@dataclass(frozen=True, slots=True)
class Change:
    """`words` say what is done, as a sentence without its full stop."""

    words: str
    before: Mapping[str, object]
    after: Mapping[str, object]

    @property
    def back(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.words, self.after, self.before)


def require_as_seen(change: Change, now: Callable[[str], object], named: Callable[[str], str]) -> None:
    """Refuse a change of what is not as it was seen, nor as it is to be.

    `now` gives a value as it stands, `named` says in words what it is. Raises Changed.
    """
    for name, before in change.before.items():
        if now(name) not in (before, change.after[name]):
            raise Changed(f"{named(name)} was changed on another desk meanwhile; it was left as it is now.")
