"""Words in the cells of a list that nobody knows yet, and what a person said that they stand for."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from app.conference.matters import ANY_FILE, Matter
from app.conference.registrants import Attendance, Registrant, Status
from app.exchange.plan import Change, Choice, Doubt, Problem
from app.exchange.registrants import cell_words
from app.exchange.tables.cells import brief, sentence
from app.exchange.tables.headers import Columns, plain
from app.exchange.tables.table import Table

AS_IS = "as-is"
OURS: Mapping[str, tuple[str, ...]] = {
    "attendance_mode": tuple(cell_words.ATTENDANCE),
    "status": tuple(cell_words.STATUS),
    "category": tuple(cell_words.CATEGORIES),
}
"""Our words, by the column in which they stand."""
_SHOWN: Mapping[str, str] = {
    Attendance.IN_ROOM: "in room", Attendance.ZOOM: "by Zoom", Status.CONFIRMED: "confirmed",
    Status.PENDING: "pending", Status.REJECTED: "rejected", Status.CANCELLED: "cancelled",
}  # fmt: skip
_MOST = 20
_ALL = {
    Status.PENDING: "pending: each is confirmed later",
    Status.CONFIRMED: "confirmed, all of them",
}


def key_of(column: str, text: str) -> str:
    """Under which a word of a column is kept."""
    return f"{column}:{plain(text)}"


def word_doubt(column: str, text: str, said: Mapping[str, str], *, may_stay: bool = False) -> Doubt:
    """The question what a word stands for: one of ours, or itself where that `may_stay`."""
    choices = [Choice(word, _SHOWN.get(word, word.replace("_", " "))) for word in OURS[column]]
    if may_stay:
        choices.insert(0, Choice(AS_IS, "as it is written"))
    key = key_of(column, text)
    return Doubt(Matter.WORD, key, tuple(choices), said.get(key, AS_IS if may_stay else ""))


def about_categories(
    columns: Columns,
    changes: Sequence[Change[Registrant]],
    written: Mapping[int, str],
    said: Mapping[str, str],
) -> Iterator[Problem]:
    """What may be said about words in the column of categories that are none of ours; they stay until then.

    `written` are the cells by line.
    """
    taken = {change.line for change in changes if change.what in ("new", "changed", "unchanged")}
    counts = Counter(plain(text) for line, text in written.items() if line in taken)
    first = {plain(text): (line, text) for line, text in reversed(list(written.items())) if line in taken}
    for word, count in counts.most_common(_MOST):
        line, text = first[word]
        lines = "1 line" if count == 1 else f"{count} lines"
        what = sentence(columns.title("category"), f"“{brief(text)}” on {lines} is not a known category")
        yield Problem(
            line, what, columns.title("category"), word_doubt("category", text, said, may_stay=True)
        )


def status_of_all(table: Table, decided: Mapping[str, str]) -> str:
    """As what people come in of whose status the list says nothing; "" where nobody has said so."""
    choice = decided.get(ANY_FILE) or decided.get(table.fingerprint, "")
    return choice if choice in _ALL else ""


def about_status(table: Table, count: int, usual: Status) -> Problem:
    """The question whether all are confirmed, where no column says who is."""
    people = "Is the one new person" if count == 1 else f"Are all {count} new people"
    what = f"No column says who is confirmed. {people} confirmed?"
    choices = tuple(Choice(status, words) for status, words in _ALL.items())
    return Problem(table.header_line, what, "", Doubt(Matter.WHOLE_LIST, table.fingerprint, choices, usual))
