"""Whom somebody means who types everybody, a session's code, or a delegation."""

from app.registration.state import KnownPeople

_EVERYBODY = "everybody"


def whom(people: KnownPeople, text: str) -> dict[str, str]:
    """As `switch_attendance` names them: a session, an entity, or neither for everybody.

    Raises ValueError with a sentence where the text is none of these.
    """
    typed = text.strip()
    if not typed:
        raise ValueError("Say whom: everybody, a delegation or a session's code")
    if typed.casefold() == _EVERYBODY:
        return {}
    if typed in people.sessions:
        return {"session": typed}
    for code, entity in people.entities.items():
        names = (code, entity.name, entity.short, entity.name_fr)
        if typed.casefold() in (name.casefold() for name in names):
            return {"entity": code}
    raise ValueError(f"“{typed}” is no delegation of this conference")
