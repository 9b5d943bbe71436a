"""`rostrum` and `python -m app`: words in, exit code out. Nothing heavy is loaded before a verb needs it."""

import atexit
import gc
import io
import sys
from collections.abc import Sequence

from app.commands.parser import parse
from app.errors import Trouble, Unreachable, Unreadable, Unsaved
from app.text.passwords import without_password
from app.text.writable import first_unwritable, without_unwritable

DONE, FINDINGS, WRONG_USE, UNREADABLE, UNREACHABLE, CHANGED, FAULT = 0, 1, 2, 3, 4, 5, 70

_MANY = 100_000

_CODES: tuple[tuple[type[Exception], int], ...] = (
    (Unreadable, UNREADABLE),
    (Unreachable, UNREACHABLE),
    (Unsaved, UNREACHABLE),
    (Trouble, WRONG_USE),
)


def main(words: Sequence[str] | None = None) -> int:
    """Run one verb. 0 done, 1 findings or refused, 2 wrong use, 3 input unreadable,
    4 conference not reachable, 5 changed by somebody else, 70 a fault of ours; messages go to standard error.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a name from outside never ends a verb
    if words is None:
        gc.set_threshold(_MANY)  # what is loaded at the start is no garbage
    if sys.argv[1:] == ["--apart"]:  # a bundle has no other interpreter to read files apart
        from app.apart import serve

        serve()
    try:
        given = sys.argv[1:] if words is None else list(words)
        if where := first_unwritable(given, "argument"):
            raise Trouble(f"{where}; type it again.")
        verb, options = parse(given)
        if options.module != "console":  # a window stands first
            if words is None:
                atexit.register(gc.freeze)  # a verb ends soon: nobody looks then for what it left behind
            from app.temporary import remove_leftovers

            remove_leftovers()
        return verb(options)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except KeyboardInterrupt:
        return 130
    except (SystemExit, GeneratorExit):
        raise
    except BaseException as error:  # native code may panic with what is no Exception
        return _report(error)


def _report(error: BaseException) -> int:
    from app.errors import Changed, Refused

    for kind, code in ((Changed, CHANGED), (Refused, FINDINGS), *_CODES):
        if isinstance(error, kind):
            print(without_password(without_unwritable(str(error))), file=sys.stderr)
            return code
    from app.fault_log import note_fault

    print(
        f"Something went wrong (code {note_fault(error)}). Nothing that was saved is lost.", file=sys.stderr
    )
    return FAULT


if __name__ == "__main__":
    sys.exit(main())
