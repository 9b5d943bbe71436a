"""What may be said about the papers of a conference on the command line."""

import argparse


def add_document_options(entry: argparse.ArgumentParser) -> None:
    """Which act, on which paper or file, and what is said of it."""
    add = entry.add_argument
    add(
        "act",
        metavar="ACT",
        choices=("add", "list", "find", "export", "remove"),
        help="add, list, find, export, remove",
    )
    add(
        "what",
        metavar="WHAT",
        nargs="?",
        default="",
        help="a file to add, else a paper by its key; a text to find",
    )
    add("--title", default="", help="what it is called (default: its file's name)")
    add("--language", metavar="CODE", default="", help="en, fr, de, ru, es, it")
    add("--session", metavar="CODE", default="", help="the session it belongs to")
    add("--audience", default="desks", help="who may see it: everybody, desks, secretariat")
    add(
        "--revises",
        metavar="KEY",
        default="",
        help="the paper of which this is a new version; the former stay",
    )
    add(
        "--paper-version",
        metavar="N",
        type=int,
        default=0,
        help="of an export: not the newest version but this",
    )
    add("-o", "--output", metavar="FILE", default="", help="where an export goes: a file or a folder")
