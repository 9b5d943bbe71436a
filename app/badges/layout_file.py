"""A layout read from TOML: strictly, with a sentence for each mistake that names the line.

Never guesses: a word that is not known is refused with those there are.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from app.badges.layout import FIELDS, SHAPES, Layout, Part, Place, Rule
from app.badges.stocks import Stock, fits_its_page
from app.conference.entities import Category
from app.errors import Unreadable
from app.exchange.tables.toml_text import read_toml
from app.pdf.text import Weight

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "layouts"
ROLES = (
    "head_of_delegation", "member", "speaker", "panellist", "moderator", "observer", "staff", "interpreter",
    "press", "security",
)  # fmt: skip
_LONGEST_TEXT = 500
Check = Callable[[Any], str]


def read_layout(text: str, name: str) -> Layout:
    """The layout that a TOML text describes. Raises Unreadable naming the file, the line and the mistake."""
    read = read_toml(text, name)
    return _Reader(name, text, read).layout()


def shipped_text(shape: str) -> str:
    """The layout that comes with the program for cards of a shape, as TOML."""
    return (FOLDER / f"{shape}.toml").read_text(encoding="utf-8")


@cache
def shipped(shape: str) -> Layout:
    """The layout that comes with the program for cards of a shape."""
    if shape not in SHAPES:
        raise ValueError(f"there is no shape {shape}")
    return read_layout(shipped_text(shape), f"{shape}.toml")


@cache
def shipped_rules() -> tuple[Rule, ...]:
    """The bands that come with the program."""
    name = "bands.toml"
    text = (FOLDER / name).read_text(encoding="utf-8")
    return tuple(_Reader(name, text, read_toml(text, name)).rules())


def _number(least: float, most: float) -> Check:
    def wrong(value: Any) -> str:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return "" if is_number and least <= value <= most else f"must be a number from {least:g} to {most:g}"

    return wrong


def _whole(most: int) -> Check:
    def wrong(value: Any) -> str:
        is_whole = isinstance(value, int) and not isinstance(value, bool)
        return "" if is_whole and 1 <= value <= most else f"must be a whole number from 1 to {most}"

    return wrong


def _one_of(*words: str) -> Check:
    return lambda value: "" if value in words else f"must be one of {', '.join(words)}"


def _matching(pattern: str, what: str) -> Check:
    def wrong(value: Any) -> str:
        return "" if isinstance(value, str) and re.fullmatch(pattern, value) else f"must be {what}"

    return wrong


def _pair(value: Any) -> str:
    wrong = _number(0, 1000)
    is_pair = isinstance(value, list) and len(value) == 2 and not any(wrong(length) for length in value)
    return "" if is_pair else "must be two numbers in mm such as [85, 54]"


def _truth(value: Any) -> str:
    return "" if isinstance(value, bool) else "must be true or false"


_COLOUR = _matching("#[0-9a-fA-F]{6}", "a colour such as #1f3a5f")
_WORDS = _matching(f"[^\\x00-\\x1f]{{1,{_LONGEST_TEXT}}}", f"a text of 1 to {_LONGEST_TEXT} letters")
_FILE = _matching(r"[^/\\:\x00-\x1f]{1,100}\.(?i:png|jpe?g)", "a PNG or JPEG file beside the layout")
_PLACE = {"x": _number(0, 500), "y": _number(0, 500)}
_PART: dict[str, Check] = {
    "field": _one_of(*FIELDS),
    "text": _WORDS,
    "size": _number(2, 200),
    "colour": _COLOUR,
    "weight": _one_of(*(weight.name.lower() for weight in Weight)),
    "line": _number(0.8, 3),
    "space": _number(0, 10),
    "keeps": _truth,
    "modest": _truth,
    "at": _one_of("below", "foot"),
    **_PLACE,
    "width": _number(2, 500),
}
_TABLES: dict[str, dict[str, Check]] = {
    "card": {
        "width": _number(20, 500),
        "height": _number(15, 500),
        "margin": _number(0, 50),
        "align": _one_of("left", "centre"),
        "fold": _truth,
    },
    "band": {"height": _number(0, 100), "size": _number(2, 100)},
    "header": {"size": _number(2, 100)},
    "qr": {"size": _number(8, 200), **_PLACE},
    "logo": {"file": _FILE, "height": _number(2, 200), **_PLACE},
    "photo": {"height": _number(5, 200), **_PLACE},
    "stock": {
        "page": _pair,
        "card": _pair,
        "columns": _whole(50),
        "rows": _whole(50),
        "first": _pair,
        "pitch": _pair,
        "crop": _truth,
    },
}
_LISTS: dict[str, dict[str, Check]] = {
    "front": _PART,
    "back": _PART,
    "rule": {
        "role": _one_of(*ROLES),
        "category": _one_of(*(category.value for category in Category)),
        "words": _WORDS,
        "colour": _COLOUR,
    },
}
_NEEDED = {
    "card": ("width", "height"),
    "band": ("height", "size"),
    "header": ("size",),
    "qr": ("size",),
    "logo": ("file", "height"),
    "photo": ("height",),
    "stock": ("page", "card"),
    "front": ("size",),
    "back": ("size",),
    "rule": ("words", "colour"),
}


_BY_OTHER_NAMES = ("at", "field", "x", "y", "width")


def _place(fields: Mapping[str, Any]) -> Place | None:
    return (fields["x"], fields["y"]) if "x" in fields else None


class _Reader:
    """The tables of a file while they are checked."""

    def __init__(self, name: str, text: str, read: Mapping[str, Any]) -> None:
        self.name, self.text, self.read = name, text, read
        for table, value in read.items():
            if table not in _TABLES and table not in _LISTS:
                known = ", ".join((*_TABLES, *_LISTS))
                raise self._wrong(table, 0, "", f"“{table}” is not known; there are {known}")
            many = table in _LISTS
            if not isinstance(value, list if many else dict):
                raise self._wrong(table, 0, "", f"write [[{table}]]" if many else f"write [{table}]")
            for place, fields in enumerate(value if many else [value]):
                self._check(table, place, fields)

    def layout(self) -> Layout:
        """The layout of the checked tables."""
        if "card" not in self.read:
            raise Unreadable(f"{self.name}: the table [card] with width and height is missing.")
        card = self.read["card"]
        band, logo = self.read.get("band", {}), self.read.get("logo", {})
        front = tuple(self._parts("front"))
        if not any(part.field == "name" for part in front):
            raise Unreadable(f"{self.name}: no [[front]] has the field “name”.")
        return Layout(
            width=card["width"],
            height=card["height"],
            margin=card.get("margin", 4),
            centred=card.get("align") == "centre",
            fold=card.get("fold", False),
            band=band.get("height", 0),
            words=band.get("size", 7),
            header=self.read.get("header", {}).get("size", 0),
            qr=self.read.get("qr", {}).get("size", 0),
            logo=logo.get("height", 0),
            picture=logo.get("file", ""),
            photo=self.read.get("photo", {}).get("height", 0),
            qr_at=_place(self.read.get("qr", {})),
            logo_at=_place(logo),
            photo_at=_place(self.read.get("photo", {})),
            front=front,
            back=tuple(self._parts("back")),
            rules=tuple(self.rules()),
            stock=self._stock(),
        )

    def rules(self) -> Iterator[Rule]:
        """Who wears which band, in order."""
        for rule in self.read.get("rule", ()):
            yield Rule(**rule)

    def _parts(self, side: str) -> Iterator[Part]:
        seen = set[str]()
        for place, part in enumerate(self.read.get(side, ())):
            if ("field" in part) == ("text" in part):
                raise self._wrong(side, place, "", f"a [[{side}]] has either a field or a text")
            if part.get("field") in seen:
                raise self._wrong(side, place, "field", f"“{part['field']}” stands there twice")
            seen.add(part.get("field", ""))
            more = {"weight": Weight[part["weight"].upper()]} if "weight" in part else {}
            if "width" in part and "x" not in part:
                raise self._wrong(side, place, "width", "a width belongs to a place: write x and y too")
            held = {key: value for key, value in part.items() if key not in _BY_OTHER_NAMES}
            at = {"foot": part.get("at") == "foot", "place": _place(part), "wide": part.get("width", 0.0)}
            yield Part(part.get("field", ""), **(held | more | at))

    def _stock(self) -> Stock | None:
        if "stock" not in self.read:
            return None
        measures: dict[str, Any] = {
            key: tuple(value) if isinstance(value, list) else value
            for key, value in self.read["stock"].items()
        }
        stock = Stock("own", f"Your own sheet, from {self.name}", source="measured by you", **measures)
        stock = stock if "pitch" in measures else replace(stock, pitch=stock.card)
        if not fits_its_page(stock):
            raise self._wrong("stock", 0, "", "the cards overlap or hang over the edge of the page")
        return stock

    def _check(self, table: str, place: int, fields: Any) -> None:
        if not isinstance(fields, dict):
            raise self._wrong(table, place, "", f"write [[{table}]]")
        checks = _TABLES.get(table) or _LISTS[table]
        for key, value in fields.items():
            if key not in checks:
                raise self._wrong(
                    table, place, key, f"“{key}” is not known here; there are {', '.join(checks)}"
                )
            if wrong := checks[key](value):
                raise self._wrong(table, place, key, f"{table}.{key} {wrong}")
        if ("x" in fields) != ("y" in fields):
            key = "x" if "x" in fields else "y"
            raise self._wrong(table, place, key, f"{table} has x and y, or neither")
        for key in _NEEDED[table]:
            if key not in fields:
                raise self._wrong(table, place, "", f"{table}.{key} is missing")

    def _wrong(self, table: str, place: int, key: str, what: str) -> Unreadable:
        line = _line(self.text, table, place, key)
        return Unreadable(f"{self.name}, line {line}: {what}." if line else f"{self.name}: {what}.")


def _line(text: str, table: str, place: int, key: str) -> int:
    """The line, from 1, of a key of the n-th table of that name, or of the table itself; 0 when unknown."""
    count, header = -1, 0
    for number, line in enumerate(text.splitlines(), start=1):
        found = re.match(r"\s*(\[{1,2})?\s*[\"']?([\w.-]+)[\"']?", line)
        if found is None:
            continue
        if found[1]:
            if header and count == place:
                break
            if found[2] == table:
                count, header = count + 1, number
        elif (header and count == place and found[2] == key) or (not header and found[2] == table):
            return number
    return header
