"""Keys as people call them: F8, Space, Ctrl+Z, or a word that is typed letter by letter."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_CTRL, _SHIFT, _ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier
KEYS = {
    "Space": (Qt.Key.Key_Space, _NONE),
    "Enter": (Qt.Key.Key_Return, _NONE),
    "Shift+Enter": (Qt.Key.Key_Return, _SHIFT),
    "Ctrl+Enter": (Qt.Key.Key_Return, _CTRL),
    "Left": (Qt.Key.Key_Left, _NONE),
    "Right": (Qt.Key.Key_Right, _NONE),
    "Backspace": (Qt.Key.Key_Backspace, _NONE),
    "Ctrl+7": (Qt.Key.Key_7, _CTRL),
    "Ctrl+F9": (Qt.Key.Key_F9, _CTRL),
    "Ctrl+Shift+Q": (Qt.Key.Key_Q, _CTRL | _SHIFT),
    "Esc": (Qt.Key.Key_Escape, _NONE),
    "Tab": (Qt.Key.Key_Tab, _NONE),
    "Up": (Qt.Key.Key_Up, _NONE),
    "Down": (Qt.Key.Key_Down, _NONE),
    "Home": (Qt.Key.Key_Home, _NONE),
    "Del": (Qt.Key.Key_Delete, _NONE),
    "Shift+Del": (Qt.Key.Key_Delete, _SHIFT),
    "Ctrl+Del": (Qt.Key.Key_Delete, _CTRL),
    "Alt+Up": (Qt.Key.Key_Up, _ALT),
    "Alt+Down": (Qt.Key.Key_Down, _ALT),
    "Alt+Home": (Qt.Key.Key_Home, _ALT),
    "Alt+End": (Qt.Key.Key_End, _ALT),
    "Alt+Left": (Qt.Key.Key_Left, _ALT),
    "Alt+F11": (Qt.Key.Key_F11, _ALT),
    "Ctrl+Z": (Qt.Key.Key_Z, _CTRL),
    "Ctrl+Y": (Qt.Key.Key_Y, _CTRL),
    **{f"Ctrl+{key}": (getattr(Qt.Key, f"Key_{key}"), _CTRL) for key in "CDEFGMNPUVW"},
    "Ctrl+K": (Qt.Key.Key_K, _CTRL),
    "Ctrl+T": (Qt.Key.Key_T, _CTRL),
    "Ctrl+R": (Qt.Key.Key_R, _CTRL),
    "Ctrl+5": (Qt.Key.Key_5, _CTRL),
    "Ctrl+J": (Qt.Key.Key_J, _CTRL),
    "Ctrl+Shift+J": (Qt.Key.Key_J, _CTRL | _SHIFT),
    "Ctrl+L": (Qt.Key.Key_L, _CTRL),
    "Ctrl+Shift+L": (Qt.Key.Key_L, _CTRL | _SHIFT),
    "Ctrl+Shift+N": (Qt.Key.Key_N, _CTRL | _SHIFT),
    "Ctrl+PgDown": (Qt.Key.Key_PageDown, _CTRL),
    "Alt+PgUp": (Qt.Key.Key_PageUp, _ALT),
    "Shift+Ins": (Qt.Key.Key_Insert, _SHIFT),
    "Ctrl+Shift+T": (Qt.Key.Key_T, _CTRL | _SHIFT),
    "Ctrl+1": (Qt.Key.Key_1, _CTRL),
    "Ctrl+3": (Qt.Key.Key_3, _CTRL),
    "Ctrl+Shift+H": (Qt.Key.Key_H, _CTRL | _SHIFT),
    "Ctrl+Shift+I": (Qt.Key.Key_I, _CTRL | _SHIFT),
    "Ctrl+4": (Qt.Key.Key_4, _CTRL),
    "Ctrl+Ins": (Qt.Key.Key_Insert, _CTRL),
    "Alt+Right": (Qt.Key.Key_Right, _ALT),
    "Ctrl+F7": (Qt.Key.Key_F7, _CTRL),
    "Ctrl+F8": (Qt.Key.Key_F8, _CTRL),
    "Ctrl+F11": (Qt.Key.Key_F11, _CTRL),
    "Shift+F2": (Qt.Key.Key_F2, _SHIFT),
    "Ctrl+2": (Qt.Key.Key_2, _CTRL),
    "Ctrl+Shift+V": (Qt.Key.Key_V, _CTRL | _SHIFT),
    "Ctrl+Shift+E": (Qt.Key.Key_E, _CTRL | _SHIFT),
    "Ctrl+Shift+Right": (Qt.Key.Key_Right, _CTRL | _SHIFT),
    "Ctrl+V": (Qt.Key.Key_V, _CTRL),
    **{f"Ctrl+Alt+{key}": (getattr(Qt.Key, f"Key_{key}"), _CTRL | _ALT) for key in "ZIPJ"},
    "Ctrl+Shift+O": (Qt.Key.Key_O, _CTRL | _SHIFT),
    "Ctrl+Shift+W": (Qt.Key.Key_W, _CTRL | _SHIFT),
    "Ctrl+Shift+S": (Qt.Key.Key_S, _CTRL | _SHIFT),
    "Ctrl+Shift+R": (Qt.Key.Key_R, _CTRL | _SHIFT),
    "Ins": (Qt.Key.Key_Insert, _NONE),
    "Alt+Shift+Left": (Qt.Key.Key_Left, _ALT | _SHIFT),
    "Alt+Shift+Right": (Qt.Key.Key_Right, _ALT | _SHIFT),
    "Ctrl+H": (Qt.Key.Key_H, _CTRL),
    "Ctrl+Up": (Qt.Key.Key_Up, _CTRL),
    "Ctrl+Down": (Qt.Key.Key_Down, _CTRL),
    "Ctrl+Shift+K": (Qt.Key.Key_K, _CTRL | _SHIFT),
    "Ctrl+Shift+X": (Qt.Key.Key_X, _CTRL | _SHIFT),
    "Ctrl+Shift+Del": (Qt.Key.Key_Delete, _CTRL | _SHIFT),
    "Ctrl+Alt+Z": (Qt.Key.Key_Z, _CTRL | _ALT),
    "Alt+Shift+Up": (Qt.Key.Key_Up, _ALT | _SHIFT),
    "Alt+Shift+Down": (Qt.Key.Key_Down, _ALT | _SHIFT),
    "Alt+PgDown": (Qt.Key.Key_PageDown, _ALT),
    "Ctrl+Shift+C": (Qt.Key.Key_C, _CTRL | _SHIFT),
    "Alt+Enter": (Qt.Key.Key_Return, _ALT),
    "Alt+Shift+Enter": (Qt.Key.Key_Return, _ALT | _SHIFT),
    "Ctrl+Shift+Enter": (Qt.Key.Key_Return, _CTRL | _SHIFT),
    "Ctrl+I": (Qt.Key.Key_I, _CTRL),
    "Ctrl+F1": (Qt.Key.Key_F1, _CTRL),
    "Ctrl+F4": (Qt.Key.Key_F4, _CTRL),
    "Ctrl+F6": (Qt.Key.Key_F6, _CTRL),
    **{
        f"Ctrl+Shift+F{number}": (getattr(Qt.Key, f"Key_F{number}"), _CTRL | _SHIFT)
        for number in (1, 3, 4, 5)
    },
    "Ctrl+Shift+F": (Qt.Key.Key_F, _CTRL | _SHIFT),
    "Ctrl+Shift+Backspace": (Qt.Key.Key_Backspace, _CTRL | _SHIFT),
    **{
        f"Ctrl+Shift+{name}": (getattr(Qt.Key, f"Key_{key}"), _CTRL | _SHIFT)
        for name, key in {
            "Left": "Left",
            "Down": "Down",
            "Up": "Up",
            "Ins": "Insert",
            "Home": "Home",
            "End": "End",
        }.items()
    },
    "Alt+Del": (Qt.Key.Key_Delete, _ALT),
    "Alt+Shift+Del": (Qt.Key.Key_Delete, _ALT | _SHIFT),
    "Alt+Shift+Home": (Qt.Key.Key_Home, _ALT | _SHIFT),
    "F4": (Qt.Key.Key_F4, _NONE),
    **{f"F{number}": (getattr(Qt.Key, f"Key_F{number}"), _NONE) for number in (1, 2, 3, 6, 7, 8, 9, 12)},
    **{
        f"Shift+F{number}": (getattr(Qt.Key, f"Key_F{number}"), _SHIFT)
        for number in (1, 3, 5, 6, 7, 8, 9, 11)
    },
}


def press(window: QWidget, key: str) -> None:
    """Press a key where the focus is."""
    target = QApplication.focusWidget() or window
    if key in KEYS:
        QTest.keyClick(target, *KEYS[key])
    else:
        QTest.keyClicks(target, key)
