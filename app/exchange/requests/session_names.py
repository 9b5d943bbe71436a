"""Which session a text means: its code, its title, “second panel”, “closing session”, the day.

Everything is compared folded, so that accents, capitals and punctuation do not matter.
"""

from collections.abc import Iterable, Iterator, Mapping

from app.conference.sessions import Session
from app.text.folding import fold
from app.times import Zone, day_of

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ORDINALS: tuple[tuple[str, ...], ...] = tuple(
    tuple(fold(word) for word in row.split("|"))
    for row in (
        "first|1st|erste|erstes|ersten|première|premier|первая|первой|первую|первое|primera|primer|prima|primo",
        "second|2nd|zweite|zweites|zweiten|deuxième|second|вторая|второй|вторую|второе|segunda|segundo|seconda",
        "third|3rd|dritte|drittes|dritten|troisième|третья|третьей|третью|третье|tercera|tercer|terza|terzo",
        "fourth|4th|vierte|viertes|vierten|quatrième|четвертая|четвертой|четвертую|cuarta|cuarto|quarta",
        "fifth|5th|fünfte|fünftes|fünften|cinquième|пятая|пятой|пятую|пятое|quinta|quinto",
        "sixth|6th|sechste|sechstes|sechsten|sixième|шестая|шестой|шестую|sexta|sesta",
        "seventh|7th|siebte|siebtes|siebten|septième|седьмая|седьмой|седьмую|séptima|settima",
        "eighth|8th|achte|achtes|achten|huitième|восьмая|восьмой|восьмую|octava|ottava",
        "ninth|9th|neunte|neuntes|neunten|neuvième|девятая|девятой|девятую|novena|nona",
        "tenth|10th|zehnte|zehntes|zehnten|dixième|десятая|десятой|десятую|décima|decima",
    )
)
_KINDS: Mapping[str, str] = {
    "opening": "opening session|opening ceremony|eröffnungssitzung|eröffnung der konferenz|"
    "séance d'ouverture|"
    "session d'ouverture|открытие конференции|открытии конференции|церемония открытия|sesión de apertura",
    "closing": "closing session|closing ceremony|concluding session|final session|abschlusssitzung|"
    "schlusssitzung|séance de clôture|session de clôture|заключительное заседание|заключительном заседании|"
    "заключительной сессии|закрытие конференции|sesión de clausura|sessione di chiusura",
    "statements": "statements session|session of statements|session for statements|general statements|"
    "general debate|floor session|open floor|statements by delegations|débat général|generaldebatte|"
    "заявления делегаций|заявлений делегаций|общие прения|общих прениях|debate general",
}
_MONTHS = (
    "january|jan|januar|jänner|janvier|января|enero|gennaio",
    "february|feb|februar|février|февраля|febrero|febbraio",
    "march|mar|märz|mars|марта|marzo",
    "april|apr|avril|апреля|abril|aprile",
    "may|mai|мая|mayo|maggio",
    "june|jun|juni|juin|июня|junio|giugno",
    "july|jul|juli|juillet|июля|julio|luglio",
    "august|aug|août|августа|agosto",
    "september|sept|sep|septembre|сентября|septiembre|settembre",
    "october|oct|oktober|octobre|октября|octubre|ottobre",
    "november|nov|novembre|ноября|noviembre",
    "december|dec|dezember|décembre|декабря|diciembre|dicembre",
)
_WEEKDAYS = (
    "monday|montag|lundi|понедельник|lunes|lunedì",
    "tuesday|dienstag|mardi|вторник|martes|martedì",
    "wednesday|mittwoch|mercredi|среду|среда|miércoles|mercoledì",
    "thursday|donnerstag|jeudi|четверг|jueves|giovedì",
    "friday|freitag|vendredi|пятницу|пятница|viernes|venerdì",
    "saturday|samstag|samedi|субботу|суббота|sábado|sabato",
    "sunday|sonntag|dimanche|воскресенье|domingo|domenica",
)
_FEW_WORDS = 3


class SessionWords:
    """The sessions of a conference that have a list of speakers, by all that may name them."""

    def __init__(self, sessions: Iterable[Session], where: Zone) -> None:
        listed = [session for session in sessions if session.has_list]
        self.only = listed[0].code if len(listed) == 1 else ""
        self._names = _index((name, session.code) for session in listed for name in _names(session))
        days = sorted({day_of(session.starts, where) for session in listed})
        self._days = _index(
            (name, session.code)
            for session in listed
            for day in (day_of(session.starts, where),)
            for name in (
                *_dates(day.day, day.month, day.weekday()),
                *_numbered("day|tag|jour|день|día", days.index(day)),
            )
        )

    def named_in(self, *folded: str) -> tuple[str, ...]:
        """The codes of the sessions that are meant; of several folded texts the first to name one decides."""
        if self.only:
            return (self.only,)
        texts = [text.split() for text in folded]
        named = next(filter(None, (_found(self._names, words) for words in texts)), set())
        if len(named) == 1:
            return tuple(named)
        on_day = next(filter(None, (_found(self._days, words) for words in texts)), set())
        both = named & on_day if named else on_day
        return tuple(sorted(both or named))


_Index = Mapping[str, list[tuple[list[str], str]]]


def _index(pairs: Iterable[tuple[str, str]]) -> _Index:
    """The codes by the first word of each name."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for name, code in pairs:
        if words := fold(name).split():
            found.setdefault(words[0], []).append((words, code))
    return found


def _found(index: _Index, words: list[str]) -> set[str]:
    return {
        code
        for place, word in enumerate(words)
        for name, code in index.get(word, ())
        if words[place : place + len(name)] == name
    }


def _names(session: Session) -> Iterator[str]:
    head, _, tail = session.title.partition(":")
    yield session.code
    yield session.title
    yield from _KINDS.get(session.kind, "").split("|")
    if len(head.split()) > 1:
        yield head
    if len(tail.split()) >= _FEW_WORDS:
        yield tail
    word, _, number = head.strip().rpartition(" ")
    if word and number.isascii() and number.isdigit() and 0 < int(number) <= len(_ROMAN):
        yield from _numbered(word, int(number) - 1)
        if session.kind == "panel":
            yield from _numbered(
                "panel|панель|панельная дискуссия|дискуссия|панели|панельной дискуссии", int(number) - 1
            )


def _numbered(words: str, place: int) -> Iterator[str]:
    """“Panel 2”, “Panel no. 2”, “Panel II”, “panel two”, “second panel”, “2. Panel”."""
    if place >= len(_ROMAN):
        return
    number = str(place + 1)
    for word in words.split("|"):
        for after in (number, f"no {number}", f"nr {number}", f"№ {number}", _ROMAN[place], _NUMBERS[place]):
            yield f"{word} {after}"
        for before in (*_ORDINALS[place], f"{number}."):
            yield f"{before} {word}"


def _dates(day: int, month: int, weekday: int) -> Iterator[str]:
    for name in _MONTHS[month - 1].split("|"):
        for number in (str(day), f"{day}th", f"{day}st", f"{day}nd", f"{day}rd"):
            yield f"{number} {name}"
            yield f"{name} {number}"
        yield f"{day} of {name}"
    for written in (f"{day}.{month}", f"{day:02d}.{month:02d}", f"{day}.{month:02d}"):
        yield f"{written}."
    yield from _WEEKDAYS[weekday].split("|")
