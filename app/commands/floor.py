"""`rostrum floor` and `rostrum rehearse`: one act of the floor, live; a script of acts on a scratch copy."""

import argparse
import inspect
from datetime import datetime

from app.commands.common import address_of, answer, instant, say, station_of
from app.errors import Refused, Trouble
from app.exchange.tables.source import lines_of, opened
from app.floor.rules.speeches import GIVING, pressed_twice
from app.live.acts import ACTS
from app.live.floor_json import floor_document
from app.live.next_up import next_on_floor
from app.live.snapshot import ActResult, SessionSnapshot
from app.rehearsal.script import WORDS, checked_arguments, play
from app.station.carry_over import TAKING_BACK
from app.times import Zone, iso, zone

_TRUE_OR_FALSE = {"true": True, "false": False}


def run(options: argparse.Namespace) -> int:
    """Do one act and say what was done. Raises Refused (a rule says no) or Changed (others were quicker)."""
    conference, pairs = _taken_apart(options.words)
    options.conference = conference
    if options.act not in ACTS:
        raise Trouble(f"“{options.act}” is no act; it is one of: {', '.join(ACTS)}.")
    station = station_of(options)
    try:
        where = zone(station.load().conference.zone)
        given = _arguments(options.act, pairs, options.expecting, str(where))
        code = options.session or station.session_now(station.clock.now())
        if not code:
            raise Trouble("There is no session with a list of speakers.")
        live = station.live(code)
        when = datetime.fromisoformat(_instant_text(options.at, str(where))) if options.at else None
        if when is None and options.act in GIVING and pressed_twice(live.floor, station.clock.now()):
            raise Refused("Ignored: pressed twice.")
        seen = _with_what_is_seen(options.act, given, live)
        if when is None and options.act in TAKING_BACK:
            done = TAKING_BACK[options.act](station, station.desk.role, code, **seen)
        elif when is None:
            done = station.do(code, options.act, **seen)
        else:
            done = station.enter(code, options.act, when, **seen)
    finally:
        station.close()
    answer(options, f"{done.sentence}.", _document(options.act, done, where))
    say(options, *done.warnings)
    return 0


def _taken_apart(words: list[str]) -> tuple[str, list[str]]:
    """The conference, if it was named, and the pairs after it."""
    name, equals, _ = words[0].partition("=") if words else ("", "=", "")
    paired = bool(equals) and (not name or name.isidentifier())
    return ("", words) if paired else (words[0], words[1:])


def _arguments(act: str, pairs: list[str], expecting: str, where: str) -> dict[str, object]:
    """The arguments given as NAME=VALUE, in the types of the rule. Raises Trouble with a sentence."""
    taken = inspect.signature(ACTS[act]).parameters
    given: dict[str, object] = {"expecting": expecting} if expecting else {}
    for pair in pairs:
        word, equals, value = pair.partition("=")
        name = WORDS.get(word, word)
        if not equals:
            raise Trouble(f"“{pair}” is not written as NAME=VALUE.")
        if name in given:
            raise Trouble(f"“{word}” is said twice.")
        given[name] = _read(value, taken[name].annotation, where) if name in taken else value
    try:
        return checked_arguments(act, given)
    except ValueError as error:
        raise Trouble(f"{error}.") from None


def _read(value: str, wanted: object, where: str) -> object:
    if wanted is int and value.removeprefix("-").isdecimal():
        return int(value)
    if wanted is bool:
        return _TRUE_OR_FALSE.get(value, value)
    return _instant_text(value, where) if wanted == datetime | None else value


def _instant_text(value: str, where: str) -> str:
    """An instant in ISO 8601 as it was written, with its own offset; a time without one is the venue's."""
    at = instant(value, where)
    return value.strip() if datetime.fromisoformat(value.strip()).tzinfo else at.isoformat()


def _with_what_is_seen(act: str, given: dict[str, object], live: SessionSnapshot) -> dict[str, object]:
    """Names the next speaker whom this command found, so that a change meanwhile is refused."""
    coming = next_on_floor(live)
    if act == "give_floor" and coming.act in GIVING and not given.keys() & {"request", "expecting"}:
        return {**given, "expecting": coming.request}
    return given


def _document(act: str, done: ActResult, where: Zone) -> dict[str, object]:
    return {
        "act": act,
        "session": done.live.session.code,
        "seq": done.entry.seq,
        "at": iso(done.entry.at, where),
        "said": done.sentence,
        "warnings": list(done.warnings),
        "floor": floor_document(done.live, done.entry.at, where),
    }


def rehearse(options: argparse.Namespace) -> int:
    """Play a script on a scratch copy: one JSON object for each show and each refusal; the conference is only
    read. A refusal is a result, not a failure.
    """
    with opened(options.script) as (script, name):
        play(address_of(options), lines_of(script, name), print)
    return 0
