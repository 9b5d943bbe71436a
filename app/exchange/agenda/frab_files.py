"""frab's schedule taken apart, from XML or from JSON; what its words mean is decided elsewhere."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from app.errors import Unreadable
from app.exchange.agenda.json_files import as_dict, as_list, read_object
from app.exchange.tables.source import Source

_DEEPEST, _MOST_ELEMENTS = 20, 400_000
_LINE = " line"  # no XML name, so that it meets no attribute of the file


@dataclass(frozen=True, slots=True)
class Talk:
    """One event as the file says it: everything is still text, or whatever else the file holds."""

    line: int
    day: str
    day_start: str
    room: str
    fields: Mapping[str, Any]
    persons: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Schedule:
    """A schedule: its zone, the time of day at which its days begin, its events, its conference's acronym."""

    zone_name: str
    day_change: str
    talks: tuple[Talk, ...]
    acronym: str = ""


def from_xml(source: Source) -> Schedule:
    """The events of a schedule in XML. Raises Unreadable."""
    root = _parsed(source)
    if root.tag != "schedule" or root.find("day") is None:
        raise Unreadable(f"{source.name} is XML, but not a schedule of frab or pretalx.")
    head = root.find("conference")
    found = {} if head is None else {element.tag: (element.text or "").strip() for element in head}
    talks = (
        Talk(
            int(event.get(_LINE, "0")),
            day.get("date", ""),
            day.get("start", ""),
            room.get("name", ""),
            {
                **{name: event.get(name) for name in ("id", "guid", "code")},
                **{element.tag.rpartition("}")[2]: element.text for element in event},
                **{name: event.findall(f"{name}/*") for name in ("links", "attachments")},
            },
            tuple(element.text for element in event.findall("persons/person") or event.findall("person")),
        )
        for day in root.iterfind("day")
        for room in day.iterfind("room")
        for event in room.iterfind("event")
    )
    return Schedule(
        found.get("time_zone_name", ""),
        found.get("day_change", ""),
        tuple(talks),
        found.get("acronym", ""),
    )


def _parsed(source: Source) -> Element:
    class Numbered(TreeBuilder):
        """Notes at each event on which line it begins; refuses what is deeper or larger than any schedule."""

        deep = elements = 0

        def start(self, tag: str, attrs: dict[Any, Any], /) -> Element:
            self.deep, self.elements = self.deep + 1, self.elements + 1
            if self.deep > _DEEPEST or self.elements > _MOST_ELEMENTS:
                raise ValueError("no schedule is like that")
            if tag == "event":
                attrs = {**attrs, _LINE: str(above + parser.parser.CurrentLineNumber)}
            return super().start(tag, attrs)

        def end(self, tag: str, /) -> Element:
            self.deep -= 1
            return super().end(tag)

    text = source.data.lstrip(b" \t\r\n")  # before the declaration no XML may have a space, but some has
    above = source.data[: len(source.data) - len(text)].count(b"\n")
    parser = DefusedXMLParser(target=Numbered(), forbid_dtd=True)
    try:
        parser.feed(text)
        root: Element = parser.close()
    except ParseError as error:
        line = above + error.position[0]
        raise Unreadable(f"{source.name}, line {line}: this is not XML; export it again.") from None
    except DefusedXmlException:
        raise Unreadable(f"{source.name} defines entities of its own, as no schedule does.") from None
    except (ValueError, LookupError):
        raise Unreadable(f"{source.name} is not XML that can be read; export it again.") from None
    return root


def is_frab(read: Mapping[str, Any]) -> bool:
    """Whether an object from JSON is a schedule of frab."""
    return bool(as_list(_head(read).get("days")))


def _head(read: Mapping[str, Any]) -> dict[str, Any]:
    return as_dict((as_dict(read.get("schedule")) or read).get("conference"))


def from_json(source: Source) -> Schedule:
    """The events of a schedule in JSON. Raises Unreadable."""
    read, text = read_object(source)
    head = _head(read)
    talks = (*_json_talks(as_list(head.get("days")), text), *_second_talks(read, head, text))
    said = (str(head.get(name) or "") for name in ("time_zone_name", "day_change", "acronym"))
    zone_name, day_change, acronym = said
    return Schedule(zone_name, day_change, talks, acronym)


def _json_talks(days: Iterable[Any], text: str) -> Iterator[Talk]:
    line_of = _lines(text)
    for day in map(as_dict, days):
        for room, events in as_dict(day.get("rooms")).items():
            for event in map(as_dict, as_list(events)):
                yield Talk(
                    line_of(event),
                    str(day.get("date") or ""),
                    str(day.get("day_start") or ""),
                    room,
                    event,
                    tuple(as_list(event.get("persons"))),
                )


def _second_talks(read: Mapping[str, Any], head: Mapping[str, Any], text: str) -> Iterator[Talk]:
    """The second form, as the hub of CCC writes it: all events in one list, their rooms and tracks beside."""
    line_of = _lines(text)
    tracks = {track.get("slug"): track.get("name") for track in map(as_dict, as_list(head.get("tracks")))}
    for event in map(as_dict, as_list(as_dict(read.get("schedule")).get("events"))):
        room, track = event.get("room"), event.get("track")
        fields = event | {
            "room": as_dict(room).get("name") or room,
            "track": tracks.get(as_dict(track).get("slug")) or as_dict(track).get("name") or track,
        }
        people = as_list(event.get("participants")) or as_list(event.get("persons"))
        yield Talk(line_of(event), "", "", "", fields, tuple(people))


def _lines(text: str) -> Callable[[Mapping[str, Any]], int]:
    """A function that gives the line (from 1) of an event; to be asked in the order of the file."""
    place = line = 0

    def line_of(event: Mapping[str, Any]) -> int:
        nonlocal place, line
        found = text.find(f'"{event.get("guid") or event.get("id")}"', place)
        if found >= 0:
            line += text.count("\n", place, found)
            place = found
        return line + 1

    return line_of
