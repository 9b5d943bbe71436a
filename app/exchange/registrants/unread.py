"""Columns that nobody reads though they look like a status, a date or a mode: they are asked about first.

What a header speaks of is told by its words and by what stands below it; that never decides what is read.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from app.exchange.registrants.cell_values import speaks_of_attendance, speaks_of_status
from app.exchange.tables.headers import plain
from app.exchange.tables.table import Table

_DISTINCT = 200
_ANSWERS = frozenset(["yes", "no", "ja", "nein", "oui", "non", "si", "да", "нет", "true", "false", "x"])
_STATUS = re.compile(
    r"\b(?:\w*status|statut\w*|stato|estado|etat|zustand|\w*статус\w*|состояние|rsvp|withdr\w+|"
    r"(?:cancel|confirm|approv|reject|storn|annul|bestatig|abgesagt|zusage|absage|подтвержд|отмен|cancelad|confirmad|"
    r"confermat|annullat|completed)\w*)\b"
)
_DATE = re.compile(
    r"\b(?:date\w?|\w*datum|data|fecha|дата|\w*zeitpunkt|timestamp|zeitstempel|horodat\w+|created|submitted|"
    r"completed|completion|registered|received|purchased|booked|signed up|erstellt|eingegangen|eingereicht|"
    r"angemeldet|"
    r"gebucht|gekauft|cree|soumis|envoye|inscrit|recu|creado|enviado|inscrito|recibido|creato|inviato|iscritto|ricevuto|"
    r"создан\w?|отправлен\w?|получен\w?|зарегистрирован\w?)\b"
)
_MODE = re.compile(
    r"\b(?:attend|attending|attendance|participate|participation|participer|participez|participar|"
    r"teilnahme\w*|teilnehmen|nehmen|anwesenheit|presen[cz]e?|presencia|prasenz|modalita|modalite|modalidad|asistencia|asistir\w*|"
    r"partecipazione|partecipare|partecipera\w*|участие|участия|участвова\w*|участвуе\w*|присутств\w*|hybrid\w*|"
    r"in person|online)\b"
)
_PLACE = re.compile(
    r"^(?:by |via |on |per |par |por |через )?"
    r"(?:zoom|online|on line|onsite|on site|remote|remotely|virtual|virtually|in person|in presence|hybrid|"
    r"vor ort|prasenz|en ligne|a distance|sur place|presentiel|in presenza|da remoto|presencial|en linea|"
    r"онлаин|онлайн|очно|очное участие|дистанционно)"
    r"(?: participation| attendance| teilnahme)?$"
)
_OTHER_MODES = re.compile(
    r"\b(?:pay\w*|zahl\w*|paiement|pagamento|pago|оплат\w*|fee|transport\w*|travel\w*|reise\w*|viaggio|viaje|before|"
    r"previous\w*|bereits|certificate|bescheinigung|reason|why)\b"
)
_OTHER_MATTERS = re.compile(
    r"\b(?:birth\w*|born|geburt\w*|geboren|naissance|nascita|nacimiento|рождения|arriv\w*|ankunft\w*|llegada|depart\w*|"
    r"abreise\w*|partenza|salida|прибытия|отъезда|выезда|passport|pass\w*|паспорт\w*|expir\w*|valid\w*|gultig\w*|"
    r"scadenza|vencimiento|flight|flug\w*|vol|hotel|check ?(?:in|out)|channel|kanal|canal\w?|source|quelle|"
    r"marital|civil|familienstand)\b"
)
_LIKE_A_DATE = re.compile(
    r"\d{1,4}[./-]\s?\d{1,2}[./-]\s?\d{1,4}|\d{1,2}[. -]+[^\W\d_]{3,12}\.?,?[ -]+\d{4}|"
    r"[^\W\d_]{3,12}\.? \d{1,2},? \d{4}"
)


def either(table: Table, own: Mapping[str, str]) -> dict[str, str]:
    """What “State”, “Stato”, “Estado”, “État” mean here: a status where all below is one."""
    return {
        plain(title): "status"
        for place, title in enumerate(table.header)
        if plain(title) in ("state", "stato", "estado", "etat")
        and plain(title) not in own
        and (cells := _cells(table, place))
        and all(map(speaks_of_status, cells))
    }


def undecided(table: Table, places: Mapping[str, int], own: Collection[str]) -> dict[str, str]:
    """The columns to ask about, each with what it speaks of; `own` are headers that were decided."""
    read = set(places.values())
    fields = {field.partition("/")[0] for field in places}
    found = {}
    for place, title in enumerate(table.header):
        if place in read or not title.strip() or plain(title) in own:
            continue
        if about := next(_about(plain(title), _cells(table, place), fields), ""):
            found[title] = about
    return found


def _about(header: str, cells: Sequence[str], read: Collection[str]) -> Iterator[str]:
    """What a column speaks of, as far as nothing of that kind is read yet."""
    if not cells:
        return
    other = bool(_OTHER_MATTERS.search(header))
    if "status" not in read and (_mostly(speaks_of_status, cells) or (not other and _STATUS.search(header))):
        yield "a status"
    dated = any(map(_LIKE_A_DATE.search, cells))
    spoken = bool(_DATE.search(header)) or _mostly(_is_like_a_date, cells)
    if "registered_at" not in read and not other and dated and spoken:
        yield "a date"
    few = len(cells) <= 5 and any(map(_is_said, cells)) and not _OTHER_MODES.search(header)
    if "attendance_mode" not in read and (
        _mostly(speaks_of_attendance, cells)
        or _PLACE.search(header)
        or (not other and few and _MODE.search(header))
    ):
        yield "how people take part"


def _is_like_a_date(cell: str) -> bool:
    return _LIKE_A_DATE.match(cell) is not None


def _is_said(cell: str) -> bool:
    """Whether a cell has words that are more than yes and no."""
    return any(map(str.isalpha, cell)) and plain(cell) not in _ANSWERS


def _mostly(speaks: Callable[[str], bool], cells: Sequence[str]) -> bool:
    """Whether most of the different cells speak of a matter."""
    return 2 * sum(bool(speaks(cell)) for cell in cells) > len(cells)


def _cells(table: Table, place: int) -> list[str]:
    """The first different cells of a column that hold anything."""
    found: dict[str, None] = {}
    for line in table.lines:
        if place < len(line.cells) and (cell := line.cells[place].strip()) and cell != "-":
            found[cell[:200]] = None
            if len(found) >= _DISTINCT:
                break
    return list(found)


def question(columns: Mapping[str, str]) -> str:
    """The columns as one question."""
    said = [f"“{title}” speaks of {about}" for title, about in columns.items()]
    if len(said) == 1:
        return f"the column {said[0]} and is not read: what does it hold?"
    return f"the columns {', '.join(said[:-1])} and {said[-1]} are not read: what do they hold?"
