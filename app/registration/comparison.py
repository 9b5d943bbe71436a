"""Two registrations side by side, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One field: what each has, and what whoever is kept would have, the left or the right."""

    field: str
    left: str
    right: str
    keeping_left: str
    keeping_right: str

    @property
    def differs(self) -> bool:
        """Whether the two say different things; where one says nothing, they do not."""
        return bool(self.left and self.right) and self.left != self.right


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers, why they may be one person, whether that is sure enough to propose it, and all lines."""

    left: str
    right: str
    why: str
    proposed: bool
    lines: tuple[Line, ...]
