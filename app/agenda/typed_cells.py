"""A cell of the agenda as somebody typed it: from words to the edited session, or a sentence why not."""

import re
from datetime import timedelta

from app.agenda import item_edits as edit
from app.agenda.durations import typed_duration
from app.agenda.plan import PlannedItem
from app.conference.sessions import Session
from app.times import Zone, duration_text, millis, parse_clock

_WHO = re.compile(r"(?P<speaker>.*?)\s*(?:\((?P<entity>[^()]*)\))?\s*")
_SOFT = ("", "soft", "follows", "-")
_HALF_A_DAY = timedelta(hours=12)


def typed_cell(session: Session, number: str, column: str, text: str, where: Zone) -> Session:
    """The session with what was typed into a column of an item. Raises ValueError with a sentence."""
    part = edit.part_of(session, number)
    match column:
        case "title":
            if not text.strip():
                raise ValueError("An item needs a title")
            return edit.set_title(session, number, text)
        case "start":
            return _start(session, part, text, where)
        case "length":
            return edit.set_duration(session, number, typed_duration(text, part.start, where))
        case "end":
            return edit.set_duration(session, number, typed_duration(f"until {text}", part.start, where))
        case "who":
            found = _WHO.fullmatch(text.strip())
            assert found is not None  # every text has a speaker, empty or not
            return edit.set_speaker(session, number, found["speaker"], found["entity"] or "")
        case "mode":
            return edit.set_mode(session, number, "room" if text.strip() == "in room" else text.strip())
    return edit.set_words(session, number, column, text)


def written_cell(part: PlannedItem, column: str) -> str:
    """What stands in a cell when somebody begins to write in it."""
    item = part.item
    if column == "who":
        entity = f" ({item.entity})" if item.entity else ""
        return f"{item.speaker}{entity}".strip()
    if column == "length":
        return duration_text(millis(part.end - part.start))
    return str(getattr(item, column, ""))


def _start(session: Session, part: PlannedItem, text: str, where: Zone) -> Session:
    """A time of the venue's clock, the nearest to where the item stands; nothing makes it follow."""
    if text.strip(" ■").casefold() in _SOFT:
        return edit.set_soft(session, part.item.number)
    at = parse_clock(text.strip(" ■"), part.start - _HALF_A_DAY, where)
    return edit.set_hard(session, part.item.number, at)
