"""Báo cáo xã: no command opens the window, a command does one thing without it."""

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def main(arguments: list[str]) -> int:
    """The exit code."""
    _speak_utf8()
    if not arguments:
        return _window(None)
    from core.errors import AppError

    try:
        return _called(arguments)
    except AppError as error:
        from ui.commands.option_words import told
        from ui.commands.running import refused

        as_json = "--json" in arguments
        return refused(type(error).__name__, told(error), as_json=as_json)
    except KeyboardInterrupt:
        return 130


def _called(arguments: list[str]) -> int:
    from ui.commands.parsing import read_arguments

    given = read_arguments(arguments)
    if given.self_test is not None:
        from ui.self_test import self_test

        return self_test(given.self_test)
    if given.command is None:
        return _window(given.data)
    from ui.commands.running import run

    return run(given)


def _window(data: "Path | None") -> int:
    from ui.app import run

    return run(data)


def _speak_utf8() -> None:
    # A windowed Windows program has no streams; an old console would refuse Vietnamese.
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _work_for_another() -> None:
    # A bundle starts itself to share its work: such a start is no window's and no command's.
    if getattr(sys, "frozen", False) and len(sys.argv) > 1:
        from multiprocessing import freeze_support

        freeze_support()


if __name__ == "__main__":
    _work_for_another()
    sys.exit(main(sys.argv[1:]))
