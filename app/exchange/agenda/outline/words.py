"""The words by which a line of an agenda tells what it is, in six languages; only words."""

import re

from app.text.folding import fold


def _any(words: str, form: str = r"\b(?:{})\b") -> re.Pattern[str]:
    return re.compile(form.format("|".join(words.split("|"))), re.IGNORECASE)


SESSION = _any(
    r"sessions?|panels?|plenary|plenum|workshop|round ?table|side events?|lunch|break|coffee|reception|"
    r"registration|dinner|breakfast|ceremony|part \w+|statements by|list of speakers|"
    r"sitzung|eröffnungssitzung|podium|pause|mittag\w*|kaffeepause|empfang|registrierung|teil \w+|"
    r"séances?|table ronde|déjeuner|inscription|partie \w+|"
    r"заседани\w+|сесси\w+|панель\w*|перерыв|обед|регистрация|часть \w+|"
    r"sesi[oó]n|mesa redonda|almuerzo|pausa|inscripci[oó]n|"
    r"sessione|tavola rotonda|pranzo|registrazione",
    r"\b(?:{})\b|^(?:opening|closing|eröffnung|abschluss|ouverture|clôture|открытие|закрытие|apertura|"
    r"clausura|chiusura)\W*$",
)
"""A title that is a session's: “Session 2”, “Lunch break”, “Opening session”."""

INTERVAL = _any(
    r"lunch|break|coffee|reception|dinner|breakfast|registration|pause|mittag\w*|kaffeepause|empfang|"
    r"déjeuner|перерыв|обед|almuerzo|pausa|pranzo"
)
"""A break, which holds no items."""

ENDS = _any(
    r"end of|close of|adjourn\w*|ende|schluss|fin de|clôture de la journée|конец|окончание|fin del|"
    r"fine d\w*",
    r"^(?:{})\b",
)
"""A line that says only when the one before it ends."""

ITEM_KINDS = {
    kind: _any(words, r"\b(?:{})")
    for kind, words in {
        "video": r"video message|videobotschaft|message vidéo|видеообращение",
        "break": r"break|lunch|coffee|pause|перерыв|обед|pausa|almuerzo|pranzo",
        "discussion": r"discussion|debate|q ?& ?a|questions|diskussion|aussprache|débat|дискуссия|"
        r"обсуждение|dibattito",
        "response": r"repl(?:y|ies)|antworten|réponses|ответы",
        "keynote": r"keynote|address|hauptrede|allocution|discours|выступление|доклад|discurso|discorso",
        "introduction": r"introduct|welcome|moderat|einführung|einleitung|begrüßung|bienvenue|введение|"
        r"приветств|introducción|bienvenida|introduzione|benvenuto",
        "opening": r"opening|eröffnung|ouverture|открытие|apertura",
        "closing": r"closing|concluding|conclusion|wrap.?up|summary|schluss|abschluss|clôture|закрытие|"
        r"заключ|clausura|chiusura",
    }.items()
}
"""What kind of item a title names, the first that does."""

PLACES = "venue|room|place|location|ort|raum|saal|lieu|salle|место|зал|lugar|sala|luogo"
CHAIRS = "chair|chairperson|chaired by|vorsitz|présidence|président|présidente|председатель|presidente"
MODERATORS = (
    "moderator|moderators|moderated by|moderation|facilitator|moderatorin|modérateur|modératrice|модератор|"
    "moderador|moderadora|moderatore|moderatrice"
)
SPEAKERS = (
    "speaker|speakers|panellist|panellists|panelist|panelists|redner|rednerinnen|intervenant|"
    "intervenants|выступающие|докладчики|oradores|relatori"
)
LABEL = re.compile(
    rf"(?:(?P<place>{PLACES})|(?P<chair>{CHAIRS})|(?P<moderator>{MODERATORS})|(?P<speaker>{SPEAKERS}))\s*:\s*",
    re.IGNORECASE,
)
"""“Moderator: Ms X”, “Venue: Neuer Saal”."""

LED = re.compile(
    r"\s*[(,;–—-]*\s*\b(?:(?P<chair>co-?chaired|chaired|présidée?|geleitet|presieduta|presidida)"
    r"|(?P<moderator>moderated|moderiert|animée?|modérée?|moderata|moderada))$",
    re.IGNORECASE,
)
"""“Panel 1, chaired” before “by Mr X”: who is named leads it."""

MODES = {
    mode: _any(words, r"\s*[(\[](?:via |on |by )?(?:{})[)\]]")
    for mode, words in {
        "video": r"pre-?recorded|video|video message|video statement|videobotschaft|видеообращение",
        "zoom": r"zoom|online|remote(?:ly)?|virtual(?:ly)?|онлайн|en ligne|en línea",
        "room": r"in person|in the room|vor ort|sur place|очно|presencial",
    }.items()
}
"""How somebody speaks, in brackets behind the name."""

ROLES = frozenset(
    fold(word)
    for line in (
        "ambassador secretary counsellor adviser advisor head director minister representative officer",
        "consul attaché manager professor president chair chairman chairperson chairwoman coordinator",
        "co-ordinator commissioner analyst expert judge prosecutor researcher lecturer moderator rapporteur",
        "spokesperson specialist founder deputy parliamentarian senator member survivor activist journalist",
        "lawyer partner ceo botschafter botschafterin leiter leiterin direktor direktorin ministerin",
        "präsident präsidentin beauftragte beauftragter referent referentin vertreter vertreterin",
        "ambassadeur ambassadrice directeur directrice ministre président présidente chef cheffe",
        "représentant représentante secrétaire embajador embajadora ministro ministra presidente presidenta",
        "jefe jefa representante secretario secretaria ambasciatore ambasciatrice direttore direttrice capo",
        "rappresentante segretario министр посол директор заместитель представитель глава председатель",
        "президент руководитель советник эксперт профессор",
    )
    for word in line.split()
)
"""What somebody is, and not whom they speak for."""
