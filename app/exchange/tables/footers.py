"""Lines of a list that are nobody: sums, rules and what a program writes at the foot; each is told."""

import re
from collections.abc import Sequence
from dataclasses import replace

from app.exchange.tables.cells import brief
from app.exchange.tables.headers import plain
from app.exchange.tables.lines import Line
from app.exchange.tables.table import Table

_PEOPLE = (
    r"participants?|people|persons?|registrations?|attendees?|members?|delegates?|rows?|entries|teilnehm\w+|"
    r"personen|anmeldungen|registriert\w*|inscrits?|personnes|inscriptions|partecipanti|persone|iscritti|"
    r"participantes|personas|inscritos|участник\w+|человек|зарегистриров\w+|записей"
)
_SUM = re.compile(
    rf"(?:(?:{_PEOPLE}|grand|sub|sous|zwischen|im|in|en|in) ){{0,2}}"
    rf"(?:(?:totale?s?|totaux|subtotale?s?|\w*summe|insgesamt|общий итог|итоги?|итого|всего|подытог|"
    rf"(?:number|anzahl|nombre|numero|count) (?:of|der|de|des|di|d|dei)|(?:общее )?количество|"
    rf"число)(?: \w+){{0,4}}|"
    rf"gesamt\w*|sum|suma|somma|somme|сумма|count|anzahl(?: (?:{_PEOPLE}))?|nombre|numero)"
)
_ALONE = re.compile(
    r"(?:(?:grand |sub)?totale?s?|(?:gesamt|zwischen)?summe|gesamt|insgesamt|sum|somme|somma|suma|итого|"
    r"всего|total general|gran total|general total|sous total)"
)
_NUMBER = re.compile(r"[€$£]? ?\d[\d\s.,:/%€$£-]*|=.*")
_WITH_NUMBER = re.compile(r"(?P<words>.*?)[\s:=–-]*(?P<number>\d[\d., ]*)(?P<more>.*)")
_FOOT = re.compile(
    r"(?:page|seite|pagina|стр|страница) \d+\b.*|"
    r"(?:this (?:list|report) was )?(?:generated|created|exported|printed|downloaded|produced|last updated|"
    r"updated|as of|powered by|source|erstellt|exportiert|gedruckt|erzeugt|stand|quelle|genere|exporte|"
    r"imprime|mis a jour|etat au|generato|esportato|stampato|aggiornato|fonte|generado|exportado|impreso|"
    r"actualizado|fuente|создано|сформировано|экспортировано|напечатано|источник|по состоянию) "
    r"(?:by|on|at|from|with|am|von|mit|aus|vom|le|par|il|da|el|por|на|в|из)\b.*|"
    r"confidential|vertraulich|confidentiel|riservato|confidencial|конфиденциально|"
    r"end of (?:list|report|file)|ende der liste|fin de (?:la )?liste?|fine elenco|конец списка"
)
_REMARK = re.compile(
    r"(?:stand|source|quelle|fonte|fuente|источник|note|notes|hinweis|remarque|nota|примечание|generated|created|"
    r"exported|printed|erstellt|exportiert|gedruckt|généré|exporté|imprimé|generato|esportato|generado|exportado|"
    r"создано|сформировано|legend|legende|légende|legenda|leyenda|легенда)(?: \w+)?\s*:.*",
    re.IGNORECASE,
)
_LETTER_OR_FIGURE = re.compile(r"[^\W_]")
_TOLD = 5
_MOST_OF_A_FOOT = 5


def without_footers(table: Table) -> Table:
    """The table without its sums, rules and foot, and a remark that says which lines they were.

    A sum stands anywhere and has nothing but figures beside its word; a foot is one cell below the last line.
    """
    foot = _foot(table.lines)
    nobody = [line for place, line in enumerate(table.lines) if place >= foot or _is_nobody(line)]
    if not nobody or len(nobody) == len(table.lines):
        return table
    numbers = {line.number for line in nobody}
    kept = tuple(line for line in table.lines if line.number not in numbers)
    return replace(table, lines=kept, notes=(*table.notes, _told(nobody)))


def _foot(lines: Sequence[Line]) -> int:
    """The place where the foot begins: behind the last line that is neither of it nor a sum."""
    place = len(lines)
    while place > max(0, len(lines) - _MOST_OF_A_FOOT):
        filled = _filled(lines[place - 1])
        if not (_is_nobody(lines[place - 1]) or (len(filled) == 1 and _is_of_a_foot(filled[0]))):
            break
        place -= 1
    return place


def _is_nobody(line: Line) -> bool:
    if sum(map(str.isalpha, [cell[:1] for cell in line.cells])) > 1:
        return False  # as nearly every line: a word beside another cell is no figure
    filled = _filled(line)
    if not any(map(_LETTER_OR_FIGURE.search, filled)):
        return True
    if not all(map(_NUMBER.fullmatch, filled[1:])):
        return False
    if len(filled) > 1:
        return bool(_SUM.fullmatch(plain(filled[0])))
    found = _WITH_NUMBER.fullmatch(filled[0])
    if found and _LETTER_OR_FIGURE.search(found["words"]):
        return bool(_SUM.fullmatch(plain(found["words"])))
    return False


def _is_of_a_foot(cell: str) -> bool:
    text = plain(cell)
    words = _ALONE.fullmatch(text) or _FOOT.fullmatch(text) or _REMARK.fullmatch(cell)
    return bool(words) or cell.startswith("*")


def _filled(line: Line) -> list[str]:
    return [cell.strip() for cell in line.cells if cell.strip()]


def _told(nobody: Sequence[Line]) -> str:
    """One sentence about the lines that were passed over."""
    shown = "; ".join(f"“{brief(' '.join(_filled(line)))}” (line {line.number})" for line in nobody[:_TOLD])
    more = f" and {len(nobody) - _TOLD} more" if len(nobody) > _TOLD else ""
    are = "1 line is" if len(nobody) == 1 else f"{len(nobody)} lines are"
    return f"{are} a sum or a foot and nobody: {shown}{more}."
