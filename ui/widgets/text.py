"""Text from outside within a sentence of ours."""

_FSI, _PDI = "\u2068", "\u2069"


def isolated(text: str) -> str:
    """Outside text that keeps its own direction and leaves that of the line alone."""
    return f"{_FSI}{text}{_PDI}" if text else ""
