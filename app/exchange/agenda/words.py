"""The words that the world uses in tables of an agenda: headers, kinds, modes; only words."""

from app.exchange.tables.headers import vocabulary

HEADERS = vocabulary(
    {
        "session": "session code|code|sitzung|sitzungscode|séance|заседание|сессия",
        "item": "no|nr|number|item number|point|punkt|nummer|numéro|пункт|№",
        "kind": "type|art|typ|genre|тип|вид",
        "title": "subject|topic|name|titel|thema|titre|intitulé|sujet|название|тема",
        "start": "starts|begin|begins|from|start time|beginn|anfang|von|début|de|начало",
        "end": "ends|until|to|end time|ende|bis|fin|à|конец|окончание",
        "hard_end": "hard end|must end|latest end|spätestes ende|fin impérative|крайний срок",
        "duration": "length|dauer|durée|продолжительность|длительность",
        "room": "venue|location|place|where|saal|raum|ort|salle|lieu|зал|место",
        "speaker": "speakers|person|who|redner|rednerin|sprecher|orateur|intervenant|докладчик|выступающий",
        "entity": "delegation|organization|organisation|représente|délégation|делегация|организация",
        "mode": "participation|attendance|teilnahme|modus|форма участия|режим",
        "language": "languages|sprache|langue|язык",
        "limit": "speaking time|time limit|redezeit|temps de parole|регламент",
        "cues": "typed cues|regie|regieanweisungen|conduite|реплики",
        "uid": "guid|ical uid|event uid",
        "notes": "note|remarks|comment|bemerkung|bemerkungen|remarques|примечание|примечания",
    }
)

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
