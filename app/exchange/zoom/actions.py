"""Teams’ list of who came and went (2020): a line for each “Joined” and “Left”, made into stays."""

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from app.exchange.plan import Problem
from app.exchange.tables.cells import brief, sentence
from app.exchange.tables.headers import Columns, plain
from app.exchange.tables.lines import Line

_LEFT = re.compile(
    r"\b(?:left|leaves|verlass\w*|ausgetreten|quitte\w*|sorti\w*|partie?|uscit\w|abbandon\w+|salio|salido|"
    r"abandon\w+|покин\w+|выш\w+|уш[ел]\w*|отключ\w+)\b"
)
_JOINED = re.compile(
    r"\b(?:join\w*|beigetreten|beitritt|rejoint\w*|arrive\w*|entre\w?|partecip\w+|accesso|access[io]|"
    r"entrat\w|unit[oa]|iscritt\w|aggiunt\w|unid[oa]|unio|incorpora\w+|entrad\w|entro|присоедин\w+|"
    r"вош\w+|подключ\w+)\b"
)
_FIELDS = ("name", "email", "joined_at", "left_at")


@dataclass(slots=True)
class _Stay:
    """From where somebody joined until where the same person left, as the file writes both."""

    line: int
    who: tuple[str, str]
    joined: str
    left: str = ""


def stays_of(
    lines: Sequence[Line], columns: Columns, cell: Callable[[Line, str], str], at: Callable[[str], datetime]
) -> tuple[Columns, tuple[Line, ...], list[Problem], int]:
    """The columns and lines of a report with joins and leaves; problems; how many are still there at its end.

    Each person's lines follow one another in time. Somebody who has joined already joins with another device;
    a second “Left” is that of the other one. Who has not left is there until the last moment of the list.
    `at` reads a time; ValueError where it cannot.
    """
    open_stays: dict[tuple[str, str], _Stay] = {}
    last: dict[tuple[str, str], _Stay] = {}
    stays: list[_Stay] = []
    problems: list[Problem] = []
    for line in lines:
        who, text = (cell(line, "name"), cell(line, "email")), cell(line, "timestamp")
        action = plain(cell(line, "user_action"))
        if left := bool(_LEFT.search(action)):
            stay = open_stays.pop(who, None) or last.get(who)
            if stay is not None:
                stay.left = text
                continue
        elif _JOINED.search(action):
            if who not in open_stays:
                open_stays[who] = last[who] = _Stay(line.number, who, text)
                stays.append(last[who])
            continue
        what = "left, and had not joined" if left else f"“{brief(action)}” is neither joining nor leaving"
        problems.append(Problem(line.number, sentence(columns.title("user_action"), what)))
    moments = _read(lines, cell, at)
    end = max(moments, key=moments.__getitem__) if moments else ""
    header = tuple(columns.title(name) for name in ("name", "email", "timestamp", "timestamp"))
    made = tuple(Line(stay.line, (*stay.who, stay.joined, stay.left or end)) for stay in stays)
    places = {name: place for place, name in enumerate(_FIELDS)}
    return replace(columns, places=places, header=header), made, problems, len(open_stays)


def _read(
    lines: Sequence[Line], cell: Callable[[Line, str], str], at: Callable[[str], datetime]
) -> dict[str, datetime]:
    """The times that can be read, each as it is written."""
    moments = {}
    for line in lines:
        with suppress(ValueError):
            moments[cell(line, "timestamp")] = at(cell(line, "timestamp"))
    return moments
