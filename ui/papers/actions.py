"""Every act of the window of papers once: its words, keys and menu; the window answers them."""

from dataclasses import replace

from ui.console.actions import EVERYWHERE, HOME, Action

MENUS = ("&Paper", "Pa&ge", "&View", "&Help")
PAPER, PAGE, _, _ = MENUS

TABLE = (
    replace(HOME, menu=PAPER),
    Action("print", "&Print…", PAPER, ("Ctrl+P",), button="Print…"),
    Action("save_pdf", "&Save as PDF…", PAPER, ("Ctrl+S",), button="Save PDF…"),
    Action("save_docx", "Save as &document (DOCX)…", PAPER, ("Ctrl+Alt+S",), button="Save DOCX…"),
    Action("show_large", "Show on the whole sc&reen", PAPER, ("Alt+F11",), button="Whole screen"),
    Action("print_badges", "&Badges…", PAPER, separated=True),
    Action("export_registrants", "&Export registrants as a table…", PAPER),
    Action("print_for_paper", "What is needed in a po&wer cut", PAPER),
    Action("backup", "Back up &now…", PAPER, ("Ctrl+B",)),
    Action("quit", "&Quit", PAPER, ("Ctrl+Q",), separated=True),
    Action("page_before", "Page &before", PAGE, ("PgUp",)),
    Action("page_after", "&Next page", PAGE, ("PgDown",)),
    Action("panes", "The &list of papers, and back", PAGE, ("F6",), separated=True),
    *EVERYWHERE,
)

BY_ID = {action.id: action for action in TABLE}
KEYS_BESIDE = (
    ("IN THE LIST", ""),
    ("Another paper, looked at at once", "↑  ↓"),
    ("What is chosen of it", "Tab"),
    ("ON THE WHOLE SCREEN", ""),
    ("Another page, then back", "←  →  Esc"),
)
"""Keys that stand in no menu."""
