"""What is asked of the badge printer: for whom, in which order, on what. Values only."""

from dataclasses import dataclass
from pathlib import Path

from app.errors import Trouble

SORTS = {
    "french": "French order of delegations, then name",
    "name": "name",
    "entity": "code of the delegation, then name",
    "category": "category, then French order",
    "role": "role, then French order",
    "number": "number",
    "registered": "when they registered",
}
NOT_PRINTED = "not-printed"


class Nobody(Trouble):
    """A choice by which nobody gets a badge."""


@dataclass(frozen=True, slots=True)
class BadgeJob:
    """One print of badges.

    `stock` is a code, or empty for the layout's own sheet, else A4. `only` is empty for those in the room and
    confirmed; or, with commas, "not-printed", codes of delegations, categories and roles among them; numbers
    and "all" stand for anybody. `offset` is in mm to the right and down. `layout` is a file in place of the
    layout that is kept, `photos` the folder of the photos that registrants name. `text` is a layout that is
    being written, its new pictures in `folder`. `calibration`: the page that shows how far a printer is off.
    `single`: each badge is a page of its own size, whatever sheet its stock is. `among` are groups as in
    `only`, to which the others are left out; `without` groups that are left out.
    """

    stock: str = ""
    only: str = ""
    sort: str = "french"
    start_at: int = 1
    crop: bool = False
    duplex: bool = False
    offset: tuple[float, float] = (0.0, 0.0)
    layout: Path | None = None
    photos: Path | None = None
    text: str = ""
    folder: Path | None = None
    calibration: bool = False
    single: bool = False
    among: str = ""
    without: str = ""
