"""What somebody types becomes a change of the settings; pure, and refused with a sentence where it is wrong.

Every function gives a `Change` or raises ValueError with words that have no full stop.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.conference.conference import Conference
from app.conference.sessions import Session
from app.settings.changes import Change, Path
from app.settings.fields import Setting, called, value_of, with_values
from app.times import at_venue, day_text, in_zone, zone

_STARTS, _ENDS, _ZONE = (("conference", name) for name in ("starts", "ends", "zone"))
_MOMENTS = tuple(
    ("conference", name) for name in ("starts", "ends", "registration_deadline", "floor_deadline")
)
_FEW = 3


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings as they stand: those of the conference, and the sessions with their speaking times."""

    conference: Conference
    sessions: tuple[Session, ...] = ()

    def value(self, path: Path) -> Any:
        """The value at a path of the conference, of a session by its code, of an item by its id."""
        if path[0] == "session":
            return next(getattr(session, path[2]) for session in self.sessions if session.code == path[1])
        if path[0] == "item":
            items = (item for session in self.sessions for item in session.items)
            return next(getattr(item, path[2]) for item in items if str(item.id) == path[1])
        return value_of(self.conference, path)

    def shown(self, setting: Setting) -> str:
        """What stands in the field of a setting."""
        return setting.kind.write(self.value(setting.path), self.conference)

    def typed(self, setting: Setting, text: str) -> Change:
        """The change of one setting to what was typed."""
        value = setting.kind.read(text, self.conference)
        after = self._with_what_follows({setting.path: value})
        shown = setting.kind.write(value, with_values(self.conference, _of_conference(after)))
        return self._change(f"{setting.words}: {shown or 'empty'}", after)

    def set_all(self, values: Mapping[Path, Any], words: str) -> Change:
        """The change of many settings at once, in one step; those that are so already are left out."""
        return self._change(words, self._with_what_follows(values))

    def typed_all(self, typed: Iterable[tuple[str, str]]) -> Change:
        """The change of many settings by their names, each to what was typed; the zone goes first."""
        pairs = sorted(((called(name), text) for name, text in typed), key=lambda pair: pair[0].path != _ZONE)
        conference, values = self.conference, {}
        for setting, text in pairs:
            try:
                values[setting.path] = setting.kind.read(text, conference)
            except ValueError as no:
                raise ValueError(f"{setting.name}: {no}") from None
            if setting.path == _ZONE:
                conference = with_values(self.conference, _of_conference(self._with_what_follows(values)))
        shown = [
            f"{setting.words}: {setting.kind.write(values[setting.path], conference) or 'empty'}"
            for setting, _ in pairs
        ]
        return self.set_all(values, "; ".join(shown) if len(shown) <= _FEW else f"{len(shown)} settings")

    def made(self, values: Mapping[Path, Any]) -> Conference:
        """The conference with these values. Raises ValueError where they do not fit together."""
        made = with_values(self.conference, _of_conference(values))
        if made.ends <= made.starts:
            begins = day_text(made.starts, zone(made.zone))
            raise ValueError(f"The conference would end before it begins, on {begins}")
        return made

    def _change(self, words: str, after: Mapping[Path, Any]) -> Change:
        new = {path: value for path, value in after.items() if value != self.value(path)}
        if not new:
            raise ValueError("That is so already")
        self.made(after)
        return Change(words, {path: self.value(path) for path in new}, new)

    def _with_what_follows(self, values: Mapping[Path, Any]) -> dict[Path, Any]:
        """What has to change along: clocks of another zone show the same, a later beginning moves the end."""
        after = dict(values)
        if _ZONE in after and after[_ZONE] != self.conference.zone:
            for path in (*_MOMENTS, *self._of_agenda()):
                after.setdefault(path, self._same_clock(self.value(path), after[_ZONE]))
        if _STARTS in after and _ENDS not in after and after[_STARTS] >= self.conference.ends:
            after[_ENDS] = after[_STARTS] + (self.conference.ends - self.conference.starts)
        return after

    def _of_agenda(self) -> Iterator[Path]:
        """Every time of the agenda."""
        for session in self.sessions:
            yield from (("session", session.code, name) for name in ("starts", "ends", "hard_end"))
            for item in session.items:
                yield from (("item", str(item.id), name) for name in ("hard_start", "hard_end"))

    def _same_clock(self, at: datetime | None, to: str) -> datetime | None:
        """The instant at which clocks of another zone show what those of the venue show now."""
        return at and at_venue(in_zone(at, zone(self.conference.zone)).replace(tzinfo=None), zone(to))


def _of_conference(values: Mapping[Path, Any]) -> dict[Path, Any]:
    return {path: value for path, value in values.items() if path[0] == "conference"}
