"""What one card or row says, as plain values: all that panels and painters need to know."""

from dataclasses import dataclass

NEXT = "give_floor"
"""The row of the table that does what comes next, whatever that is: the green button, Space and F8."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several small buttons: its words, the key that does the same, its row of the table."""

    words: str
    key: str
    action: str


@dataclass(frozen=True, slots=True)
class NextTexts:
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

    `line` is drawn above the row, in the colour and stroke of what it `line_kind`: planned, hard, lane.
    """

    request: str
    name: str
    where: str
    time: str
    remarks: str
    line: str = ""
    line_kind: str = ""
    dim: bool = False
    unusual: bool = False
