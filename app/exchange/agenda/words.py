"""The words that the world uses in tables of an agenda: headers, kinds, modes; only words."""

from app.exchange.tables.headers import vocabulary

HEADERS = vocabulary(
    {
        "session": "session code|code|sitzung|sitzungscode|séance|заседание|сессия|sesión|sessione|sessions",
        "item": "no|nr|number|item number|point|punkt|nummer|numéro|пункт|№|número|numero|núm|"
        "agenda item|top",
        "kind": "type|art|typ|genre|тип|вид|tipo|format",
        "title": "subject|topic|name|titel|thema|titre|intitulé|sujet|название|тема|título|tema|"
        "titolo|argomento|oggetto|asunto|programme|program|programm|programma|программа|programa|"
        "activity|activities|agenda|event|events|мероприятие|ordre du jour|tagesordnung|повестка дня|"
        "actividad|attività|evento",
        "start": "starts|begin|begins|from|start time|beginn|anfang|von|début|de|начало|inicio|"
        "comienzo|inizio|desde|dalle|hora de inicio|ora di inizio|startzeit|heure de début|"
        "start date|date and time|starts at",
        "end": "ends|until|to|end time|ende|bis|fin|à|конец|окончание|fine|hasta|alle|endzeit|"
        "heure de fin|hora de fin|ora di fine|ends at|final",
        "hard_end": "hard end|must end|latest end|spätestes ende|fin impérative|крайний срок",
        "duration": "length|dauer|durée|продолжительность|длительность|duración|durata|minutes|min|"
        "minuten|минут|мин|minutos|minuti|duration min|dauer min|time allotted|allotted",
        "room": "venue|location|place|where|saal|raum|ort|salle|lieu|зал|место|sala|lugar|luogo|aula|hall",
        "speaker": "speakers|person|who|redner|rednerin|sprecher|orateur|intervenant|докладчик|"
        "выступающий|orador|oradores|ponente|ponentes|relatore|relatori|oratore|intervenants|"
        "orateurs|redner innen|referent|referenten|vortragende|докладчики|выступающие|speaker s|"
        "presenter|presenters|panellists|participants",
        "entity": "delegation|organization|organisation|représente|délégation|делегация|организация|"
        "delegación|organización|delegazione|organizzazione|affiliation|institution",
        "mode": "participation|attendance|teilnahme|modus|форма участия|режим|modalidad|modalità",
        "language": "languages|sprache|langue|язык|idioma|lengua|lingua",
        "limit": "speaking time|time limit|redezeit|temps de parole|регламент",
        "cues": "typed cues|regie|regieanweisungen|conduite|реплики",
        "uid": "guid|ical uid|event uid",
        "notes": "note|remarks|comment|bemerkung|bemerkungen|remarques|примечание|примечания|notas|"
        "observaciones|osservazioni|details|description|beschreibung",
        "date": "day|datum|tag|jour|дата|день|fecha|día|data|giorno|wochentag",
        "time": "times|uhrzeit|zeit|heure|heures|horaire|время|hora|horario|ora|orario|hours|"
        "time slot|slot|zeitraum|schedule|start end|from to|von bis",
        "chair": "chairperson|chaired by|presiding|vorsitz|président|présidence|председатель|presidente",
        "moderator": "moderation|moderators|moderated by|moderatorin|modérateur|modératrice|модератор|"
        "moderador|moderadora|moderatore|moderatrice|facilitator",
        "position": "function|role|title of speaker|funktion|fonction|должность|cargo|funzione|job title",
        "country": "country|state|land|staat|pays|страна|país|paese|stato",
    }
)
"""The names of columns of our own table, and of those that others make; a word means one of them."""

FIELD_WORDS = {
    "session": "Session",
    "item": "Number of the item",
    "date": "Day",
    "time": "Time, or from – to",
    "start": "Start",
    "end": "End",
    "hard_end": "Hard end",
    "duration": "Length",
    "duration/hms": "Length (hours:minutes, as it stands)",
    "duration/ms": "Length (minutes:seconds, shown as hours)",
    "duration/min": "Length in minutes",
    "duration/h": "Length in hours",
    "title": "Title",
    "kind": "Kind",
    "room": "Room",
    "speaker": "Who speaks",
    "position": "Position of who speaks",
    "entity": "Delegation or organization",
    "country": "Country",
    "chair": "Chair",
    "moderator": "Moderator",
    "mode": "In the room, Zoom or video",
    "language": "Language",
    "limit": "Speaking time",
    "notes": "Notes",
    "cues": "Cues",
    "uid": "Identifier (UID)",
}
"""The fields that a column may go to, in a person's words."""

KINDS = {
    "opening": "opening session|eröffnung|eröffnungssitzung|ouverture|открытие",
    "panel": "panel session|panel discussion|podium|table ronde|панель|панельная дискуссия",
    "statements": "statement|floor|list of speakers|erklärungen|déclarations|заявления|выступления",
    "closing": "closing session|schluss|abschluss|clôture|закрытие",
    "session": "plenary|plenary session|working session|sitzung|plenum|séance|plénière|сессия|заседание",
    "break": "lunch|lunch break|coffee break|pause|mittagspause|kaffeepause|pause déjeuner|"
    "pause café|перерыв|обед",
    "side_event": "reception|nebenveranstaltung|événement parallèle|параллельное мероприятие",
    "deadline": "frist|échéance|срок",
    "note": "remark|anmerkung|remarque|примечание",
}

ITEM_KINDS = {
    **KINDS,
    "introduction": "welcome|moderation|einleitung|einführung|begrüßung|"
    "introduction by the moderator|введение",
    "keynote": "address|keynote address|speech|rede|discours|allocution|выступление|доклад",
    "panellist": "panelist|podiumsgast|paneliste|intervenant|панелист",
    "video": "video message|videobotschaft|message vidéo|видеообращение",
    "discussion": "debate|q&a|questions and answers|diskussion|aussprache|débat|дискуссия|обсуждение",
    "response": "replies|replies of the panellists|antworten|réponses|ответы",
}

MODES = {
    "room": "in room|in the room|in person|hall|podium|saal|vor ort|salle|sur place|зал|очно",
    "zoom": "online|remote|virtual|via zoom|en ligne|à distance|онлайн|дистанционно",
    "video": "video message|recorded|videobotschaft|message vidéo|видео",
}
