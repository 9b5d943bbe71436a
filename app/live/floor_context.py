"""What the rules of the floor need to know of the conference, made from its rows for one session."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from app.agenda.plan import planned, snapshot
from app.conference.conference import Conference
from app.conference.entities import Category, Entity
from app.conference.forms_of_address import RANKS
from app.conference.questions import Question, QuestionStatus
from app.conference.registrants import Registrant, Status
from app.conference.sessions import Session
from app.floor.ahead import LIST
from app.floor.presets import LOWEST_RANK
from app.floor.state import Delegation, FloorContext

_LIMIT_CLASS = {
    Category.PARTICIPATING: "state",
    Category.PARTNER: "partner",
    Category.GROUP: "group",
    Category.CIVIL_SOCIETY: "civil_society",
    Category.ACADEMIA: "civil_society",
    Category.MEDIA: "civil_society",
    Category.STAFF: "civil_society",
}
_ORDER_CLASS = {
    Category.PARTICIPATING: "state",
    Category.PARTNER: "partner",
    Category.OSCE_CHAIR: "structure",
    Category.OSCE_STRUCTURE: "structure",
    Category.OSCE_INSTITUTION: "structure",
    Category.OSCE_PA: "structure",
    Category.OSCE_FIELD: "structure",
    Category.IO: "organization",
}


@dataclass(frozen=True, slots=True)
class Delegates:
    """What the rules know of the people: made once for all sessions, since it grows with everybody."""

    delegations: Mapping[str, Delegation]
    ranks: Mapping[str, int]


def delegates_of(
    entities: Mapping[str, Entity], registrants: Iterable[Registrant], ranks: Mapping[str, str] = RANKS
) -> Delegates:
    """Delegations by code, and the ranks of those who have one, by number; `ranks` are words for them.

    A delegation counts as registered when somebody confirmed represents it (rules of the floor, 3).
    """
    people, own = tuple(registrants), tuple(ranks.items())
    confirmed = {person.entity for person in people if person.status is Status.CONFIRMED}
    return Delegates(
        {code: _delegation(entity, code in confirmed) for code, entity in entities.items()},
        {person.number: rank for person in people if (rank := rank_of(person, own)) != LOWEST_RANK},
    )


def floor_context(
    conference: Conference, session: Session, delegates: Delegates, questions: Iterable[Question] = ()
) -> FloorContext:
    """What the rules know of a session: its times, limits in ms, delegations by code, ranks, questions."""
    discussions = (part.start for part in planned(session) if part.item.kind == LIST)
    return FloorContext(
        code=session.code,
        planned_end=session.ends,
        hard_end=session.last_end,
        limits=conference.limits,
        limit_ms=session.limit_ms,
        list_starts=next(discussions, session.starts),
        floor_deadline=conference.floor_deadline,
        plan=snapshot(session),
        delegations=delegates.delegations,
        ranks=delegates.ranks,
        questions=may_be_put(session.code, questions),
    )


def may_be_put(session: str, questions: Iterable[Question]) -> frozenset[int]:
    """The ids of the questions of the public that may be put to the panel of a session."""
    return frozenset(
        question.id
        for question in questions
        if question.belongs_to(session) and question.status is not QuestionStatus.DECLINED
    )


def rank_of(person: Registrant, own: tuple[tuple[str, str], ...] = ()) -> int:
    """A person's rank by protocol: 0 head of State, 1 head of government … 7 delegate.

    `own` are words of the conference for ranks, instead of the usual ones.

    The order is that of the General Assembly's list of speakers: State, government, vice-president,
    minister, vice-minister, ambassador, chargé d'affaires, delegate.
    """
    return _rank_in(f"{person.role} {person.position}", own)


@lru_cache(maxsize=10_000)
def _rank_in(text: str, own: tuple[tuple[str, str], ...]) -> int:
    ranks, sign = _signs(own)
    longest = max(sign.findall(text.casefold().replace("_", " ")), key=len, default="")
    return ranks.get(longest, LOWEST_RANK)


@lru_cache(maxsize=8)
def _signs(own: tuple[tuple[str, str], ...]) -> tuple[Mapping[str, int], re.Pattern[str]]:
    """Each word for a rank with it, and what finds them."""
    words = (RANKS | dict(own)).values()
    parted = ([word.strip().casefold() for word in row.split(",")] for row in words)
    ranks = {word: rank for rank, row in enumerate(parted) for word in row if word}
    longest_first = sorted(map(re.escape, ranks), key=len, reverse=True)
    return ranks, re.compile(rf"\b(?:{'|'.join(longest_first)})\b")


def _delegation(entity: Entity, registered: bool) -> Delegation:
    return Delegation(
        code=entity.code,
        name=entity.short,
        limit_class=_LIMIT_CLASS.get(entity.category, "organization"),
        order_class=_ORDER_CLASS.get(entity.category, "other"),
        fr_sort=entity.fr_sort,
        registered=registered,
    )
