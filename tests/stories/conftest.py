"""The stories play on the same podium as the tests of the screens."""

from tests.ui.conftest import night, podium

__all__ = ["night", "podium"]
