"""How a person is addressed, and whether it is night where a delegation on Zoom comes from. Never an act."""

from datetime import datetime

from app.conference.registrants import Registrant
from app.times import in_zone, zone_of_country

_FORMS = {
    "h.e.": "Excellency",
    "prof.": "Professor",
    "prof": "Professor",
    "rev.": "Reverend",
    "msgr.": "Monsignor",
    "amb.": "Ambassador",
}
_BY_FAMILY_NAME = ("dr.", "dr", "mr", "mr.", "ms", "ms.", "mrs", "mrs.", "professor", "judge")
_MORNING, _LATE = 6, 22
RANKS = {
    "head_of_state": "president of, king, queen, head of state",
    "head_of_government": "prime minister, head of government, chancellor",
    "vice_president": "vice-president, vice president, deputy prime minister",
    "minister": "minister",
    "vice_minister": "deputy minister, vice-minister, vice minister, state secretary",
    "ambassador": "ambassador, permanent representative",
    "charge": "chargé, charge d'affaires",
    "others": "minister counsellor, minister-counsellor, deputy permanent representative",
}
"""The words by which a position shows a rank of protocol, from the highest.

Whole words: there is a king in every “trafficking”.
"""


def form_of_address(person: Registrant) -> str:
    """What the chair says to the person: “Excellency”, “Ms Lind”; empty where only an alias may be known."""
    if person.alias or not person.title:
        return ""
    first = person.title.split()[0].casefold()
    if first in _FORMS:
        return _FORMS[first]
    return f"{person.title} {person.family}" if first in _BY_FAMILY_NAME else person.title


def night_hour(country: str, at: datetime) -> str:
    """The local time in a country's capital as hh:mm if it is night there at `at`, else empty.

    `country` is an ISO 3166 code; night is from 22:00 to 06:00.
    """
    where = zone_of_country(country)
    if where is None:
        return ""
    local = in_zone(at, where)
    return f"{local:%H:%M}" if local.hour >= _LATE or local.hour < _MORNING else ""
