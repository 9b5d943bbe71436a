"""Badge stocks by millimetres: sheets of labels and single cards.

`source` says where the measures come from. Never guesses: what no data sheet confirmed is marked so.
"""

from dataclasses import dataclass

from app.errors import Trouble

A4 = (210.0, 297.0)
LETTER = (215.9, 279.4)
_HAIR = 0.01


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

    @property
    def alone(self) -> "Stock":
        """One card of it, for a printer that takes no sheets."""
        return self if self.on_a_sheet == 1 else Stock(self.code, self.name, self.card, self.card)

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner in mm of a place counted from 0, row by row."""
        row, column = divmod(place, self.columns)
        return self._at(row, column)

    def back_corner(self, place: int) -> tuple[float, float]:
        """Where its back lies on the other side of a sheet that is turned over its long edge."""
        row, column = divmod(place, self.columns)
        left, top = self._at(row, column)
        if self.page[0] > self.page[1]:
            return left, self.page[1] - top - self.card[1]
        return self.page[0] - left - self.card[0], top

    def _at(self, row: int, column: int) -> tuple[float, float]:
        return self.first[0] + column * self.pitch[0], self.first[1] + row * self.pitch[1]


# Where the measures come from:
# l4784: LibreOffice's labels.xml, Avery Zweckform 4784 Namens-Etiketten: 3 × 9 of 63.5 × 29.63, pitch 66.04 ×
# 29.63, first corner 7.21/15.10 (as 4792, 6011 and 6114, the same die). A program that fills the maker's own
# Word template of L4784 finds 9 rows of 3 with two gutters there; millimetres stand in LibreOffice alone.
# l4785: gLabels (avery-iso-templates.xml): 80 × 50, pitch 95 × 55, first corner 18/13; a program for L4785-20
# has the same card and pitch from 17.5/13.5, and a second one, for name tags after the maker's page, the same
# margins 13.5/17.5 and gaps 15/5: centred on the sheet, as here.
# l4786: gLabels: the same sheet as L4785 (its labels have a coloured edge). No other source has it.
# dk…: Brother's DK labels for QL printers: 62 mm wide; DK-11202 is 100 mm long, DK-11209 29 mm; DK-22205 is a
# roll without gaps that the printer cuts, here after 100 mm. Such a printer leaves 1.5 mm at the
# sides of all and 3 mm at both ends of the cut ones (at 300 dots an inch 696 of 732, 1109 of 1181).
# avery5392: CPAN's Paper::Specs for Avery 74541, 4 × 3 in from 0.25/1 in; two programs that quote the maker's
# PDF template of 5392 (288 × 216 pt from 18/72 pt) agree.
_ALL = (
    Stock(
        "a4", "A4, ten cards of 85 × 54 to be cut", A4, (85, 54), 2, 5, (20, 13.5), (85, 54), True,
        "our own sheet: cards edge to edge in the middle of A4",
    ),
    Stock(
        "l4784", "Avery Zweckform L4784, 27 of 63.5 × 29.6",
        A4, (63.5, 29.63), 3, 9, (7.21, 15.1), (66.04, 29.63), False,
        "LibreOffice's labels, Avery Zweckform 4784 Namens-Etiketten",
    ),
    Stock(
        "l4785", "Avery Zweckform L4785, ten of 80 × 50", A4, (80, 50), 2, 5, (17.5, 13.5), (95, 55), False,
        "two programs for L4785 agree on all; gLabels on card and pitch, 0.5 mm beside in the corner",
    ),
    Stock(
        "l4786", "Avery Zweckform L4786, ten of 80 × 50", A4, (80, 50), 2, 5, (17.5, 13.5), (95, 55), False,
        "gLabels: the same sheet as L4785",
    ),
    Stock(
        "avery5392", "Avery 5392, six of 4 × 3 in",
        LETTER, (101.6, 76.2), 2, 3, (6.35, 25.4), (101.6, 76.2), False,
        "Paper::Specs (CPAN) for Avery 74541; programs that quote the maker's template agree",
    ),
    Stock("a6", "A6 upright, one card", (105, 148), (105, 148), source="ISO 216"),
    Stock("a7", "A7 upright, one card", (74, 105), (74, 105), source="ISO 216"),
    Stock("dk22205", "Brother DK-22205, 62 mm roll, cut at 100", (62, 100), (62, 100), source="Brother, DK"),
    Stock("dk11202", "Brother DK-11202, 62 × 100", (62, 100), (62, 100), source="Brother, DK"),
    Stock("dk11209", "Brother DK-11209, 62 × 29", (62, 29), (62, 29), source="Brother, DK"),
    Stock("cr80", "CR80 card", (85.6, 53.98), (85.6, 53.98), source="ISO/IEC 7810, ID-1"),
)  # fmt: skip

STOCKS = {stock.code: stock for stock in _ALL}


def stock_called(code: str, own: Stock | None = None) -> Stock:
    """The stock of a code, in any case; “own” is the layout's. Raises Trouble naming those there are."""
    known = STOCKS | ({own.code: own} if own else {})
    found = known.get(code.strip().lower())
    if found is None:
        raise Trouble(f"There is no stock “{code}”; choose one of {', '.join(known)}.")
    return found


def fits_its_page(stock: Stock) -> bool:
    """Whether no card hangs over the edge of the page or over the next card."""
    left, top = stock.corner(stock.on_a_sheet - 1)
    apart = all(
        count == 1 or step >= size - _HAIR
        for count, step, size in zip((stock.columns, stock.rows), stock.pitch, stock.card, strict=True)
    )
    on_page = left + stock.card[0] <= stock.page[0] + _HAIR and top + stock.card[1] <= stock.page[1] + _HAIR
    return apart and on_page and min(stock.card) > 0
