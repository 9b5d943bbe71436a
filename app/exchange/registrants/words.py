"""The words that the world uses for the columns of lists of registrants, in six languages; only words."""

from app.exchange.tables.headers import vocabulary

_WHOSE = (
    "attendee|participant|registrant|delegate|guest|member|registration|order|booking|ticket|rsvp|application"
)
_WHOSE_DATE = f"{_WHOSE}|submission|sign up|purchase|creation|completion|entry|response"


def _of(whose: str, forms: str) -> str:
    """Every “attendee status”, “order status” … out of those whose it may be and the forms it takes."""
    return "|".join(form.format(who) for who in whose.split("|") for form in forms.split("|"))


_USUAL = {
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
    "title": "form of address|salutation|honorific|mr/ms|prefix|anrede|titel|titre|civilité|обращение|титул",
    "first_name": "given name|given names|given name(s)|first name(s)|forename|firstname|vorname|"
    "vornamen|prénom|prénoms|имя|"
    "attendee given name|attendee first name|name first|name given|first|имя и отчество",
    "family_name": "last name|surname|lastname|family names|familyname|nachname|familienname|"
    "zuname|nom|nom de famille|"
    "фамилия|attendee family name|attendee last name|name last|name family|family|last",
    "full_name": "name|full name|fullname|attendee name|name teilnehmer in|teilnehmername|"
    "participant|participant name|teilnehmer|"
    "vollständiger name|nom complet|"
    "полное имя|участник",
    "native_name": "native script name|name in native script|name in original script|"
    "original name|native form|"
    "name in originalschrift|nom en caractères d'origine|имя на родном языке",
    "position": "job title|function|post|jobtitle|funktion|stellung|dienststellung|fonction|poste|должность",
    "entity": "entity code|delegation code",
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
_MORE = {
    "reg_id, ": "identifiant|numero di registrazione|numero di iscrizione|número de registro|"
    "número de inscripción|identificador",
    "middle_name, ": "middle initial|middle|m i|mi|secondo nome|segundo nombre",
    "title, ": "titolo|trattamento|appellativo|tratamiento|título",
    "first_name, ": "first names|forenames|rufname|nombre|nombres|nombre de pila|nombre(s)|nome|nomi|"
    "participant first name|given",
    "family_name, ": "surnames|last names|noms|cognome|cognomi|apellido|apellidos|apellido(s)|"
    "primer apellido|"
    "participant last name",
    "full_name, ": "your full name|your name|whole name|complete name|delegate name|guest name|"
    "registrant name|registrant|"
    "teilnehmerin|"
    "teilnehmer in|name des teilnehmers|participante|partecipante|nome completo|nombre completo|"
    "участница",
    "full_name/family": "family_name first_name|family_name first_name middle_name|family_name full_name|"
    "full_name family_name first_name|full_name family_name first_name middle_name|name, vorname|"
    "name und vorname|nom, prénom|name, first name|name, given name|name, forename|nom et prénom|"
    "nom et prénoms|фио|ф.и.о.|фио участника|"
    "ф.и.о. участника|фио делегата|фио полностью|фамилия имя отчество|"
    "фамилия и инициалы|nachname vorname|zu und vorname|familien und vorname|nach und vorname|"
    "apellidos y nombre|apellidos y nombres|cognome e nome|прізвище ім'я",
    "full_name/given": "first_name family_name|first_name middle_name family_name|"
    "full_name first_name family_name|"
    "first_name first_name|full_name first_name middle_name family_name|name and surname|"
    "name surname|vor und nachname|vor und zuname|vor und familienname|vor nachname|"
    "prénom et nom|prénom nom|nome e cognome|nome cognome|nombre y apellidos|nombre y apellido|"
    "nombre apellidos|имя и фамилия|имя фамилия|имя отчество фамилия",
    "position, ": "funktion/tätigkeit|posizione|funzione|carica|incarico|qualifica|cargo|puesto|función|"
    "posición",
    "entity, entity_name, ": "current employer|current organization|current organisation|workplace|"
    "agency|zugehörigkeit|"
    "arbeitgeber|einrichtung|unternehmen|behörde|delegazione|organizzazione|affiliazione|ente|"
    "azienda|istituzione|società|datore di lavoro|delegación|organización|afiliación|entidad|"
    "empresa|institución|organismo|empleador|employeur|société|entreprise|établissement|"
    "organisme d'appartenance|appartenance|компания|ведомство|место работы|работодатель|"
    "принадлежность",
    "entity_name, ": "nome dell'organizzazione|nombre de la organización",
    "entity, country, ": "paese|país|nazione|stato membro|estado miembro|country code|iso code|"
    "iso country code|country iso code|iso|iso2|iso 2|iso3|iso 3|"
    "iso alpha 2|iso alpha 3|iso 3166|iso 3166 1|state code|alpha 2|alpha 3|ländercode|"
    "länderkürzel|landescode|länderkennzeichen|code pays|code iso|code du pays|codice paese|"
    "codice iso|código país|código de país|código del país|código iso|код страны|код исо|"
    "billing country|billing country code|invoice country|country of billing|rechnungsland|"
    "pays de facturation",
    "category, ": "ticket name|product name|ticket category|teilnehmerkategorie|tipo|tipologia|"
    "tipo de participante|tipo di partecipante|categoria|категория участника|тип участника",
    "attendance_mode, ": "attendance type|participation type|participation format|form of participation|"
    "type of participation|type of attendance|attending in person or online|how will you attend|"
    "how will you participate|how do you plan to attend|how do you wish to attend|"
    "in person or online|in person/online|online or in person|art der teilnahme|"
    "form der teilnahme|wie nehmen sie teil|type de participation|modalité de participation|"
    "comment participerez vous|modalità di partecipazione|partecipazione|tipo di partecipazione|"
    "modalidad de participación|modalidad|participación|tipo de participación|"
    "modo de participación|forma de participación|asistencia|способ участия|вид участия",
    "role, ": "ruolo|rol",
    "status, ": _of(_WHOSE, "{} status|status of {}|{}'s status|{} state")
    + "|"
    + (
        "confirmation status|genehmigungsstatus|status der genehmigung|statut d'approbation|"
        "statut de l'approbation|stato di approvazione|stato approvazione|estado de aprobación|"
        "estado de la aprobación|статус утверждения|статус одобрения|статус подтверждения|"
        "registrierungsstatus|teilnehmerstatus|teilnahmestatus|buchungsstatus|"
        "bestellstatus|ticketstatus|status der anmeldung|statut de l'inscription|"
        "statut du participant|statut de la commande|statut du billet|stato della registrazione|"
        "stato dell'iscrizione|stato iscrizione|stato registrazione|stato partecipante|"
        "stato del partecipante|stato ordine|stato dell'ordine|stato del biglietto|"
        "estado de la inscripción|estado de inscripción|estado del registro|estado de registro|"
        "estado del participante|estado del pedido|estado de la solicitud|estado del asistente|"
        "estatus|статус участника|статус заявки|статус заказа|состояние|состояние регистрации"
    ),
    "registered_at, ": _of(_WHOSE_DATE, "{} date|{} time|{} date and time")
    + "|"
    + (
        "registrierungszeit|anmeldezeit|zeit der registrierung|heure d'inscription|"
        "ora di registrazione|hora de registro|hora de inscripción|register date|register time|"
        "submitted on|date submitted|date of submission|time submitted|"
        "created at|created on|created date|date created|completed at|completed on|date registered|"
        "time of registration|signed up|registration date/time|registration timestamp|"
        "submission timestamp|registered date|kaufdatum|buchungsdatum|registrierungsdatum|"
        "eingangsdatum|erstellt am|erstelldatum|erstellungsdatum|eingegangen am|eingereicht am|"
        "abgeschickt am|gekauft am|gebucht am|datum der anmeldung|datum der registrierung|"
        "anmeldezeitpunkt|zeitpunkt der anmeldung|fertigstellungszeit|date de l'inscription|"
        "horodatage|date d'enregistrement|créé le|date de création|date de commande|"
        "date de la commande|date d'achat|soumis le|date de soumission|envoyé le|heure de fin|"
        "data di registrazione|data registrazione|data di iscrizione|data iscrizione|"
        "data dell'iscrizione|data ordine|data dell'ordine|data di acquisto|data di creazione|"
        "data di invio|registrato il|iscritto il|creato il|inviato il|informazioni cronologiche|"
        "ora di completamento|fecha de inscripción|fecha de incripción|fecha de registro|"
        "fecha de la inscripción|"
        "fecha del registro|fecha de creación|fecha de compra|fecha de pedido|fecha del pedido|"
        "fecha de envío|registrado el|inscrito el|creado el|enviado el|marca temporal|"
        "hora de finalización|дата и время регистрации|дата заявки|дата подачи заявки|дата подачи|"
        "дата создания|создано|отправлено|дата отправки|дата заказа|дата покупки|время выполнения|"
        "время завершения"
    ),
    "email, ": "participant email|registrant email|guest email|contact email|emailadresse|mail address|"
    "mail adresse|adresse email|adresse mail|adresse de messagerie|adresse courriel|"
    "indirizzo email|indirizzo e-mail|posta elettronica|correo|correo electrónico|"
    "dirección de correo|dirección de correo electrónico|email di contatto|электронный адрес|"
    "адрес эл. почты",
    "telephone, ": "telefono|numero di telefono|cellulare|número de teléfono|móvil|numéro de téléphone",
    "language, ": "lingua|idioma",
    "photo, ": "fotografia",
    "note, ": "osservazioni|commenti|note e commenti|observaciones|comentarios",
}
"""Names that mean a field where no usual one does: beside “Registration date”, “Created at” is not read."""

HEADERS = vocabulary(_MORE | _USUAL)
"""Header to field. “family_name first_name” stands for any header that names those columns in that order."""
