"""The arrows of the house: what each room may import, and how large its parts may grow."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ("core", "storage", "ui", "resources", "build", "main")
NO_CORE = ("sqlite3", "os", "pathlib", "threading", "time", "random", "tempfile", "subprocess")
UI = ("core", "ui", "resources", "PySide6")
ROOMS_OF_UI = ("ui.wizard", "ui.handover", "ui.receiving", "ui.events")


@dataclass(frozen=True, slots=True)
class Room:
    """Modules under `name` may import the standard library and `may`, except `never`."""

    name: str
    may: tuple[str, ...]
    never: tuple[str, ...] = ()


def beside(room: str) -> tuple[str, ...]:
    return ("sqlite3", *(other for other in ROOMS_OF_UI if other != room))


# The longest name that fits a module is its room.
ROOMS = (
    Room("main", ("main", "storage", *UI)),
    Room("resources", ("resources",)),
    Room("build", ("build",)),
    Room("core", ("core",), ("core.export", "core.importing", "io", *NO_CORE)),
    Room(
        "core.export",
        ("core", "docx", "lxml", "reportlab", "PIL", "xlsxwriter"),
        ("core.importing", *NO_CORE),
    ),
    Room(
        "core.importing",
        ("core", "docx", "lxml", "legacy_doc", "viparse"),
        ("core.export", *NO_CORE),
    ),
    Room(
        "storage",
        ("core", "storage", "resources", "sqlite_utils"),
        ("core.export", "core.importing"),
    ),
    Room("ui", UI, ("sqlite3",)),
    Room("ui.app", (*UI, "storage"), ("sqlite3",)),
    Room("ui.beginning", (*UI, "storage")),
    Room("ui.commands", ("core", "ui", "resources", "storage"), ("sqlite3",)),
    Room("ui.self_test", (*UI, "storage")),
    Room("ui.session", (*UI, "storage"), ("sqlite3",)),
    Room("ui.office", (*UI, "storage"), ("sqlite3",)),
    Room("ui.paper", UI, beside("ui.paper")),
    Room("ui.paper.export", (*UI, "storage"), beside("ui.paper")),
    Room("ui.wizard", UI, beside("ui.wizard")),
    Room("ui.events", UI, beside("ui.events")),
    Room("ui.handover", UI, beside("ui.handover")),
    Room("ui.handover.submit", (*UI, "storage"), beside("ui.handover")),
    Room("ui.receiving", UI, beside("ui.receiving")),
    Room("ui.receiving.inbox", (*UI, "storage"), beside("ui.receiving")),
)


def files_of(*tops: str) -> list[Path]:
    found = [ROOT / f"{top}.py" for top in tops if (ROOT / f"{top}.py").is_file()]
    return found + sorted(path for top in tops for path in (ROOT / top).rglob("*.py"))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix().removesuffix(".py").replace("/", ".")


def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def is_within(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def room_of(module: str) -> Room:
    fitting = [room for room in ROOMS if is_within(module, (room.name,))]
    return max(fitting, key=lambda room: len(room.name))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported name with its line; `from a import b` counts as `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


def breaches(module: str, tree: ast.Module) -> Iterator[str]:
    room = room_of(module)
    siblings = tuple(path.stem for path in files_of("build")) if room.name == "build" else ()
    may = (*room.may, *siblings, *sys.stdlib_module_names)
    for line, name in imports(tree):
        if is_within(name, room.never) or not is_within(name, may):
            yield (
                f"line {line} imports {name}; {room.name} may import the standard library and "
                f"{', '.join(room.may)}, but never {', '.join(room.never) or 'anything else'}"
            )


def clock_and_files(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="open")):
                yield f"line {node.lineno} opens a file; bytes come in as arguments"
            case ast.Call(func=ast.Attribute(attr="now" | "today" | "utcnow" as clock)):
                yield f"line {node.lineno} calls {clock}(); time comes in as an argument"


def modules(*tops: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("path", files_of(*tops), ids=name_of)


@pytest.mark.parametrize("room", ["core", "storage", "ui", "resources"])
def test_the_rules_have_seen_every_room(room: str) -> None:
    assert files_of(room), f"no Python file under {room}/: the rules below guard nothing"


@modules(*HOUSE)
def test_a_module_imports_only_what_its_room_may(path: Path) -> None:
    found = "\n".join(breaches(name_of(path), parse(path)))
    assert not found, found


@modules("core")
def test_core_opens_no_file_and_reads_no_clock(path: Path) -> None:
    found = "\n".join(clock_and_files(parse(path)))
    assert not found, found


@modules(*HOUSE, "tests")
def test_a_module_says_what_it_promises(path: Path) -> None:
    assert ast.get_docstring(parse(path)), "the first line of a module is its docstring"


@modules(*HOUSE)
def test_a_package_file_holds_one_docstring_and_no_code(path: Path) -> None:
    if path.name == "__init__.py" and path.parent.name != "resources":
        assert len(parse(path).body) == 1, "move the code into a module named for its subject"


@modules(*HOUSE)
def test_a_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300, "split it by subject"


@modules(*HOUSE)
def test_a_function_has_at_most_40_lines(path: Path) -> None:
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(parse(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno >= 40
    ]
    assert not long


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("core.report", "import sqlite3"),
        ("core.report", "from PySide6.QtCore import QObject"),
        ("core.compose", "from core import export"),
        ("core.export.docx", "import storage.files"),
        ("storage.reports", "from core.export.docx import docx"),
        ("ui.home", "from storage import reports"),
        ("ui.commands", "from PySide6 import QtCore"),
        ("ui.wizard.page", "from ui.receiving import board"),
        ("ui.paper.export", "import ui.wizard.page"),
        ("ui.theme", "import sqlite_utils"),
        ("resources", "from core import text"),
        ("build.dev", "import pytest"),
    ],
)
def test_a_wrong_import_is_caught(module: str, line: str) -> None:
    assert list(breaches(module, ast.parse(line)))
