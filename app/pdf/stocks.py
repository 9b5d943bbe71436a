"""Badge stocks by millimetres: sheets of labels and single cards.

`source` says where the measures come from. Never guesses: what no data sheet confirmed is marked so.
"""

from dataclasses import dataclass

from app.trouble import Trouble

A4 = (210.0, 297.0)
LETTER = (215.9, 279.4)


@dataclass(frozen=True, slots=True)
class Stock:
    """A sheet of cards: page and card as (width, height), upper left corner of the first, pitches; in mm.

    `crop`: the sheet is plain and is cut, so crop marks are printed.
    """

    code: str
    name: str
    page: tuple[float, float]
    card: tuple[float, float]
    columns: int = 1
    rows: int = 1
    first: tuple[float, float] = (0.0, 0.0)
    pitch: tuple[float, float] = (0.0, 0.0)
    crop: bool = False
    source: str = ""

    @property
    def on_a_sheet(self) -> int:
        """How many cards a sheet holds."""
        return self.columns * self.rows

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner in mm of a place counted from 0, row by row."""
        row, column = divmod(place, self.columns)
        return self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]


_ALL = (
    Stock(
        "a4", "A4, ten cards of 85 × 54 to be cut", A4, (85, 54), 2, 5, (20, 13.5), (85, 54), True,
        "our own sheet: cards edge to edge in the middle of A4",
    ),
    Stock(
        "l4784", "Avery Zweckform L4784, ten of 85 × 54", A4, (85, 54), 2, 5, (17.5, 13.5), (90, 54), False,
        "not confirmed by a data sheet; gLabels 3.4.1 lists L4784 as 80 × 50 like L4785: print a test page",
    ),
    Stock(
        "l4785", "Avery Zweckform L4785, ten of 80 × 50", A4, (80, 50), 2, 5, (17.5, 13.5), (95, 55), False,
        "gLabels 3.4.1 template database (80 × 50, pitch 95 × 55, first corner 18/13), centred on the sheet",
    ),
    Stock(
        "l4786", "Avery Zweckform L4786, 27 of 63.5 × 29.6",
        A4, (63.5, 29.6), 3, 9, (7.25, 15.3), (66, 29.6), False,
        "not confirmed by a data sheet; laid out as common 27-label sheets of this size: print a test page",
    ),
    Stock(
        "avery5392", "Avery 5392, six of 4 × 3 in",
        LETTER, (101.6, 76.2), 2, 3, (6.35, 25.4), (101.6, 76.2), False,
        "two independent public templates agree: 4 × 3 in, left 0.25 in, top 1 in",
    ),
    Stock("a6", "A6 upright, one card", (105, 148), (105, 148), source="ISO 216"),
    Stock("a7", "A7 upright, one card", (74, 105), (74, 105), source="ISO 216"),
    Stock("cr80", "CR80 card", (85.6, 53.98), (85.6, 53.98), source="ISO/IEC 7810, ID-1"),
)  # fmt: skip

STOCKS = {stock.code: stock for stock in _ALL}


def stock_called(code: str) -> Stock:
    """The stock of a code, in any case. Raises Trouble naming those there are."""
    found = STOCKS.get(code.strip().lower())
    if found is None:
        raise Trouble(f"There is no stock “{code}”; choose one of {', '.join(STOCKS)}.")
    return found
