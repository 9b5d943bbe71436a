"""A session has a chair of its own: papers name them, and whoever opens or welcomes is given the floor."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.conference.sessions import Session
from tests.app.run_of_show.test_editions import PANEL, printed, show


def opened_by(speaker: str, **more: str) -> Session:
    """The panel whose first item is an opening by somebody."""
    first = replace(PANEL.items[0], kind="opening", title="Welcome", speaker=speaker)
    return replace(PANEL, items=(first, *PANEL.items[1:]), **more)


@pytest.mark.parametrize(
    ("session", "given"),
    [
        (opened_by("Ingrid Solberg"), True),
        (opened_by("Ingrid Solberg", chair="Amb. Mona Lind"), True),
        (opened_by("Ingrid Solberg", chair="ingrid  solberg"), False),
        (opened_by("Ingrid Solberg", moderator="Ingrid Solberg"), False),
        (opened_by(""), True),
        (PANEL, False),
        (replace(PANEL, moderator="Amb. Mona Lind"), True),
    ],
)
def test_who_opens_or_welcomes_is_given_the_floor(tmp_path: Path, session: Session, given: bool) -> None:
    """Unless it is the chair or the moderator; who introduces a panel is one, where none is named."""
    text = printed(tmp_path / "show.pdf", "chair", show(session))

    assert "“I declare open: Panel 1: Demand." in text
    assert ("I declare open: Panel 1: Demand. I now give the floor to" in text) == given


@pytest.mark.parametrize("edition", ["master", "public"])
def test_papers_name_the_chair(tmp_path: Path, edition: str) -> None:
    """And never the one who only opens."""
    session = opened_by("Ingrid Solberg", chair="Amb. Mona Lind", moderator="Prof. Aku")
    text = printed(tmp_path / "show.pdf", edition, show(session))

    assert "hair: Amb. Mona Lind; Prof. Aku (moderator)" in text
    nobody = printed(tmp_path / "nobody.pdf", edition, show(opened_by("Ingrid Solberg")))
    assert "hair: " not in nobody


def test_a_protected_chair_is_the_alias(tmp_path: Path) -> None:
    """On every edition that names who chairs."""
    for edition in ("master", "public", "chair"):
        session = opened_by("Ingrid Solberg", chair="Zora Verborgen")
        text = printed(tmp_path / "show.pdf", edition, show(session))
        assert "Verborgen" not in text
