"""From a conference to badges: whose, in which order, by which layout; and the calibration page."""

from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any

from anyascii import anyascii
from PIL import Image

from app.badges.boxes import Box, boxes, clash
from app.badges.face import BadgeFace, badge_face, who_gets_a_badge
from app.badges.job import NOT_PRINTED, SORTS, BadgeJob, Nobody
from app.badges.layout import SHAPES, Layout, shape_of
from app.badges.layout_file import read_layout, shipped, shipped_text
from app.badges.marks import print_calibration
from app.badges.sheets import Pictures, Sheets, missing_in, print_badges
from app.badges.stocks import Stock, stock_called
from app.conference.conference import Conference
from app.conference.entities import Category
from app.conference.french_order import in_french_order
from app.conference.registrants import Registrant, category_of
from app.errors import Trouble, Unreadable
from app.live.snapshot import ConferenceSnapshot
from app.pdf.pictures import Picture, picture
from app.protection.rows import with_hidden
from app.text.numbers import counted
from app.text.writable import first_unwritable

_MOST_OFFSET = 20.0
_DEFAULT = "a4"
_LOGO = 1.2
"""The height of a logo in mm, for each point of the header's letters beside it."""
BEING_WRITTEN = "The layout"


@dataclass(frozen=True, slots=True)
class Kept:
    """What the conference keeps for its badges: layouts by shape (TOML), pictures by name (base64).

    `printed` are the numbers of those whose badge is on paper.
    """

    layouts: Mapping[str, str]
    pictures: Mapping[str, str]
    printed: AbstractSet[str] = frozenset()
    logo: str = ""
    """The picture that is the conference's logo, for layouts that come with the program."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A file of badges: a sentence about it, and the numbers of those whose badges are in it, in order.

    `sheets` is how it is laid out, `sides` how many pages a sheet has. `groups` are the words by which the
    group of the first of them is asked for.
    """

    sentence: str
    registrants: tuple[str, ...]
    sheets: Sheets
    sides: int = 1
    groups: AbstractSet[str] = frozenset()

    def on_pages(self, pages: int) -> tuple[str, ...]:
        """Whose badges stand on the first so many pages."""
        places = pages // self.sides * self.sheets.stock.on_a_sheet
        return self.registrants[: max(places - self.sheets.start_at + 1, 0)]


def badges(loaded: ConferenceSnapshot, kept: Kept, job: BadgeJob, path: Path) -> Printed:
    """Write the badges of a job as PDF.

    Raises Trouble where the job asks for what there is not, Unsaved when `path` cannot be written.
    """
    layout, stock, logo = _looks(kept, job)
    people = chosen(loaded, job, kept.printed)
    faces = _faces(loaded, people, layout)
    sheets = Sheets(stock, job.start_at, job.crop, job.duplex, _offset(job))
    report = print_badges(
        faces, path, stock=sheets, layout=layout, pictures=Pictures(logo, _photos(job.photos))
    )
    sentence = f"Saved {counted(report.badges, 'badge')} on {counted(report.pages, 'page')}: {path}."
    sides = 2 if job.duplex and not layout.fold else 1
    numbers = tuple(person.number for person in people)
    groups = _groups(loaded, people[0])
    return Printed(sentence + _about(dict(report.missing)), numbers, sheets, sides, groups)


def lacking(loaded: ConferenceSnapshot, kept: Kept, job: BadgeJob) -> str:
    """A sentence on whose badges have letters that no font has, before printing; empty when none has."""
    layout, _, _ = _looks(kept, job)
    people = chosen(loaded, job, kept.printed)
    faces = _faces(loaded, people, layout)
    return _about(dict(missing_in(faces))).strip()


def _faces(loaded: ConferenceSnapshot, people: Iterable[Registrant], layout: Layout) -> Iterator[BadgeFace]:
    for person in people:
        face = badge_face(person, loaded.entities.get(person.entity), loaded.conference, layout.rules)
        yield with_hidden(loaded.protection, face, "position")


@dataclass(frozen=True, slots=True)
class Designed:
    """One side of one person's badge as it is made: its card in mm, its boxes, its page in the file.

    `scale`: mm of the card to one of the layout. `clash`: a sentence where parts stand over each other.
    """

    registrant: str
    name: str
    card: tuple[float, float]
    boxes: tuple[Box, ...]
    page: int
    scale: float
    turned: bool
    low: float
    clash: str

    def on_grid(self, box: Box, x: float, y: float) -> tuple[float, float]:
        """Where a box goes that is let go at x, y on the card: on the layout's grid of whole mm."""
        if self.turned:
            x, y = self.card[0] - x - box.width, self.card[1] / 2 - y - box.height
        else:
            y -= self.low
        return max(round(x / self.scale), 0), max(round(y / self.scale), 0)


def designed(loaded: ConferenceSnapshot, kept: Kept, job: BadgeJob, path: Path, *, back: bool) -> Designed:
    """The badge of the first person of a job, as PDF, with the boxes of one side. Raises as `badges`.

    What the layout has and this person has not stands there by its name, a photo as a grey one.
    """
    layout, stock, logo = _looks(kept, job)
    person = chosen(loaded, job, kept.printed)[0]
    (face,) = _faces(loaded, [person], layout)
    parts = {part.field for part in (*layout.front, *layout.back)}
    lacking: dict[str, Any] = {name: f"‹{name}›" for name in parts - {"", "name"} if not getattr(face, name)}
    face = replace(face, photo=face.photo or "none", **lacking)
    photos, grey = _photos(job.photos), picture(_grey(), photo=True)
    pictures = Pictures(logo, lambda name: photos(name) or grey)
    sheets = Sheets(stock.alone, duplex=True)
    print_badges([face], path, stock=sheets, layout=layout, pictures=pictures)
    found = boxes(face, layout, sheets.stock.card, logo, bool(layout.photo), back)
    shown = loaded.protection.as_public(person)
    card = sheets.stock.card
    return Designed(
        person.number,
        shown.full_name,
        card,
        found,
        page=int(back and not layout.fold),
        scale=layout.scale_on(*card),
        turned=layout.fold and back,
        low=card[1] / 2 if layout.fold and not back else 0.0,
        clash=clash(found, card),
    )


def _grey() -> bytes:
    """A picture of nobody."""
    held = BytesIO()
    Image.new("RGB", (30, 40), "#c9ced4").save(held, "PNG")
    return held.getvalue()


def calibration(kept: Kept, job: BadgeJob, path: Path) -> str:
    """Print the page that shows how far a printer is off. Raises Trouble, Unsaved."""
    _, stock, _ = _looks(kept, job)
    print_calibration(stock, path)
    return f"Saved the calibration page of {stock.code}: {path}."


def layout_text(kept: Kept, stock: str, *, own: bool = False) -> str:
    """The layout for a stock as TOML: the one that is kept, else that of the program. Raises Trouble."""
    shape = shape_of(*_stock(kept, None, stock).card)
    return shipped_text(shape) if own else kept.layouts.get(shape) or shipped_text(shape)


def layout_to_keep(
    name: str, text: str, folder: Path | None, there: Mapping[str, str] = MappingProxyType({})
) -> tuple[str, dict[str, str]]:
    """The shape of cards that a layout is for, and its pictures as base64.

    They come from the folder, else from those that are `there`. Raises Unreadable.
    """
    layout = read_layout(text, name)
    if where := first_unwritable(layout):
        raise Unreadable(f"{name}: {where[:1].lower()}{where[1:]}.")
    if not layout.picture:
        return layout.shape, {}
    data = _bytes(folder / layout.picture) if folder else None
    if data is None and layout.picture in there:
        return layout.shape, {layout.picture: there[layout.picture]}
    if data is None or picture(data) is None:
        raise Unreadable(f"{name}: no readable PNG or JPEG {layout.picture} lies beside it.")
    return layout.shape, {layout.picture: b64encode(data).decode()}


@dataclass(frozen=True, slots=True)
class BadgePerson:
    """Somebody who gets a badge, as a list shows them; `printed`: theirs is on paper."""

    number: str
    name: str
    delegation: str
    printed: bool


def people_due(loaded: ConferenceSnapshot, kept: Kept) -> tuple[BadgePerson, ...]:
    """Everybody who gets a badge, in French order; of a protected person the alias alone."""
    due = map(loaded.protection.as_public, who_gets_a_badge(loaded.registrants, loaded.entities))
    return tuple(
        BadgePerson(
            who.number,
            who.full_name,
            loaded.entities[who.entity].short if who.entity in loaded.entities else who.entity,
            who.number in kept.printed,
        )
        for who in due
    )


def chosen(
    loaded: ConferenceSnapshot, job: BadgeJob, printed: AbstractSet[str] = frozenset()
) -> list[Registrant]:
    """Who gets a badge by a job, in its order. Raises Trouble when that is nobody or an order is unknown."""
    if job.sort not in SORTS:
        raise Trouble(f"There is no order “{job.sort}”; choose one of {', '.join(SORTS)}.")
    people = _asked(loaded, job.only, printed)
    if job.among or job.without:
        among, without = _words(job.among), _words(job.without)
        people = [
            person
            for person in people
            if (not among or _groups(loaded, person) & among) and not _groups(loaded, person) & without
        ]
    if not people:
        raise Nobody("Nobody gets a badge by that choice; nothing was printed.")
    return sorted(people, key=_ORDERS[job.sort]) if job.sort in _ORDERS else people


def _asked(loaded: ConferenceSnapshot, only: str, printed: AbstractSet[str]) -> list[Registrant]:
    wanted = _words(only)
    fresh = NOT_PRINTED in wanted
    wanted.discard(NOT_PRINTED)
    people = who_gets_a_badge(loaded.registrants, loaded.entities)
    if wanted:
        due = {person.number for person in people}
        people = in_french_order(
            (
                registrant
                for registrant in loaded.registrants
                if _is_asked(loaded, registrant, wanted, registrant.number in due)
            ),
            loaded.entities,
        )
    return [person for person in people if not (fresh and person.number in printed)]


def _is_asked(loaded: ConferenceSnapshot, person: Registrant, wanted: AbstractSet[str], is_due: bool) -> bool:
    """Whether a person is asked for: anybody by number or “all”, by a group only who is due a badge."""
    if wanted & {"all", person.number.casefold()}:
        return True
    return is_due and bool(wanted & _groups(loaded, person))


def _words(text: str) -> set[str]:
    return {word.strip().casefold() for word in text.split(",")} - {""}


def _groups(loaded: ConferenceSnapshot, person: Registrant) -> set[str]:
    """The words by which a group is asked for to which this person belongs."""
    category = category_of(person, loaded.entities.get(person.entity))
    kind = _category_words(category, loaded.conference) if category else set[str]()
    return {person.entity.casefold(), person.role, person.category.casefold(), *kind}


def _category_words(category: Category, conference: Conference) -> set[str]:
    """How a person may name a category: by the word of this conference, of the OSCE, of the program."""
    words = (conference.category_name(category), *(category.words(osce) for osce in (True, False)))
    return {category.value, *(word.casefold() for word in words)}


def _name(person: Registrant) -> tuple[str, str, str]:
    family, given = (person.alias, "") if person.alias else (person.family or person.given, person.given)
    return anyascii(family).casefold(), anyascii(given).casefold(), person.number


# The French order, which stands already, is kept where these leave two alike.
_ORDERS: dict[str, Callable[[Registrant], tuple[object, ...]]] = {
    "name": _name,
    "entity": lambda person: (person.entity, *_name(person)),
    "category": lambda person: (person.category,),
    "role": lambda person: (person.role,),
    "number": lambda person: (person.number,),
    "registered": lambda person: (person.registered_at is None, person.registered_at, person.number),
}


def _looks(kept: Kept, job: BadgeJob) -> tuple[Layout, Stock, Picture | None]:
    """The layout, the stock and the logo of a job."""
    if job.text:
        layout = read_layout(job.text, BEING_WRITTEN)
        stock = _stock(kept, layout, job.stock)
        _, pictures = layout_to_keep(BEING_WRITTEN, job.text, job.folder, kept.pictures)
    elif job.layout is not None:
        name = job.layout.name
        layout = read_layout(text_of(job.layout), name)
        stock = _stock(kept, layout, job.stock)
        _, pictures = layout_to_keep(name, text_of(job.layout), job.layout.parent)
    else:
        stock = _stock(kept, None, job.stock)
        shape = shape_of(*stock.card)
        pictures = dict(kept.pictures)
        if shape in kept.layouts:
            layout = read_layout(kept.layouts[shape], shape)
        elif kept.logo in pictures:
            own = shipped(shape)
            layout = replace(own, logo=own.header * _LOGO, picture=kept.logo)
        else:
            layout = shipped(shape)
    logo = pictures.get(layout.picture)
    return layout, stock.alone if job.single else stock, picture(b64decode(logo)) if logo else None


def _stock(kept: Kept, layout: Layout | None, code: str) -> Stock:
    layouts = (
        [layout]
        if layout
        else [read_layout(kept.layouts[shape], shape) for shape in SHAPES if shape in kept.layouts]
    )
    own = next((known.stock for known in layouts if known.stock), None)
    return stock_called(code or (own.code if own else _DEFAULT), own)


def _offset(job: BadgeJob) -> tuple[float, float]:
    if max(map(abs, job.offset)) > _MOST_OFFSET:
        raise Trouble(f"An offset is at most {_MOST_OFFSET:g} mm.")
    return job.offset


def _photos(folder: Path | None) -> Callable[[str], Picture | None]:
    """Photos by their file's name, never from outside the folder."""

    def photo(name: str) -> Picture | None:
        data = _bytes(folder / Path(name.replace("\\", "/")).name) if folder else None
        return picture(data, photo=True) if data else None

    return photo


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except (OSError, ValueError):
        return None


def text_of(path: Path) -> str:
    """A layout's text from its file. Raises Unreadable."""
    data = _bytes(path)
    if data is None:
        raise Unreadable(f"{path.name} cannot be read.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name} is not UTF-8; save it as UTF-8.") from None


def _about(missing: Mapping[str, str]) -> str:
    if not missing:
        return ""
    return f" No font has some letters of {', '.join(missing)}; their Latin form is printed."
