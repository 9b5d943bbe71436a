"""What the columns of a report on who was there mean: Zoom's and Teams', in six languages, old and new.

Names that are known go first; a column that they miss is known by its stem, such as “uscita” or “вход”.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.errors import Unreadable
from app.exchange.tables.headers import Columns, fields_of, plain, recognise, vocabulary

HEADERS = vocabulary(
    {
        "name": "name (original name)|participant|participant name|user name|display name|full name|"
        "username|attendee|attendee name|"
        "name (originalname)|name (ursprünglicher name)|benutzername|anzeigename|vollständiger name|"
        "teilnehmer|teilnehmername|name des teilnehmers|"
        "nom|nom (nom d'origine)|nom d'utilisateur|nom complet|nom du participant|nom de l'utilisateur|"
        "nome|nome utente|nome completo|nome partecipante|nome del partecipante|partecipante|"
        "nombre|nombre de usuario|nombre completo|nombre del participante|participante|"
        "имя|имя (исходное имя)|имя (настоящее имя)|имя пользователя|имя участника|полное имя|участник|фио",
        "email": "user email|e-mail|email address|user e-mail|benutzer-e-mail|e-mail-adresse|mail|"
        "adresse e-mail|e-mail de l'utilisateur|эл. почта|адрес электронной почты|email (user)",
        "joined_at": "join time|joined|joined at|beitrittszeit|teilnahmezeit|heure d'arrivée|beitritt|"
        "heure de connexion|время входа|время подключения|hora de entrada|ora di ingresso|beitreten",
        "left_at": "leave time|left|left at|verlassenzeit|zeit des verlassens|austrittszeit|verlassen|"
        "heure de départ|heure de sortie|время выхода|hora de salida|ora di uscita",
        "first_join": "first join|first joined|erster beitritt",
        "last_leave": "last leave|last left|letztes verlassen",
        "attended": "attended|teilgenommen|a participé|présent|ha partecipato|partecipato|asistió|"
        "ha asistido|участвовал|участвовал(а)|присутствовал|присутствовал(а)|посетил|посетил(а)",
        "user_action": "action|benutzeraktion|aktion|aktion des benutzers|action de l'utilisateur|"
        "action utilisateur|azione utente|azione dell'utente|acción del usuario|acción de usuario|"
        "действие пользователя|действия пользователя",
        "timestamp": "time stamp|zeitstempel|horodatage|horodateur|data e ora|indicatore data ora|"
        "marca de tiempo|marca temporal|fecha y hora|метка времени|отметка времени|временная метка",
        "waiting": "in waiting room|im warteraum|dans la salle d'attente|в зале ожидания",
    }
)
DETAILS, SUMMARY = ("joined_at", "left_at"), ("first_join", "last_leave")
ACTIONS = ("user_action", "timestamp")
"""The columns that say when somebody was there: each join and leave, the first and last, or act by act."""
WAITING = re.compile(r"\bwaiting|\bwart(?!ung)|\battente\b|\battesa\b|\bespera\b|ожидан")
"""A header, in plain letters, that speaks of the waiting room: it is never passed over in silence."""

_JOIN = re.compile(
    r"join|beitritt|beitret|eintritt|einstieg|betret|teilnahme|arrive|entree|connexion|participation|rejoin|"
    r"ingress|entrata|accesso|partecipazione|adesione|entrada|ingreso|incorpora|\bunion|\bunio\b|\bunirse\b|"
    r"conexion|participacion|acceso|вход|вош|подключ|присоед"
)
_LEAVE = re.compile(
    r"leave|\bleft\b|\bexit|verlass|austritt|ausstieg|beendigung|depart|sortie|quitt|deconnexion|uscita|"
    r"abbandon|disconness|salida|salio|abandon|desconexion|выход|выш|покин|покид|отключ|уход"
)
_FIRST = re.compile(r"\bfirst|\berst|\bpremi|\bprim[aeo]|перв")
_LAST = re.compile(r"\blast|\bletzt|\bderni|\bultim|последн")
_TIME = re.compile(r"time|zeit|uhr|heure|\bora\b|orario|\bhora\b|время|\bдата|\bdate|\bdata|\bfecha|datum")
_MAIL = re.compile(r"mail|courriel|correo|posta elettronica|почт|adresse electronique")
_HOST = re.compile(
    r"host|organis|organiz|veranstalt|gastgeb|hote\b|animat|anfitri|ospit|организ|moderat|leiter|owner|"
    r"presentat|praesent"
)
_DURATION = re.compile(r"\bdur|dauer|длительн|продолжит|\btemps\b|\btiempo\b|\btempo\b|minut|минут")
_OTHER = re.compile(
    r"\burl\b|\blink|status|statut|stato\b|estado|source|quelle|\btyp|\btipo|anzahl|count|\bid\b"
)


def knows_column(cell: str, own: Mapping[str, str] | None) -> bool:
    """Whether a cell is the name of a column, known or by its stem, or one that a person mapped."""
    mapped = {plain(theirs) for theirs in own or {}}
    return bool(cell) and (bool(fields_of(cell, HEADERS)) or plain(cell) in mapped or bool(_stem(cell)))


def is_header(cells: Sequence[str], own: Mapping[str, str] | None) -> bool:
    """Whether a line has names, joins and leaves: then a table of people stands below it."""
    try:
        return _is_whole(columns_of(cells, own, ""))
    except Unreadable:
        return False


def _is_whole(found: Columns) -> bool:
    there = found.places.keys()
    return "name" in there and any(there >= set(times) for times in (DETAILS, SUMMARY, ACTIONS))


def columns_of(header: Sequence[str], own: Mapping[str, str] | None, source: str) -> Columns:
    """The columns of one header. `own` (their header → our field) goes before everything.

    Raises Unreadable where two columns mean the same.
    """
    there = {plain(cell) for cell in header}
    own = {theirs: ours for theirs, ours in (own or {}).items() if plain(theirs) in there}
    exact = {field for cell in header for field in fields_of(cell, HEADERS)} | set(own.values())
    stems = {
        plain(cell): (field,)
        for cell in header
        if not fields_of(cell, HEADERS)
        and (field := _stem(cell))
        and (field not in exact or field == "waiting")
    }
    found = recognise(header, {**HEADERS, **stems}, own, source)
    if set(ACTIONS) <= found.places.keys():
        return found
    places = {field: place for field, place in found.places.items() if field not in ACTIONS}
    unused = (place for place, cell in enumerate(header) if cell.strip() and place not in places.values())
    return replace(found, places=places, unused=tuple(header[place] for place in unused))


def minutes_column(found: Columns) -> int | None:
    """Where the time that somebody was there stands, if in one column alone."""
    places = [place for place, cell in enumerate(found.header) if _DURATION.search(plain(cell))]
    return places[0] if len(places) == 1 else None


def _stem(cell: str) -> str:
    """The field that a header means by its stem, or nothing."""
    text = plain(cell) if len(cell) <= 200 else ""
    if WAITING.search(text):
        return "waiting"
    if not text or _HOST.search(text) or _OTHER.search(text) or _DURATION.search(text):
        return ""
    if _MAIL.search(text):
        return "email"
    if _LEAVE.search(text):
        return "last_leave" if _LAST.search(text) else "left_at" if _TIME.search(text) else ""
    if _JOIN.search(text):
        return "first_join" if _FIRST.search(text) else "joined_at" if _TIME.search(text) else ""
    return ""
