"""What stands around a name: titles before it, generations, degrees and brackets behind it."""

import re
from collections.abc import Sequence
from functools import lru_cache

from app.exchange.names.known import as_written, in_company, is_given, key, without_stop, words

_KINDS = ("courtesy", "academic", "office")
_BRACKETS = re.compile(r"\s*(?:[(\[{（][^()\[\]{}（）]*[)\]}）]|[\"“„«][^\"“”„«»]*[\"“”»])\s*")
_APART = re.compile(r"\s+(?:[|/–—]|-{1,2})\s+|\s*\|\s*")
_GLUED = re.compile(r"((?:[^\W\d_]{1,5}\.)+)(?=[^\W\d_])")
_PAIRS = frozenset({("h.", "c."), ("e.", "h."), ("a.", "d."), ("i.", "r."), ("h.", "e."), ("s.", "e.")})
_DEGREE = re.compile(r"\.|[^\W\d_][A-ZА-ЯЁ]")
_SCHOLAR = re.compile(r"[кд]\.?(?:[а-я]{1,6}\.?)?[а-я]\.?н\.?", re.IGNORECASE)
_PRONOUNS = re.compile(r"(?:she|he|they|her|him|them|elle|il|sie|er|ella|él|она|он)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def is_title(word: str, company: frozenset[str] = frozenset()) -> bool:
    """Whether a word is a title by itself; `company` are the titles that stand elsewhere in the column."""
    plain = key(word)
    if "." in word:
        if any(plain in words(kind) for kind in _KINDS):
            return True
    elif any(plain in without_stop(kind) for kind in _KINDS):
        return True
    others = in_company().get(word.casefold())
    return others is not None and (not others or bool(others & company))


def is_courtesy(words_of_title: Sequence[str]) -> bool:
    """Whether one of the words is a form such as Ms or Herr, which a family name follows."""
    return any(key(word) in words("courtesy") for word in words_of_title)


def precedes_family(words_of_title: Sequence[str]) -> bool:
    """Whether a single name behind a title is the family's: after Ms and Dr it is, after Sir it is not."""
    return bool(words_of_title) and not any(key(word) in words("before given") for word in words_of_title)


def is_noun(word: str) -> bool:
    """Whether a title is a whole word that is a family name, too: Richter, Lord, Coronel."""
    return "." not in word and len(word) > 3 and key(word) in words("office")


@lru_cache(maxsize=16_384)
def names_office(word: str) -> bool:
    """Whether a word inside a name is none: “Secretary of State Ann Sample”."""
    return any(part in words("position") for part in key(word).split("-")) and not is_given(word)


def titles_off(text: str, company: frozenset[str] = frozenset()) -> tuple[list[str], list[str]]:
    """The titles at the head of a name, and the words behind them; where all are titles, no word is left."""
    tokens = _unglued(text).split()
    place = 0
    while place < len(tokens):
        step = _titles_at(tokens, place, company)
        if not step:
            break
        place += step
    return tokens[:place], tokens[place:]


def _titles_at(tokens: Sequence[str], place: int, company: frozenset[str]) -> int:
    """How many words of a title stand at a place."""
    word, then = tokens[place], tokens[place + 1] if place + 1 < len(tokens) else ""
    pair = (word.casefold(), then.casefold())
    if pair in _PAIRS and (place or (pair[0] in ("h.", "s.") and pair[1] == "e.")):
        return 2
    if is_title(word, company):
        return 1
    if word in as_written("large letters") and then and not then.isupper():
        return 1
    if key(word) in words("opening") and then and _titles_at(tokens, place + 1, company):
        return 1 + _titles_at(tokens, place + 1, company)
    if word == "M." and len(tokens) - place > 2 and not then.endswith("."):
        return 1
    return 1 if place and _follows(word) else 0


def _follows(word: str) -> bool:
    """Whether a word goes on with a title: “h.c.”, “(FH)”, “a.D.”; written small or in brackets."""
    return not word[0].isupper() and word.casefold() in as_written("following")


def _unglued(text: str) -> str:
    """“Prof.Dr.Anna” in its parts, where each part before a full stop is a title; “Dr.in” stays."""
    if "." not in text:
        return text
    parts = []
    for token in text.split():
        found = _GLUED.match(token)
        pieces = [piece for piece in found[1].split(".") if piece] if found else []
        glued = found and not is_title(token) and all(is_title(f"{piece}.") for piece in pieces)
        if found and glued and token[found.end()].isupper():
            parts += [f"{piece}." for piece in pieces] + [token[found.end() :]]
        else:
            parts.append(token)
    return " ".join(parts)


def without_brackets(text: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets or behind a sign that parts; and that."""
    found: list[str] = []

    def take(bracket: re.Match[str]) -> str:
        inner = bracket[0].strip()
        if inner.casefold() in as_written("following") and bracket.end() < len(text):
            return bracket[0]
        found.append(inner)
        return " "

    rest = text
    while (shorter := _BRACKETS.sub(take, rest)) != rest:
        rest = shorter
    if (apart := _APART.search(rest)) and rest[: apart.start()].strip():
        found.append(rest[apart.end() :].strip())
        rest = rest[: apart.start()]
    return (rest.strip(), [part for part in found if part]) if rest.strip() else (text, [])


def title_in(bracket: str) -> str:
    """The title that a bracket holds, “(Mr)”; nothing where it holds anything else."""
    inner = bracket.strip('()[]{}（）"“”„«» ')
    found, rest = titles_off(inner)
    return "" if rest or _PRONOUNS.match(inner) else " ".join(found)


def suffixes_off(tokens: Sequence[str]) -> tuple[list[str], list[str], list[str]]:
    """A name's words without what stands behind it; the generation (III), and what is no part of a name."""
    rest = list(tokens)
    generation: list[str] = []
    away: list[str] = []
    while len(rest) > 1:
        word = rest[-1]
        if is_generation(word):
            generation.insert(0, rest.pop())
        elif _is_junior(word) or (is_degree(word) and (len(rest) > 2 or _only_a_degree(word))):
            away.insert(0, rest.pop())
        else:
            break
    return rest, generation, away


def is_generation(word: str) -> bool:
    """Whether a word counts the generation: II, III; it stays with the family name."""
    return word.isupper() and word.isalpha() and key(word) in words("generation")


def _is_junior(word: str) -> bool:
    """“Jr”, “jun.”, «мл.»; but not the initials J.R."""
    plain, dotted = key(word), word[-1] == "."
    return plain in words("junior") and (dotted or plain in without_stop("junior")) and "." not in word[:-1]


def is_degree(word: str) -> bool:
    """Whether a word is a degree as degrees are written: PhD, MA, LL.M., к.ю.н.; but not Ma or Ba."""
    return bool(_DEGREE.search(word)) and (
        key(word) in words("degree") or ("." in word and bool(_SCHOLAR.fullmatch(word)))
    )


def _only_a_degree(word: str) -> bool:
    """Whether it cannot be initials behind a single name: LL.M. can not, M.A. can."""
    return "." in word and any(len(part) > 1 for part in word.split("."))


def is_suffix(text: str) -> bool:
    """Whether a piece behind a comma is nothing but juniors and degrees: “Jr.”, “PhD”, “Ph. D.”."""
    spaced = "".join(text.split())
    return (is_degree(spaced) and "." in spaced) or all(
        is_degree(word) or _is_junior(word) for word in text.split()
    )


def is_position(text: str) -> bool:
    """Whether a piece behind a comma names a position: “Ambassador”, “First Secretary”, «советник».

    “Ambassador John” does not: it is a title before a name.
    """
    titles, rest = titles_off(text)
    if rest and titles:
        return _names_position(rest) or (rest[0].islower() and not is_courtesy(titles))
    return _names_position(text.split())


def _names_position(tokens: Sequence[str]) -> bool:
    return any(key(part.strip(".,")) in words("position") for token in tokens for part in token.split("/"))
