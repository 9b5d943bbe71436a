"""The words that the world uses in the cells of lists of registrants, in six languages; only words."""

from app.conference.entities import Category
from app.conference.registrants import Attendance, Status

STATUS = {
    Status.CONFIRMED: "confirmed|approved|accepted|admitted|complete|completed|active|paid|ok|yes|"
    "registered|"
    "bestätigt|zugelassen|"
    "genehmigt|angenommen|akzeptiert|bezahlt|ja|vollständig|abgeschlossen|oui|да|confirmé|confirmée|"
    "accepté|acceptée|approuvé|approuvée|validé|validée|"
    "подтвержден|подтверждена|подтверждено|подтверждён|одобрен|одобрена|одобрено|принят|принята|принято|"
    "attending|attended|going|checked in|checkedin|acquired|eingecheckt|angemeldet|gebucht|teilgenommen|"
    "freigegeben|erledigt|enregistré|enregistrée|inscrit|inscrite|terminé|terminée|payé|payée|"
    "confermato|confermata|approvato|approvata|accettato|accettata|completato|completata|completo|"
    "completa|"
    "pagato|pagata|registrato|registrata|iscritto|iscritta|attivo|attiva|sì|"
    "confirmado|confirmada|aprobado|aprobada|aceptado|aceptada|completado|completada|pagado|pagada|"
    "registrado|registrada|inscrito|inscrita|activo|activa|admitido|admitida|"
    "утвержден|утверждён|утверждена|утверждено|"
    "зарегистрирован|зарегистрирована|зарегистрировано|завершено|завершена|завершен|завершён|оплачен|"
    "оплачена|"
    "оплачено|активен|активно|активна|допущен|допущена|участвует|подтв|confirmed registration|booked|"
    "payment received|order confirmed|registration complete|registration completed|"
    "registration confirmed|valid",
    Status.PENDING: "pending|waiting|awaiting approval|pending approval|approval pending|in review|"
    "unpaid|"
    "not paid|awaiting payment|"
    "awaiting moderation|on hold|no|nein|non|нет|not verified|unbezahlt|freigabe ausstehend|"
    "ausstehend|offen|wartend|"
    "in prüfung|en attente|en cours|ожидает|в ожидании|на рассмотрении|ожидает подтверждения|"
    "to be paid|pre reserved|prereserved|initializing|placed|offline|payment pending|overdue|waitlist|"
    "on waitlist|"
    "waitlisted|waiting list|on waiting list|on the waitlist|on the waiting list|"
    "awaiting offline payment|"
    "reserved|pending payment|awaiting confirmation|to be confirmed|tbc|tentative|maybe attending|new|"
    "open|"
    "submitted|requested|under review|in progress|incomplete|processing|invited|awaiting|"
    "anhängig|warten auf zahlung|warteliste|auf warteliste|auf der warteliste|zahlung ausstehend|"
    "überfällig|"
    "unvollständig|eingereicht|in bearbeitung|angefragt|reserviert|vorgemerkt|"
    "en attente du paiement|en attente de paiement|en attente d'approbation|liste d'attente|"
    "sur liste d'attente|impayé|impayée|non payé|à payer|en suspens|incomplet|incomplète|"
    "in attesa|in attesa di pagamento|in attesa di approvazione|in attesa di conferma|in sospeso|"
    "pendente|"
    "lista d'attesa|in lista d'attesa|non pagato|da pagare|in corso|"
    "pendiente|pendiente de pago|pendiente de aprobación|en espera|en espera de pago|lista de espera|"
    "en lista de espera|sin pagar|no pagado|en proceso|en revisión|por confirmar|"
    "ожидание утверждения|ожидает утверждения|ожидает одобрения|"
    "ожидается|ожидание|ожидает оплаты|ожидается оплата|в ожидании оплаты|лист ожидания|в листе ожидания|"
    "не оплачен|не оплачена|не оплачено|в обработке|не подтвержден|не подтверждена|не подтверждён|подана|"
    "на модерации",
    Status.REJECTED: "rejected|denied|declined|refused|not approved|abgelehnt|zurückgewiesen|refusé|"
    "refusée|rejeté|rejetée|"
    "отклонен|отклонена|отклонено|отклонён|отказано|"
    "not accepted|blocked|invalid|invalidated|nicht zugelassen|nicht genehmigt|verweigert|"
    "rifiutato|rifiutata|respinto|respinta|negato|negata|non approvato|non accettato|"
    "rechazado|rechazada|denegado|denegada|no aprobado|no aprobada|no aceptado|"
    "отказ|не одобрен|не одобрена|не допущен|не допущена|отвергнут",
    Status.CANCELLED: "cancelled|canceled|withdrawn|withdrew|expired|abgelaufen|"
    "cancelled by self|cancelled by host|"
    "canceled by self|canceled by host|canceled by registrant|canceled paid fee|"
    "storniert|abgesagt|zurückgezogen|annulé|"
    "annulée|retiré|retirée|"
    "отменен|отменена|отменено|отменён|отозван|отозвана|отозвано|"
    "not attending|not going|deleted|refunded|refunded canceled|refunded cancelled|released|removed|"
    "void|voided|"
    "will not attend|canceled by admin|cancelled by registrant|canceled by organizer|"
    "cancelled by organizer|"
    "cancelled by organiser|cancellation|cancelled paid fee|registration cancelled|registration canceled|"
    "order canceled|order cancelled|abandoned|charged back|"
    "storno|abgemeldet|gelöscht|erstattet|zurückerstattet|widerrufen|abgebrochen|"
    "désinscrit|désinscrite|remboursé|remboursée|supprimé|supprimée|expiré|expirée|"
    "annullato|annullata|cancellato|cancellata|ritirato|ritirata|rimborsato|rimborsata|scaduto|scaduta|"
    "cancelado|cancelada|anulado|anulada|retirado|retirada|reembolsado|reembolsada|expirado|expirada|"
    "caducado|eliminado|отказался|отказалась|аннулирован|аннулирована|аннулировано|возврат|удален|удалён|"
    "удалена|снят|снята|истек|истёк|истекла",
}

ATTENDANCE = {
    Attendance.IN_ROOM: "in room|room|in the room|in person|in-person|on site|onsite|physical|hall|"
    "vienna|"
    "presence|vor ort|präsenz|in präsenz|persönlich|im saal|sur place|en salle|présentiel|en présentiel|"
    "en personne|"
    "очно|очное|лично|в зале|"
    "at the venue|at venue|face to face|physically|personally|on the spot|live|inperson|in the hall|"
    "in person attendance|in person participation|physical attendance|physical participation|"
    "vor ort teilnahme|teilnahme vor ort|persönliche teilnahme|physisch|in wien|"
    "présence|en présence|sur site|physique|physiquement|dans la salle|"
    "in presenza|di persona|presenza|presenziale|in sala|in loco|sul posto|fisicamente|"
    "presencial|presencialmente|en persona|en sala|en el lugar|en la sala|físicamente|"
    "очная|очный|очное участие|личное участие|на месте|присутственно|офлайн|оффлайн",
    Attendance.ZOOM: "zoom|online|on-line|on line|remote|remotely|virtual|virtually|video|via zoom|"
    "fern|virtuell|per zoom|"
    "en ligne|à distance|distanciel|en distanciel|virtuel|virtuellement|онлайн|дистанционно|удаленно|"
    "удалённо|заочно|"
    "zoom webinar|zoom link|by zoom|on zoom|through zoom|videoconference|video conference|video link|"
    "by video|webinar|livestream|live stream|digitally|e participation|remote participation|"
    "online participation|virtual participation|virtual attendance|online attendance|"
    "ferngeschaltet|zugeschaltet|online teilnahme|virtuelle teilnahme|über zoom|videokonferenz|"
    "virtuelle|par zoom|via internet|visioconférence|en visioconférence|par visioconférence|en visio|"
    "da remoto|a distanza|online via zoom|virtuale|virtualmente|in videoconferenza|videoconferenza|"
    "in remoto|"
    "en línea|a distancia|remoto|remota|en remoto|virtualmente|telemático|telemática|por zoom|"
    "videoconferencia|"
    "por videoconferencia|онлайн участие|дистанционное|дистанционное участие|удаленное|удалённое|по zoom|"
    "в zoom|через zoom|по видеосвязи|видеосвязь|видеоконференция|виртуально|заочное",
}

CATEGORIES = {
    "delegation": "delegate|state|participating state|member of delegation|délégation|délégué|"
    "delegierte|делегация|делегат|delegazione|delegato|delegata|delegación|delegado|delegada|stato|"
    "estado",
    "partner": "partner for co-operation|partner for cooperation|partner state|partnerstaat|"
    "partenaire|партнер|партнёр|partner per la cooperazione|socio para la cooperación|socio",
    "osce": "osce structure|osce institution|osce executive structure|osze|обсе",
    "organization": "organisation|international organization|international organisation|io|igo|"
    "internationale organisation|"
    "organisation internationale|международная организация|organizzazione internazionale|"
    "organización internacional",
    "civil_society": "ngo|cso|non-governmental organization|zivilgesellschaft|nro|société civile|ong|"
    "гражданское общество|нпо|società civile|sociedad civil|osc",
    "academia": "academic|università|universidad|university|research|wissenschaft|universität|"
    "université|наука|университет",
    "speaker": "panellist|panelist|expert|redner|rednerin|referent|referentin|orateur|oratrice|"
    "докладчик|эксперт",
    "media": "press|stampa|prensa|medios|giornalista|periodista|journalist|presse|medien|médias|пресса|сми",
    "interpreter": "interpretation|dolmetscher|dolmetscherin|interprète|переводчик|interprete|intérprete",
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
    "leiter der delegation|leiterin der delegation|chef de délégation|cheffe de délégation|"
    "глава делегации",
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

NOT = "not|no|never|neither|nicht|kein|keine|non|pas|ni|не|нет|нельзя|sin"
BOTH = "or|oder|ou|o|или|and|both|beides|hybrid|hybride|ibrido|hibrido"
"""Words beside which a cell does not say how somebody takes part."""

NO_MAIL = (
    "anonymous|anonymus|anonym|anonyme|anonimo|anonima|аноним|анонимно|анонимный|none|n a|na|null|nil|keine|"
    "keiner|aucun|aucune|nessuno|nessuna|ninguno|ninguna|не указано|не указан|unknown|unbekannt|inconnu|"
    "sconosciuto|desconocido|guest|gast|no email|no e mail|not provided|not available"
)
"""What stands in a column of e-mail addresses in place of one."""
