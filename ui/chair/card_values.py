"""What one card or row says, as plain values: all that panels and painters need to know."""

from dataclasses import dataclass

_FSI, _PDI = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class FloorFace:
    """The card of who has the floor. `phase` is empty where no clock runs; `bar` names a colour."""

    caption: str
    name: str
    who: str = ""
    clock: str = ""
    clock_words: str = ""
    phase: str = ""
    bar: str = "hairline"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several small buttons: its words, the key that does the same, its row of the table."""

    words: str
    key: str
    action: str


@dataclass(frozen=True, slots=True)
class NextFace:
    """The card of what comes next. `action` is a row of the table, `button` its words; both may be empty.

    `choices` stand in the button's place; `reminds` frames the card with dots: nobody has the floor.
    """

    caption: str
    name: str
    who: str = ""
    then: str = ""
    action: str = ""
    button: str = ""
    bar: str = "next"
    choices: tuple[Choice, ...] = ()
    asks: bool = False
    reminds: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list of speakers; its number is never part of it.

    `line` is drawn above the row, in the colour and stroke of what it `means`: planned, hard, lane.
    """

    request: str
    name: str
    where: str
    time: str
    remarks: str
    line: str = ""
    means: str = ""
    dim: bool = False
    odd: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One entry of a list of notes: what it says, its state, a line below. `tone` names a colour."""

    key: str
    text: str
    state: str = ""
    below: str = ""
    tone: str = "muted"
    framed: bool = True
    dim: bool = False
    odd: bool = False


def isolated(text: str) -> str:
    """Outside text that keeps its own direction and leaves that of the line alone."""
    return f"{_FSI}{text}{_PDI}" if text else ""
