"""The colours of every theme can be told apart."""

import pytest

from ui.style.theme import load_theme


@pytest.mark.parametrize("name", ["night", "day"])
def test_words_stand_out_from_their_ground(name: str) -> None:
    """4.5 to 1 for words, 3 to 1 for bars and frames (WCAG 2.2, 1.4.3 and 1.4.11)."""
    theme = load_theme(name)
    words = [
        (theme.text, theme.ground),
        (theme.text, theme.surface),
        (theme.text, theme.raised),
        (theme.muted, theme.ground),
        (theme.muted, theme.surface),
        (theme.text, theme.selection),
        (theme.on_next, theme.next),
        (theme.on_over, theme.over),
        (theme.warn, theme.surface),
    ]
    bars = [
        (getattr(theme, bar), theme.surface) for bar in ("live", "next", "warn", "over", "info", "border")
    ]

    assert all(contrast(*pair) >= 4.5 for pair in words), [(p, contrast(*p)) for p in words]
    assert all(contrast(*pair) >= 3 for pair in bars), [(p, contrast(*p)) for p in bars]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as #rrggbb (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
