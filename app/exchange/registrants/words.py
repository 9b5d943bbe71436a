"""The words that the world uses in lists of registrants: headers and cells, in four languages; only words."""

from app.conference.entities import Category
from app.conference.registrants import Attendance, Status
from app.exchange.tables.headers import vocabulary

HEADERS = vocabulary(
    {
        "reg_id": "registrant id|registration id|registration number|registration no|reg no|reg nr|"
        "number|no|nr|id|"
        "registrant number|registrierungsnummer|anmeldenummer|teilnehmernummer|numero|n°|"
        "numero d'inscription|"
        "номер|№|регистрационный номер|order code|bestellnummer|bestellcode|badge number",
        "position_id": "order position",
        "registered_time": "registration clock",
        "order_email": "order email",
        "middle_name": "middle name|middle names|patronymic|zweiter vorname|deuxième prénom|отчество|"
        "attendee middle name",
        "title": "form of address|salutation|honorific|mr/ms|prefix|anrede|titel|titre|civilité|"
        "обращение|титул",
        "first_name": "given name|given names|given name(s)|first name(s)|forename|firstname|vorname|"
        "vornamen|prénom|prénoms|имя|"
        "attendee given name|attendee first name|name first|name given|first|имя и отчество",
        "family_name": "last name|surname|lastname|family names|familyname|nachname|familienname|"
        "zuname|nom|nom de famille|"
        "фамилия|attendee family name|attendee last name|name last|name family|family|last",
        "full_name": "name|full name|fullname|attendee name|name teilnehmer in|teilnehmername|"
        "participant|participant name|teilnehmer|"
        "vollständiger name|nom complet|"
        "nom et prénom|nom, prénom|фио|ф.и.о.|полное имя|участник",
        "native_name": "native script name|name in native script|name in original script|"
        "original name|native form|"
        "name in originalschrift|nom en caractères d'origine|имя на родном языке",
        "position": "job title|function|post|jobtitle|funktion|stellung|dienststellung|fonction|"
        "poste|должность",
        "entity": "entity code|delegation code|country code|iso code",
        "entity, entity_name": "delegation|organization|organisation|affiliation|company|institution|"
        "represents|representing|"
        "delegation/organization|country/organization|country or organization|state/organization|"
        "firma|organisation/firma|institute|organisation name|employer|"
        "délégation|organisme|делегация|организация|учреждение|страна/организация",
        "entity_name": "entity name|name of organization|name of organisation|organization name|"
        "organisation name|name der organisation|"
        "nom de l'organisation|название организации",
        "entity, country": "country|state|land|staat|pays|état|страна|государство|country/region|"
        "country/region name",
        "category": "type|participant type|registrant category|ticket|ticket type|registration type|product|"
        "kategorie|teilnehmerart|catégorie|категория",
        "attendance_mode": "attendance|mode|mode of attendance|participation|participation mode|"
        "format|mode of participation|"
        "teilnahme|teilnahmeart|teilnahmeform|participation à|mode de participation|форма участия|"
        "участие|формат участия",
        "role": "conference role|capacity|rolle|rôle|qualité|роль|в качестве",
        "status": "state of registration|registration status|registration state|approval status|"
        "order status|approval|"
        "anmeldestatus|statut|état de l'inscription|статус|статус регистрации",
        "registered_at": "registered|registration time|registration date|registered on|"
        "date of registration|submitted|"
        "submitted at|submission date|timestamp|order date|bestelldatum|angemeldet am|anmeldedatum|"
        "registriert am|"
        "zeitstempel|"
        "date d'inscription|inscrit le|horodateur|дата регистрации|время регистрации|отметка времени",
        "email": "e-mail|email address|e-mail address|mail|user email|attendee email|e-mail-adresse|"
        "mailadresse|e mail teilnehmer in|email adresse|"
        "courriel|adresse électronique|adresse e-mail|эл. почта|электронная почта|"
        "адрес электронной почты|почта",
        "telephone": "phone|phone number|telephone number|mobile|mobile phone|mobile number|telefon|"
        "telefonnummer|handy|"
        "téléphone|portable|телефон|номер телефона|мобильный телефон",
        "language": "preferred language|speaking language|working language|sprache|langue|язык",
        "photo": "picture|photograph|foto|bild|фото|фотография",
        "display_alias": "alias|display name|pseudonym|pseudonyme|псевдоним",
        "note": "notes|comment|comments|remark|remarks|questions & comments|bemerkung|bemerkungen|anmerkung|"
        "remarque|remarques|commentaire|примечание|примечания|комментарий",
    }
)

STATUS = {
    Status.CONFIRMED: "confirmed|approved|accepted|admitted|complete|completed|active|paid|ok|yes|registered|"
    "bestätigt|zugelassen|"
    "genehmigt|angenommen|akzeptiert|bezahlt|ja|vollständig|abgeschlossen|oui|да|confirmé|confirmée|accepté|acceptée|approuvé|approuvée|validé|validée|"
    "подтвержден|подтверждена|подтверждено|подтверждён|одобрен|одобрена|одобрено|принят|принята|принято",
    Status.PENDING: "pending|waiting|awaiting approval|pending approval|approval pending|in review|unpaid|"
    "not paid|awaiting payment|"
    "awaiting moderation|on hold|no|nein|non|нет|not verified|unbezahlt|freigabe ausstehend|"
    "ausstehend|offen|wartend|"
    "in prüfung|en attente|en cours|ожидает|в ожидании|на рассмотрении|ожидает подтверждения",
    Status.REJECTED: "rejected|denied|declined|refused|not approved|abgelehnt|zurückgewiesen|refusé|"
    "refusée|rejeté|rejetée|"
    "отклонен|отклонена|отклонено|отклонён|отказано",
    Status.CANCELLED: "cancelled|canceled|withdrawn|withdrew|expired|abgelaufen|"
    "cancelled by self|cancelled by host|"
    "canceled by self|canceled by host|canceled by registrant|canceled paid fee|"
    "storniert|abgesagt|zurückgezogen|annulé|"
    "annulée|retiré|retirée|"
    "отменен|отменена|отменено|отменён|отозван|отозвана|отозвано",
}

ATTENDANCE = {
    Attendance.IN_ROOM: "in room|room|in the room|in person|in-person|on site|onsite|physical|hall|vienna|"
    "presence|vor ort|präsenz|in präsenz|persönlich|im saal|sur place|en salle|présentiel|en présentiel|"
    "en personne|"
    "очно|очное|лично|в зале",
    Attendance.ZOOM: "zoom|online|on-line|on line|remote|remotely|virtual|virtually|video|via zoom|"
    "fern|virtuell|per zoom|"
    "en ligne|à distance|distanciel|en distanciel|virtuel|virtuellement|онлайн|дистанционно|удаленно|"
    "удалённо|заочно",
}

CATEGORIES = {
    "delegation": "delegate|state|participating state|member of delegation|délégation|délégué|"
    "delegierte|делегация|делегат",
    "partner": "partner for co-operation|partner for cooperation|partner state|partnerstaat|"
    "partenaire|партнер|партнёр",
    "osce": "osce structure|osce institution|osce executive structure|osze|обсе",
    "organization": "organisation|international organization|international organisation|io|igo|"
    "internationale organisation|"
    "organisation internationale|международная организация",
    "civil_society": "ngo|cso|non-governmental organization|zivilgesellschaft|nro|société civile|ong|"
    "гражданское общество|нпо",
    "academia": "academic|university|research|wissenschaft|universität|université|наука|университет",
    "speaker": "panellist|panelist|expert|redner|rednerin|referent|referentin|orateur|oratrice|"
    "докладчик|эксперт",
    "media": "press|journalist|presse|medien|médias|пресса|сми",
    "interpreter": "interpretation|dolmetscher|dolmetscherin|interprète|переводчик",
    "technical": "technician|technical staff|technik|technique|техник",
    "secretariat": "staff|conference staff|sekretariat|secrétariat|секретариат",
    "security": "sicherheit|sécurité|охрана",
}

ENTITY_CATEGORY = {
    "delegation": None,
    "partner": None,
    "osce": Category.OSCE_STRUCTURE,
    "organization": Category.IO,
    "civil_society": Category.CIVIL_SOCIETY,
    "academia": Category.ACADEMIA,
    "media": Category.MEDIA,
    "interpreter": Category.STAFF,
    "technical": Category.STAFF,
    "secretariat": Category.STAFF,
    "security": Category.STAFF,
}
"""What an unknown entity of a row becomes. A State is never new, so a delegation's must be known."""

CATEGORY_OF = {
    Category.PARTICIPATING: "delegation",
    Category.GROUP: "delegation",
    Category.PARTNER: "partner",
    Category.IO: "organization",
    Category.CIVIL_SOCIETY: "civil_society",
    Category.ACADEMIA: "academia",
    Category.MEDIA: "media",
    Category.STAFF: "secretariat",
    Category.OTHER: "organization",
}

ROLES = {
    "head_of_delegation": "head|head of the delegation|chief delegate|hod|delegationsleiter|"
    "delegationsleiterin|"
    "leiter der delegation|leiterin der delegation|chef de délégation|cheffe de délégation|глава делегации",
    "member": "delegate|member of delegation|mitglied|delegierter|delegierte|membre|délégué|déléguée|"
    "член делегации|участник",
    "speaker": "keynote|keynote speaker|redner|rednerin|orateur|oratrice|докладчик",
    "panellist": "panelist|podiumsgast|paneliste|панелист",
    "moderator": "moderatorin|modérateur|modératrice|модератор",
    "rapporteur": "berichterstatter|berichterstatterin|rapporteuse|докладчик-репортер",
    "observer": "beobachter|beobachterin|observateur|observatrice|наблюдатель",
    "staff": "secretariat|personal|personnel|персонал",
    "technical": "technician|technik|technicien|technicienne|техник",
    "interpreter": "dolmetscher|dolmetscherin|interprète|переводчик",
    "press": "media|journalist|presse|пресса",
    "security": "sicherheit|sécurité|охрана",
}
