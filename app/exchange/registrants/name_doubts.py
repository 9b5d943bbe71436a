"""The one question about a column of names: whether what no rule settles is parted as it is shown."""

from collections.abc import Iterator, Mapping, Sequence

from app.conference.matters import ANY_FILE, Matter
from app.conference.registrants import Registrant
from app.exchange.names.parted import Order
from app.exchange.plan import Choice, Doubt, Plan, Problem
from app.exchange.registrants.rows import Row
from app.exchange.tables.headers import Columns
from app.exchange.tables.table import Table

AS_SHOWN, FAMILY_FIRST, GIVEN_FIRST = "as-shown", "family-first", "given-first"
CHOICES = (
    Choice(AS_SHOWN, "part them as shown"),
    Choice(FAMILY_FIRST, "in this column the family name comes first"),
    Choice(GIVEN_FIRST, "in this column the given name comes first"),
)
_EXAMPLES = 4


def chosen(table: Table, decided: Mapping[str, str]) -> str:
    """What was decided about the names of a table: of this file, or of one with its header before."""
    return decided.get(ANY_FILE) or decided.get(table.fingerprint, "")


def chosen_order(choice: str) -> Order:
    """The order that a person chose for the whole column."""
    return {FAMILY_FIRST: Order.FAMILY_FIRST, GIVEN_FIRST: Order.GIVEN_FIRST}.get(choice, Order.UNKNOWN)


def about_names(
    table: Table, columns: Columns, rows: Sequence[Row], plan: Plan[Registrant], *, ask: bool
) -> Iterator[Problem]:
    """The question, on the line of the header, with a few of the names as they would be parted."""
    waiting = {change.line for change in plan.doubtful if change.reason.startswith(WAITS)}
    unsure = [row for row in rows if row.line in waiting]
    if not unsure:
        return
    shown = [f"“{row.unsure}” ({row.person.listed_name})" for row in unsure if not row.person.alias]
    names = "1 name was" if len(unsure) == 1 else f"{len(unsure)} names were"
    look = f"; look at {', '.join(dict.fromkeys(shown[:_EXAMPLES]))}" if shown else ""
    how = "" if ask else f"; decide with --names {AS_SHOWN}, {FAMILY_FIRST} or {GIVEN_FIRST}"
    title = columns.title("full_name")
    what = f"{title}: {names} parted by a guess{look}{how}."
    yield Problem(table.header_line, what, title, Doubt(Matter.NAMES, table.fingerprint, CHOICES))


WAITS = "it is asked how the names of this column are parted"


def waits(person: Registrant) -> str:
    """Why a line waits, with how its name would be parted."""
    return WAITS if person.alias else f"{WAITS}: {person.listed_name}?"
