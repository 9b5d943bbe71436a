"""Where what is missing is mended: the window, and the place there, that a finding leads to."""

from dataclasses import dataclass

from app.checks.sessions import Finding


@dataclass(frozen=True, slots=True)
class Remedy:
    """`words` stand on the button; `asks` is what the window asks of others, with the place if it has one."""

    words: str
    asks: str


def remedy(finding: Finding) -> Remedy:
    """What mends a finding."""
    code, where = finding.code, finding.where
    match code:
        case "no-people":
            return Remedy("Import registrants…", "import_registrants")
        case "late" | "no-fit":
            return Remedy("Open at the chair", f"chair {where}")
        case "line":
            return Remedy("Open the tech desk", "tech_desk")
        case "unregistered":
            return Remedy("Open the people", "people")
        case "places":
            return Remedy("Open the settings", "settings places")
        case "glyphs" | "entity" | "on-no-list":
            return Remedy("Open the person", f"people {where}")
        case "duplicate" | "same-name" | "not-admitted" | "void-badge" | "exception":
            return Remedy("Open at the registration desk", f"registration {where}")
        case _:
            return Remedy("Open in the agenda’s editor", f"agenda {where}".strip())
