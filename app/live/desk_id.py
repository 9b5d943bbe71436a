"""Who acts: the role of a desk, and whether it only rehearses."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a running console is for. Rights, and what it may see of people, hang on the role."""

    HOME = "home"
    CHAIR = "chair"
    AGENDA = "agenda"
    SETTINGS = "settings"
    TECH = "tech"
    REGISTRATION = "registration"
    PEOPLE = "people"
    ROOM = "room"
    LECTERN = "lectern"
    WAITING = "waiting"
    COMMAND_LINE = "command line"
    SCRIPT = ""
    """Acts of a script, which has no desk."""


@dataclass(frozen=True, slots=True)
class DeskId:
    """One desk as it stands beside every act that it did."""

    role: Role = Role.CHAIR
    rehearsal: bool = False

    @property
    def mark(self) -> str:
        """How the desk is written into the journal: “chair”, “rehearsal, tech”."""
        return ", ".join(part for part in ("rehearsal" if self.rehearsal else "", self.role) if part)

    @property
    def sees_names(self) -> bool:
        """Whether this desk sees protected people by their own names: who hands out badges must."""
        return self.role in (Role.REGISTRATION, Role.PEOPLE)

    def beside(self, role: Role) -> "DeskId":
        """The desk of another role on the same laptop, which rehearses where this one does."""
        return replace(self, role=role)
