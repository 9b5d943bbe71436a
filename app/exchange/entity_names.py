"""Entities found by the names that files give them; a similar name is asked about, never taken.

Switzerland is CH, Malta is not the Order of Malta, the European Union's delegation is not the
European Commission: only a code, a full name or an abbreviation that is known names an entity.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from app.conference.entities import Category, Entity
from app.conference.known_names import country_forms, other_names, state_names, states, typed_names
from app.conference.matters import Matter
from app.exchange.plan import Choice, Doubt
from app.exchange.tables.cells import brief
from app.text.folding import fold, fold_forms, unquoted
from app.times import country_names

NEW = "new"
_SIMILAR = 83
_NOWHERE = " among the States and organizations"
_CODE = re.compile(r"[A-Z]{2,6}(-[A-Z0-9]{1,12})+")
_WORD = re.compile(r"[^\W_]+")
_SHORT = 4
_ARTICLE = re.compile(
    r"^(?:(?:the|la|le|les|el|los|las|il|lo|i|gli|die|der|das) |[ld]['’])(?=\w)", re.IGNORECASE
)
_STATES = (Category.PARTICIPATING, Category.PARTNER)
_ISO3 = re.compile(r"[A-Z]{3}")
_SMALL = frozenset(
    fold("of the and for a an in on to de la le les des du et pour und der die das fur").split(" ")
)
_OF_A_STATE = re.compile(
    r"(?:the )?(?:permanent |royal |diplomatic |federal |national |standige |postoyannoe |postoiannoe )*"
    r"(?:mission|delegation|representation|embassy|government|ministry|ministere|ambassade|gouvernement|"
    r"ministerium|botschaft|vertretung|ministerstvo|posolstvo|predstavitelstvo|delegatsiya|missiya)\b"
)
_RUSSIAN_OFFICES = ("ministerstvo", "posolstvo", "predstavitelstvo", "delegatsiya", "missiya")
_RUSSIAN_STATE = re.compile(r"(?: inostrannykh del)? (?P<state>.+?)(?: (?:pri|v|na|v g) .*)?")
_ITS_STATE = re.compile(
    r"(?: (?:permanente?|of foreign affairs|for foreign affairs|des affaires etrangeres))?"
    r" (?:of|de la|de l|de|du|des|der) (?:the )?(?P<state>.+?)(?: (?:to|at|in|aupres|bei|beim) .*)?"
)


def speaks_for_a_state(text: str) -> bool:
    """Whether a name is that of a mission, an embassy or a ministry, which speaks for its State."""
    return bool(_OF_A_STATE.match(fold(text)))


class Unknown(ValueError):
    """A name that is of no entity, or of several: a sentence, the name, the entities that may be meant."""

    def __init__(self, sentence: str, text: str, similar: tuple[Entity, ...]) -> None:
        super().__init__(sentence)
        self.text, self.similar = text, similar


class EntityNames:
    """The entities of a conference by every name they go by, and those that a file brings.

    `decided` is what a person said about a name before: the code of an entity, or `NEW`.
    """

    def __init__(self, entities: Iterable[Entity], decided: Mapping[str, str] | None = None) -> None:
        self.decided = decided or {}
        self.by_code: dict[str, Entity] = {}
        self.new: list[Entity] = []
        self._choices: tuple[Choice, ...] = ()
        self._names: dict[str, set[str]] = {}
        for entity in entities:
            self._add(entity)
        for code, name in other_names():
            if code in self.by_code:
                self._note(name, code)
        for entity in self.by_code.values():
            for name in state_names(entity):
                self._note(name, entity.code)
        self.find = cache(self._find)
        self.similar = cache(self._similar)

    def _add(self, entity: Entity) -> None:
        self.by_code[entity.code.upper()] = entity
        for name in (entity.name, entity.name_fr, entity.abbreviation):
            self._note(name, entity.code)

    def call(self, name: str, code: str) -> None:
        """Let an entity go by one more name, where nobody goes by it yet."""
        if fold(name) not in self._names and code in self.by_code:
            self._note(name, code)

    def _note(self, name: str, code: str) -> None:
        for form in fold_forms(name):
            if form:
                self._names.setdefault(form.removeprefix("the "), set()).add(code)

    def _find(self, text: str) -> Entity | None:
        """The one entity of this code, name or abbreviation. Raises ValueError where several bear it."""
        if entity := self.by_code.get(text.upper()):
            return entity
        folded = fold(text).removeprefix("the ")
        if entity := self.by_code.get(self.decided.get(folded, "").upper()):
            return entity
        codes = sorted(self._names.get(folded, ()))
        if not codes and (bare := without_article(text)) != folded:
            codes = sorted(self._names.get(bare, ()))
        if not codes and (found := self._state_in(text)) is not None:
            return found
        if not codes and (office := _OF_A_STATE.match(folded)):
            forms = _RUSSIAN_STATE if office[0].endswith(_RUSSIAN_OFFICES) else _ITS_STATE
            state = forms.fullmatch(folded, office.end())
            named = state["state"] if state else ""
            bare = named.removeprefix("respubliki ")
            codes = sorted(self._names.get(named) or self._names.get(bare, set()))
        if len(codes) > 1:
            meant = tuple(self.by_code[code.upper()] for code in codes)
            raise Unknown(f"“{text}” may be {' or '.join(codes)}; write the code", text, meant)
        return self.by_code[codes[0].upper()] if codes else None

    def _state_in(self, text: str) -> Entity | None:
        """The one State that a name in parts means: “Macedonia (FYROM)”, “Austria / Autriche”.

        Raises Unknown where each part is another: “Austria / Germany”.
        """
        parts = [part for part in re.split(r"[()/|\[\]]", text) if part.strip()]
        if len(parts) < 2:
            return None
        named = [self._names.get(without_article(part), set()) for part in parts]
        codes = set.union(*named)
        if len(codes) > 1 and all(named):
            meant = tuple(self.by_code[code.upper()] for code in sorted(codes))
            raise Unknown(f"“{text}” may be {' or '.join(sorted(codes))}; write the code", text, meant)
        state = self.by_code.get(next(iter(codes)).upper()) if len(codes) == 1 and named[0] else None
        return state if state is not None and state.category in _STATES else None

    def find_country(self, text: str) -> Entity | None:
        """The same in a column of countries, where three letters are a code of ISO 3166, too: AUT, CHE."""
        code = _three_letters().get(text) if len(text) == 3 else None
        state = self.by_code.get(code) if code else None
        return self.find(text) or (state if state is not None and state.category in _STATES else None)

    def _similar(self, text: str) -> Entity | None:
        """The entity whose name is nearly this one."""
        from rapidfuzz import fuzz, process

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
        if not self.is_decided_new(text):
            _refuse_country(text)
        is_code = bool(_CODE.fullmatch(text))
        is_only_code = is_code and name in ("", text)
        if not (is_only_code or self.is_decided_new(text)) and (similar := self.similar(name or text)):
            raise Unknown(f"“{text}” is not known; is it {similar.name} ({similar.code})?", text, (similar,))
        entity = Entity(text if is_code else self._code(text), name or text, category)
        self._add(entity)
        if not is_code and name:
            self._note(text, entity.code)
        self.new.append(entity)
        self.find.cache_clear()
        self.similar.cache_clear()
        return entity

    def is_decided_new(self, text: str) -> bool:
        """Whether a person said that this is an organization which nobody knows yet."""
        return self.decided.get(fold(text).removeprefix("the ")) == NEW

    def unknown(self, text: str) -> Unknown:
        """The error for a name that is of no entity, and from which no new one may be made."""
        similar = self.similar(text)
        is_it = f"; is it {similar.name} ({similar.code})?" if similar else _NOWHERE
        return Unknown(f"“{brief(text)}” is not known{is_it}", text, (similar,) if similar else ())

    def doubt(self, unknown: Unknown) -> Doubt:
        """The question which entity is meant: a similar one, a new one, or any of the conference."""
        key = fold(unknown.text).removeprefix("the ")
        likely = tuple(Choice(entity.code, entity.short) for entity in unknown.similar)
        new = () if speaks_for_a_state(unknown.text) else (Choice(NEW, "a new organization"),)
        return Doubt(Matter.ENTITY, key, (*likely, *new, *self._everybody()), self.decided.get(key, ""))

    def _everybody(self) -> tuple[Choice, ...]:
        if not self._choices:
            there = sorted(self.by_code.values(), key=lambda entity: fold(entity.short))
            self._choices = tuple(Choice(entity.code, entity.short) for entity in there)
        return self._choices

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


def without_article(text: str) -> str:
    """A folded name without its article in any of the six languages: “les Pays-Bas”, “l’Italia”."""
    return fold(_ARTICLE.sub("", text.strip()))


@cache
def _three_letters() -> Mapping[str, str]:
    typed = {name: code for code, names in typed_names().items() for name in names if _ISO3.fullmatch(name)}
    return {state.iso3: state.code for state in states().values()} | typed


def _is_meant(words: list[str]) -> bool:
    """Whether words name an entity: short names count in capitals (“UK”; “us” is a word), «Кипр» too."""
    return (
        sum(map(len, words)) > _SHORT
        or all(word.isupper() for word in words)
        or (words[0].istitle() and len(words[0]) == _SHORT and not words[0].isascii())
    )


def _refuse_country(text: str) -> None:
    """A State is never new: what bears a country's name is asked about. Raises Unknown."""
    known, bare = _countries(), text.partition("(")[0]
    forms = (fold(text).removeprefix("the "), without_article(text), without_article(bare))
    countries = next((known[form] for form in forms if form in known), ())
    if len(countries) > 1:
        raise Unknown(f"“{text}” may be {' or '.join(countries)}; write which", text, ())
    if countries:
        raise Unknown(f"“{text}” is a State that is not in this conference", text, ())


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in country_names():
        short = fold(name.partition("(")[0])
        for form in {fold(name), short}:
            found[form] = (*found.get(form, ()), name)
    for form in country_forms():
        found.setdefault(fold(form), (form,))
    return found
