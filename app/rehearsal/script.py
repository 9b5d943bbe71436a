"""The script of acts, one JSON object a line, played on a scratch copy."""

import inspect
import json
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

from app.errors import Refused, Trouble, Unreadable
from app.live.acts import ACTS
from app.live.floor_json import floor_document
from app.live.programme_json import programme_document
from app.rehearsal.copies import scratch_copy
from app.station.station import Station
from app.text.writable import unwritable, without_unwritable
from app.times import EPOCH, SetClock, of_our_time, zone

WORDS = {"as": "request", "with": "other"}
"""What a script calls an argument, where the rule has another name for it."""


_LARGEST = 1_000_000_000
_LONGEST_SHOWN = 80
_HEAD = ("at", "session", "act", "show")
_AROUND = ("floor", "context", "run", "session", "at")


def play(address: str, script: Iterable[str], write: Callable[[str], object]) -> None:
    """Play a script; `write` gets one JSON object a line for each `show` and each refused act.

    Raises Unreadable, naming the line, where the script is malformed; what came before was played.
    """
    clock = SetClock(EPOCH)
    with scratch_copy(address, clock) as station:
        player = _Player(station, clock, write)
        for number, line in enumerate(script, 1):
            text = line.strip().removeprefix("\ufeff")
            if text and not text.startswith("#"):
                player.play(number, text)


class _Player:
    def __init__(self, station: Station, clock: SetClock, write: Callable[[str], object]) -> None:
        self._station, self._clock, self._write = station, clock, write
        self._zone = zone(station.load().conference.zone)
        self._codes = {session.code for session in station.load().sessions}
        self._session = ""

    def play(self, number: int, text: str) -> None:
        try:
            step = _object(text)
            self._head(step)
            arguments = {name: held for name, held in step.items() if name not in _HEAD}
            if "act" in step:
                self._act(number, step["act"], arguments)
            elif "show" in step:
                self._show(step["show"], arguments)
        except (ValueError, Trouble) as error:
            raise Unreadable(f"line {number}: {error}") from None
        except (OverflowError, RecursionError):
            raise Unreadable(f"line {number}: a number or a time there is beyond all measure") from None

    def _head(self, step: dict[str, Any]) -> None:
        if "act" in step and "show" in step:
            raise ValueError("one line is an act or a show, not both")
        if not {"act", "show", "at", "session"} & step.keys():
            raise ValueError("there is neither an act nor a show")
        if "at" in step:
            at = _instant(step["at"])
            if self._clock.at != EPOCH and at < self._clock.at:
                raise ValueError(f"the clock goes back to {_shown(step['at'])}")
            self._clock.at = at.astimezone(UTC)
        if "session" in step:
            if not isinstance(step["session"], str) or step["session"] not in self._codes:
                raise ValueError(f"there is no session “{_shown(step['session'])}”")
            self._session = step["session"]
        if self._clock.at == EPOCH:
            raise ValueError("the first line must say when: at")
        if not self._session and {"act", "show"} & step.keys():
            raise ValueError("the first line must say which session")

    def _act(self, number: int, act: object, arguments: dict[str, Any]) -> None:
        if not isinstance(act, str) or act not in ACTS:
            raise ValueError(f"“{_shown(act)}” is no act")
        given = checked_arguments(act, {WORDS.get(name, name): held for name, held in arguments.items()})
        if act == "request_floor" and not given.get("request"):
            raise ValueError("request_floor needs as")
        try:
            self._station.do(self._session, act, **given)
        except Refused as no:
            self._write(json.dumps({"refused": str(no), "line": number}, ensure_ascii=False))

    def _show(self, what: object, arguments: dict[str, Any]) -> None:
        if arguments or what not in ("floor", "programme"):
            raise ValueError(f"“{_shown(what)}” cannot be shown")
        day = self._station.programme(self._session)
        if what == "floor":
            free_from = day.sessions[self._session].free_from
            live = self._station.live(self._session)
            document = floor_document(live, self._clock.at, self._zone, free_from=free_from)
        else:
            document = programme_document(day, self._session, self._zone)
        self._write(json.dumps(document, ensure_ascii=False))


def checked_arguments(act: str, arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments of an act in the types that its rule takes. Raises ValueError with a sentence."""
    taken = {
        name: parameter
        for name, parameter in inspect.signature(ACTS[act]).parameters.items()
        if name not in _AROUND
    }
    for name in arguments:
        if name not in taken:
            raise ValueError(f"{act} has no argument “{name}”")
    for name, parameter in taken.items():
        if parameter.default is parameter.empty and name not in arguments:
            raise ValueError(f"{act} needs {name}")
    return {name: _typed(name, held, taken[name].annotation) for name, held in arguments.items()}


def _typed(name: str, held: object, wanted: object) -> object:
    if wanted is int:
        if isinstance(held, bool) or not isinstance(held, int):
            raise ValueError(f"{name} must be a whole number")
        if abs(held) > _LARGEST:
            raise ValueError(f"{name} is beyond all measure")
        return held
    if name == "item" and type(held) is int:
        return str(held)
    if wanted is bool:
        if not isinstance(held, bool):
            raise ValueError(f"{name} must be true or false")
        return held
    if not isinstance(held, str):
        raise ValueError(f"{name} must be text")
    if why := unwritable(held):
        raise ValueError(f"{name} {why}")
    return _instant(held) if wanted == datetime | None else held


def _instant(text: object) -> datetime:
    """An instant in the zone in which it was written, for that is kept (rules of the floor, 1)."""
    if isinstance(text, str):
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            if at.tzinfo is not None:
                return of_our_time(at, text)
    raise ValueError(f"“{_shown(text)}” is not an instant with its offset")


def _shown(value: object) -> str:
    """What a script says, short enough for a sentence."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return without_unwritable(text[:_LONGEST_SHOWN])


def _object(text: str) -> dict[str, Any]:
    try:
        step = json.loads(text)
    except (ValueError, RecursionError):
        raise ValueError("this is not a JSON object") from None
    if not isinstance(step, dict):
        raise ValueError("this is not a JSON object")
    return step
