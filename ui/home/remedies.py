"""Where what is missing is mended: the window, and the place there, that a finding leads to."""

from collections.abc import Collection
from dataclasses import dataclass

from app.checks.sessions import Finding


@dataclass(frozen=True, slots=True)
class Remedy:
    """`words` stand on the button; `asks` is what the window asks of others, with the place if it has one."""

    words: str
    asks: str


_AGENDA = ("overlap", "person", "too-full", "gap", "days", "film", "interpretation")
_LIST = ("late", "no-fit")
_DOOR = ("duplicate", "not-admitted", "void-badge", "exception")
_PERSON = ("same-name", "glyphs", "entity", "on-no-list")


def remedy(finding: Finding, windows: Collection[str]) -> Remedy:
    """What mends a finding, with the windows that this laptop can open."""
    code, where = finding.code, finding.where
    if code == "no-people" or (code == "unregistered" and "people" not in windows):
        return Remedy("Import registrants…", "import_registrants")
    if code in _LIST:
        return Remedy("Open at the chair", f"chair {where}")
    if code == "line":
        return Remedy("Open the tech desk", "tech_desk")
    if code == "unregistered":
        return Remedy("Open the people", "people")
    if code == "places" and "settings" in windows:
        return Remedy("Open the settings", "settings places")
    if code in _PERSON and "people" in windows:
        return Remedy("Open the person", f"people {where}")
    if code in (*_DOOR, *_PERSON):
        return Remedy("Open at the registration desk", f"registration {where}")
    if code == "places":
        return Remedy("Open the registration desk", "registration")
    return Remedy("Open in the agenda’s editor", f"agenda {where}".strip())
