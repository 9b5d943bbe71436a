"""`rostrum settings` and `rostrum entity`: what a conference is set to, and its States and organizations."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.commands.common import answer, station_of
from app.errors import Changed, Refused, Trouble

if TYPE_CHECKING:
    from app.conference.entities import Entity
    from app.live.snapshot import ConferenceSnapshot
    from app.settings.changes import Change
    from app.station.station import Station

_COLUMNS = "name, short_form, article, category, name_fr, fr_sort, abbreviation, seat, places, note"
_EXPECTING = "the revision that you saw; exit 5 where it is another by now"


def add_verbs(
    verbs: "argparse._SubParsersAction[Any]",
    verb: Callable[..., argparse.ArgumentParser],
) -> None:
    """The options of both verbs; `verb` makes one."""
    shown = verb(verbs, "settings", "the settings as TOML, or others", "settings.run")
    shown.add_argument(
        "--set",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="typed as people type; may be repeated",
    )
    shown.add_argument("--file", metavar="TOML", default="", help="take over what this file says")
    shown.add_argument("--logo", metavar="FILE", default="", help="a PNG or JPEG for screens, badges, papers")
    shown.add_argument("--expecting", metavar="REVISION", type=int, default=0, help=_EXPECTING)
    entity = verb(verbs, "entity", "States and organizations", "settings.entity", conference=False)
    entity.add_argument("conference", metavar="CONFERENCE", help="a .rostrum file or a postgresql:// address")
    acts = entity.add_subparsers(metavar="ACT", required=True, parser_class=type(shown))
    every = []
    for act, words in _ACTS.items():
        made = verb(acts, act, words, "settings.entity", conference=False)
        made.set_defaults(act=act)
        every.append(made)
    listed, added, changed, removed, moved, merged = every
    listed.add_argument("--world", action="store_true", help="the States of the world, which can be added")
    added.add_argument(
        "names", metavar="NAME", nargs="*", help="a State in six languages, or a new organization"
    )
    added.add_argument("--members", metavar="SET", default="", help="all of: un, osce")
    added.add_argument("--list", metavar="FILE", default="", help="one name a line")
    added.add_argument("--category", default="", help="that of a new organization (default: international)")
    changed.add_argument("code", metavar="CODE")
    changed.add_argument("set", metavar="COLUMN=VALUE", nargs="+", help=_COLUMNS)
    removed.add_argument("code", metavar="CODE")
    moved.add_argument("code", metavar="CODE")
    moved.add_argument("by", metavar="BY", type=int, help="so many places down; negative: up")
    merged.add_argument("keep", metavar="KEEP", help="the code to keep")
    merged.add_argument("give_up", metavar="GIVE_UP", help="the code that goes into it")
    for writes in every[1:]:
        writes.add_argument("--expecting", metavar="REVISION", type=int, default=0, help=_EXPECTING)


_ACTS = {
    "list": "who may be represented",
    "add": "a State or organization more",
    "change": "its name, short form, article, category, French key, seat, places",
    "remove": "take out one that nothing names",
    "move": "to another place in the list",
    "merge": "two that are one: whatever names one then names the other",
}


def run(options: argparse.Namespace) -> int:
    """Show the settings, or change some of them in one revision."""
    from app.settings.editor import Settings
    from app.settings.files import read_changes, settings_text
    from app.station.settings.desk import SettingsDesk

    station = station_of(options)
    try:
        loaded = _seen(station, options)
        if not (options.set or options.file or options.logo):
            limits = {session.code: session.limit_ms for session in loaded.sessions}
            text = settings_text(loaded.conference, limits)
            answer(options, text.rstrip(), {"settings": text, "revision": loaded.data_version})
            return 0
        now, desk = Settings(loaded.conference, loaded.sessions), SettingsDesk(station)
        if options.logo:
            if options.set or options.file:
                raise Trouble("Give a logo, or other settings; each is a change of its own.")
            change = desk.logo_of(Path(options.logo))
        elif options.file:
            path = Path(options.file)
            values = read_changes(path, loaded.conference)
            change = _asked(lambda: now.set_all(_known(values, loaded, path), f"The settings of {path.name}"))
        else:
            change = _asked(lambda: now.typed_all(map(_pair, options.set)))
        written = desk.write(change)
        _say(options, written, station)
    finally:
        station.close()
    return 0


def entity(options: argparse.Namespace) -> int:
    """List, add, change, move or merge States and organizations."""
    from app.settings.entities import Entities
    from app.station.settings.desk import SettingsDesk

    station = station_of(options)
    try:
        if options.act == "list":
            return _list(options, station)
        loaded = _seen(station, options)
        held, desk = Entities(loaded.conference, loaded.entities), SettingsDesk(station)
        match options.act:
            case "add":
                written = desk.write(_asked(lambda: held.add(_new(options, loaded))))
            case "change":
                written = desk.write(_asked(lambda: held.typed_all(options.code, map(_pair, options.set))))
            case "move":
                written = desk.write(_asked(lambda: held.move(options.code, options.by)))
            case "remove":
                written = desk.remove(options.code)
            case _:
                written = desk.merge(options.keep, options.give_up)
        _say(options, written, station)
    finally:
        station.close()
    return 0


def _seen(station: "Station", options: argparse.Namespace) -> "ConferenceSnapshot":
    """The rows as they are. Raises Changed where the person saw others."""
    loaded = station.load()
    if getattr(options, "expecting", 0) not in (0, loaded.data_version):
        raise Changed(f"The conference is at revision {loaded.data_version} by now; look at it again.")
    return loaded


def _asked(make: "Callable[[], Change]") -> "Change":
    try:
        return make()
    except ValueError as no:
        raise Refused(f"{no}.") from None


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise Trouble(f"“{text}” is no NAME=VALUE.")
    return name.strip(), value


def _known(
    values: "dict[tuple[str, ...], object]", loaded: "ConferenceSnapshot", path: Path
) -> "dict[tuple[str, ...], object]":
    codes = {session.code for session in loaded.sessions}
    for kind, code, *_ in values:
        if kind == "session" and code not in codes:
            raise Refused(f"{path.name}: session_limits.{code} is of no session of this conference.")
    return values


def _new(options: argparse.Namespace, loaded: "ConferenceSnapshot") -> "list[Entity]":
    from app.conference.entities import Category
    from app.settings.entities import category_called
    from app.settings.members import from_list, members, proposed

    held = loaded.entities.values()
    category = category_called(options.category, loaded.conference) if options.category else Category.IO
    new = list(members(options.members)) if options.members else []
    if options.list:
        try:
            text = Path(options.list).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise Trouble(f"{options.list} cannot be read as a text in UTF-8.") from None
        new += from_list(text, held, category)
    return [*new, *(proposed(name, held, category) for name in options.names)]


def _list(options: argparse.Namespace, station: "Station") -> int:
    from app.conference.known_names import states
    from app.settings.entities import COLUMNS, Entities

    loaded = station.load()
    if options.world:
        world = [{"code": state.code, "names": list(state.names)} for state in states().values()]
        text = "\n".join(f"{state.code}  {' · '.join(state.names)}" for state in states().values())
        answer(options, text, {"states": world})
        return 0
    held = Entities(loaded.conference, loaded.entities)
    rows = [
        {column: code if column == "code" else held.shown(code, column) for column in COLUMNS}
        for code in loaded.entities
    ]
    text = "\n".join(f"{row['code']}  {row['name']}  ({row['category']})" for row in rows)
    answer(options, text, {"entities": rows, "revision": loaded.data_version})
    return 0


def _say(options: argparse.Namespace, written: "Change", station: "Station") -> None:
    sentence = f"{written.words}."
    answer(options, sentence, {"said": sentence, "revision": station.load().data_version})
