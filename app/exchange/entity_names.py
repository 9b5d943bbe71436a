"""Entities found by the names that files give them; a similar name is asked about, never taken.

Switzerland is CH, Malta is not the Order of Malta, the European Union's delegation is not the
European Commission: only a code, a full name or an abbreviation that is known names an entity.
"""

import re
from collections.abc import Iterable
from functools import cache, cached_property

from app.conference import Category, Entity
from app.exchange.entities import other_names
from app.exchange.folding import fold, fold_forms, unquoted

_SIMILAR = 83
_CODE = re.compile(r"[A-Z]{2,6}(-[A-Z0-9]{1,12})+")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 4
_SMALL = frozenset(
    fold("of the and for a an in on to de la le les des du et pour und der die das fur").split(" ")
)


class EntityNames:
    """The entities of a conference by every name they go by, and those that a file brings."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.by_code: dict[str, Entity] = {}
        self.new: list[Entity] = []
        self._names: dict[str, set[str]] = {}
        for entity in entities:
            self._add(entity)
        for code, name in other_names():
            if code in self.by_code:
                self._note(name, code)
        self.find = cache(self._find)
        self.similar = cache(self._similar)

    def _add(self, entity: Entity) -> None:
        self.by_code[entity.code.upper()] = entity
        for name in (entity.name, entity.name_fr, entity.abbreviation):
            self._note(name, entity.code)

    def _note(self, name: str, code: str) -> None:
        for form in fold_forms(name):
            if form:
                self._names.setdefault(form.removeprefix("the "), set()).add(code)

    def _find(self, text: str) -> Entity | None:
        """The one entity of this code, name or abbreviation. Raises ValueError where several bear it."""
        if entity := self.by_code.get(text.upper()):
            return entity
        codes = sorted(self._names.get(fold(text).removeprefix("the "), ()))
        if len(codes) > 1:
            raise ValueError(f"“{text}” may be {' or '.join(codes)}; write the code")
        return self.by_code[codes[0].upper()] if codes else None

    def _similar(self, text: str) -> Entity | None:
        """The entity whose name is nearly this one."""
        from rapidfuzz import fuzz, process  # noqa: PLC0415 -- only unknown names need it

        folded = fold(text)
        if len(folded) < 4:
            return None
        found = process.extractOne(folded, self._names.keys(), scorer=fuzz.ratio, score_cutoff=_SIMILAR)
        return self.by_code[min(self._names[found[0]]).upper()] if found else None

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[list[str], str]]]:
        """The names that name one entity only, by their first word, the longest first."""
        found: dict[str, list[tuple[list[str], str]]] = {}
        names = {name: next(iter(codes)) for name, codes in self._names.items() if len(codes) == 1}
        names |= {fold(code): code for code in self.by_code if "-" in code}
        for name in sorted(names, key=len, reverse=True):
            found.setdefault(name.split()[0], []).append(
                (name.split(), self.by_code[names[name].upper()].code)
            )
        return found

    def named_in(self, text: str) -> tuple[str, ...]:
        """The codes of the entities that a text names, in their order. Short names count in capitals only."""
        words = _WORD.findall(unquoted(text))
        folded = [fold(word) for word in words]
        found: dict[str, None] = {}
        place = 0
        while place < len(words):
            step = 1
            for name, code in self._by_first_word.get(folded[place], ()):
                end = place + len(name)
                if folded[place:end] == name and _is_meant(words[place:end]):
                    found[code], step = None, len(name)
                    break
            place += step
        return tuple(found)

    def propose(self, text: str, name: str, category: Category) -> Entity:
        """A new entity for a name that nobody knows. `name` is its full name where `text` is a code.

        Raises ValueError with words where it may be meant for a known one, or where no code can be made.
        """
        is_code = bool(_CODE.fullmatch(text))
        is_only_code = is_code and name in ("", text)
        if not is_only_code and (similar := self.similar(name or text)):
            raise ValueError(f"“{text}” is not known; is it {similar.name} ({similar.code})?")
        entity = Entity(text if is_code else self._code(text), name or text, category)
        self._add(entity)
        if not is_code and name:
            self._note(text, entity.code)
        self.new.append(entity)
        self.find.cache_clear()
        self.similar.cache_clear()
        return entity

    def _code(self, name: str) -> str:
        """A code from a name: initials where there are three or more, else the words themselves."""
        words = [word for word in fold(name).split() if word not in _SMALL] or fold(name).split()
        if not words:
            raise ValueError(f"“{name}” has no letters from which a code could be made")
        stem = "".join(word[0] for word in words) if len(words) > 2 else "-".join(words)
        stem = stem[:16].strip("-").upper().ljust(3, "1")
        number = 1
        code = stem
        while code in self.by_code:
            number += 1
            code = f"{stem}-{number}"
        return code


def _is_meant(words: list[str]) -> bool:
    """“UK” and “IOM” are names, “us” and “mom” are words."""
    return sum(map(len, words)) > _SHORT or all(word.isupper() for word in words)
