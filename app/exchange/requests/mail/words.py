"""What a mail says about its request: that it is one, or takes one back; how, in which language, for whom.

Texts are folded before they are looked at: small Latin letters, single spaces. So are the words here.
"""

import re
from functools import cache

from app.exchange.tables.cells import clean
from app.text.folding import fold

_REQUEST = (
    "the floor|floor request|request to speak|requests to speak|asks to speak|"
    "wish to speak|wishes to speak|like to speak|want to speak|opportunity to speak|speaking slot|"
    "speaking time|"
    "speaking request|list of speakers|speakers list|speaker s list|speakers' list|statement|intervention|"
    "intervene|right of reply|deliver remarks|make remarks|"
    "wortmeldung|um das wort|das wort ergreifen|das wort zu|rednerliste|stellungnahme|erklärung abgeben|"
    "redezeit|redebeitrag|das wort nehmen|zu sprechen|"
    "prendre la parole|demande de parole|demander la parole|demande la parole|droit de parole|"
    "liste des orateurs|déclaration|temps de parole|droit de réponse|"
    "прошу слова|просит слова|предоставить слово|предоставить нам слово|взять слово|"
    "выступить|выступление|выступлении|выступления|список ораторов|списка ораторов|"
    "список выступающих|заявление|заявлением|право на ответ|"
    "uso de la palabra|pedir la palabra|solicitar la palabra|tomar la palabra|intervención|declaración|"
    "lista de oradores|prendere la parola|chiedere la parola|lista degli oratori|intervento|dichiarazione"
)
_TAKEN_BACK = (
    "withdraw our request|withdraw the request|withdraw my request|withdraws its request|"
    "cancel our request|cancel my request|cancel the request|cancel our statement|no longer wish|"
    "no longer wishes|will not speak|will not take the floor|will not be speaking|not take the floor|"
    "wortmeldung zurück|ziehen unsere|nicht mehr sprechen|verzichten|retirer notre demande|"
    "annuler notre demande|ne prendra pas la parole|renonce à prendre|отзываем|отозвать|снимаем|"
    "retirar nuestra solicitud|ritirare la richiesta"
)
_ABSENT = (
    "out of office|automatic reply|autoreply|auto reply|abwesenheitsnotiz|automatische antwort|"
    "réponse automatique|absence du bureau|автоматический ответ|respuesta automática|risposta automatica|"
    "undeliverable|undelivered mail|delivery status|mail delivery|unzustellbar"
)
_MODES = {
    "video": "video message|videomessage|video statement|pre recorded|prerecorded|recorded statement|"
    "videobotschaft|message vidéo|видеообращение|видеосообщение|videomensaje|videomessaggio",
    "room": "in person|in the room|physically|on site|onsite|at the hofburg|vor ort|persönlich|im saal|"
    "en personne|en présentiel|sur place|dans la salle|очно|лично|в зале|presencial|in presenza|di persona",
    "zoom": "zoom|remotely|online|virtually|remote participation|video link|videoconference|vtc|"
    "per video|zugeschaltet|virtuell|à distance|en ligne|visioconférence|онлайн|дистанционно|удаленно|"
    "видеосвязи|en línea|a distancia|da remoto",
}
_LANGUAGES = {
    "en": "in english|auf englisch|en anglais|на английском|in inglese|en inglés",
    "fr": "in french|auf französisch|en français|на французском|in francese|en francés",
    "de": "in german|auf deutsch|in deutscher sprache|en allemand|на немецком|in tedesco|en alemán",
    "it": "in italian|auf italienisch|en italien|на итальянском|in italiano|en italiano",
    "ru": "in russian|auf russisch|en russe|на русском|in russo|en ruso",
    "es": "in spanish|auf spanisch|en espagnol|на испанском|in spagnolo|en español",
}
_BEHALF = re.compile(
    r"\b(?:on\s+behalf\s+of|im\s+Namen\s+(?:von|der|des)|au\s+nom\s+(?:de\s+la|de\s+l[’']|des|de|du)|"
    r"от\s+имени|en\s+nombre\s+de|a\s+nome\s+(?:di|della|del))\s+"
    r"(.{3,300}?)(?=[.;:!?\n]\s|[.;:!?]?$|,?\s(?:I|we|would|requests?|wish(?:es)?|please|in|at|during|panel|session|"
    r"möchte[n]?|bitte[nt]?|wir|je|nous|просим?|прошу)\b)",
    re.I | re.S,
)
_GROUP = re.compile(
    r"\b(?:group|states|countries|coalition|network|members?|alliance|union|core group|gruppe|staaten|länder|"
    r"groupe|pays|états|membres|групп[ыау]|государств\w*|стран\w*|членов|grupo|países|gruppo|paesi)\b",
    re.I,
)
_OWN = re.compile(r"\b(?:my|our|mine|meiner?|unserer?|notre|ma|mon|нашей|моей)\b", re.I)


@cache
def _pattern(words: str) -> re.Pattern[str]:
    """One pattern for many words; those of other scripts are folded as the text is."""
    folded = sorted({fold(word) for word in words.split("|")}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(folded)})")


def asks(folded: str) -> bool:
    """Whether a text asks for the floor."""
    return bool(_pattern(_REQUEST).search(folded))


def takes_back(folded: str) -> bool:
    """Whether a text seems to take a request back."""
    return bool(_pattern(_TAKEN_BACK).search(folded))


def is_absence(subject: str) -> bool:
    """Whether a folded subject is that of an automatic answer."""
    return bool(_pattern(_ABSENT).search(subject))


def mode_in(folded: str) -> str:
    """How the speaker will speak, where one way is said and no other."""
    modes = [mode for mode, words in _MODES.items() if _pattern(words).search(folded)]
    return modes[0] if len(modes) == 1 or modes[:1] == ["video"] else ""


def language_in(folded: str, spoken: tuple[str, ...]) -> str:
    """The language of the statement, where one of the conference's is said and no other."""
    codes = [code for code, words in _LANGUAGES.items() if _pattern(words).search(folded)]
    return codes[0] if len(codes) == 1 and (codes[0] in spoken or not spoken) else ""


def is_reply(folded: str) -> bool:
    """Whether a right of reply is asked for."""
    return bool(
        _pattern("right of reply|droit de réponse|право на ответ|recht auf erwiderung").search(folded)
    )


def behalf_in(text: str) -> tuple[str, ...]:
    """On whose behalf, as it is written; what is said of the writer's own delegation is left out."""
    found = (clean(phrase) for phrase in _BEHALF.findall(text))
    return tuple(dict.fromkeys(phrase[:200] for phrase in found if not _OWN.search(phrase[:20])))


def is_group(phrase: str) -> bool:
    """Whether the words name several."""
    return bool(_GROUP.search(phrase))
