"""Every act of the window of documents once: its words, keys and menu; the window answers them."""

from dataclasses import replace

from ui.console.actions import EVERYWHERE, HOME, Action

MENUS = ("&Document", "Pa&ge", "&View", "&Help")
DOCUMENT, PAGE, _, _ = MENUS

TABLE = (
    replace(HOME, menu=DOCUMENT),
    Action("add_document", "&Add a file…", DOCUMENT, ("Ins",), button="Add…"),
    Action("revise_document", "New &version of this…", DOCUMENT, button="New version…"),
    Action("export_document", "&Save a copy…", DOCUMENT, ("Ctrl+S",), button="Save a copy…"),
    Action("print_document", "&Print…", DOCUMENT, ("Ctrl+P",), button="Print…"),
    Action("remove_document", "&Remove from the list", DOCUMENT, separated=True),
    Action("undo", "&Undo", DOCUMENT, ("Ctrl+Z",)),
    Action("quit", "&Quit", DOCUMENT, ("Ctrl+Q",), separated=True),
    Action("page_before", "Page &before", PAGE, ("PgUp",)),
    Action("page_after", "&Next page", PAGE, ("PgDown",)),
    Action("search_documents", "&Search all documents", PAGE, ("F3", "Ctrl+F"), separated=True),
    Action("next_hit", "Next page &with it", PAGE),
    Action("panes", "The &list, the page", PAGE, ("F6",), separated=True),
    *EVERYWHERE,
)

BY_ID = {action.id: action for action in TABLE}
KEYS_BESIDE = (
    ("IN THE LIST", ""),
    ("Another document, looked at at once", "↑  ↓"),
    ("IN THE LINE THAT SEARCHES", ""),
    ("Search, then on to the next page with it", "Enter"),
)
"""Keys that stand in no menu."""
