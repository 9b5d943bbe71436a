"""The fonts that come with the program, so that every screen and every script looks the same everywhere."""

from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

TEXT = "Noto Sans"
FALLBACKS = ("DejaVu Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai", "Droid Sans Fallback")


def load_fonts(application: QApplication) -> None:
    """Add the fonts of `resources/fonts` and make them the application's own."""
    for font in (files("resources") / "fonts").iterdir():
        if font.name.endswith(".ttf"):
            with as_file(font) as path:
                QFontDatabase.addApplicationFont(str(path))
    application.setFont(text_font(14))


def text_font(pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The text face at a size in pixels."""
    font = QFont()
    font.setFamilies([TEXT, *FALLBACKS])
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font
