"""Every part once, headless, in a temporary folder: proves that a bundle lacks nothing."""

import json
import os
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import resources
from core.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

_FORM = ("--template", "qcdc-pl34", "--period", "2024-9M")


class SelfTestFailed(AppError):
    """`step` came out otherwise than it must."""


@dataclass(slots=True)
class _Desk:
    """What the steps share: the folder, and the report made in it."""

    folder: Path
    report: str = ""
    file: str = ""

    def run(self, *arguments: object, data: str = "Dữ liệu của xã") -> dict[str, Any]:
        """One command's JSON."""
        from ui.commands.parsing import read_arguments
        from ui.commands.running import carried_out

        words = [str(argument) for argument in arguments]
        given = read_arguments(["--data", str(self.folder / data), *words])
        return dict(carried_out(given).json)


def self_test(target: str) -> int:
    """Runs every step; the result as JSON to the file `target`, or to stdout where it is "".

    Raises what `storage.files.write` raises.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory(prefix="Báo cáo xã ") as folder:
        desk = _Desk(Path(folder))
        steps = [_told(step, desk) for step in _STEPS]
    passed = all(step["ok"] for step in steps)
    text = json.dumps({"ok": passed, "steps": steps}, ensure_ascii=False, indent=2)
    if target:
        from storage.files import write

        write(Path(target), f"{text}\n".encode())
    elif sys.stdout is not None:
        sys.stdout.write(text + "\n")
    return 0 if passed else 1


def _told(step: Callable[[_Desk], None], desk: _Desk) -> dict[str, object]:
    start = time.perf_counter()
    error = ""
    try:
        step(desk)
    except Exception as failed:  # noqa: BLE001  the other steps still tell something
        error = f"{type(failed).__name__}: {failed}"
    seconds = round(time.perf_counter() - start, 3)
    told: dict[str, object] = {"step": step.__name__.strip("_"), "ok": not error}
    return {**told, "seconds": seconds, **({"error": error} if error else {})}


def _must(met: object, step: str) -> None:
    # Not assert: a bundle may be built without them.
    if not met:
        raise SelfTestFailed(step=step)


def _resources(_desk: _Desk) -> None:
    for folder, suffix, least in (("templates", ".toml", 1), ("fonts", ".ttf", 4)):
        _must(len(resources.names(folder, suffix)) >= least, folder)


def _unit(desk: _Desk) -> None:
    given = json.loads(resources.read_text("samples/don-vi-mau.json"))
    pairs = [
        f"{key}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in given.items()
    ]
    _must(desk.run("unit", "--set", *pairs)["name"], "unit")


def _report(desk: _Desk) -> None:
    desk.report = desk.run("new", *_FORM)["report"]
    file = desk.folder / "số liệu.json"
    file.write_bytes(resources.read_bytes("samples/so-lieu-mau.json"))
    desk.run("fill", desk.report, file)
    _must(not desk.run("check", desk.report)["findings"], "check")


def _registers(desk: _Desk) -> None:
    found = desk.run("documents", "--find", "10/2022/QH15")["documents"]
    _must(found, "laws")
    held = json.dumps({"kind": "tiep_cong_dan", "date": "2024-05-20", "luot": 2})
    told = desk.run("events", "--add", held, *_FORM)["figures"]
    _must(told["tiep_thuong_xuyen"] == 2, "events")


def _papers(desk: _Desk) -> None:
    word, pdf = desk.folder / "a.docx", desk.folder / "a.pdf"
    pages = desk.run("export", desk.report, "--docx", word, "--pdf", pdf)["pages"]
    _must(pages >= 3, "pages")
    _must(pdf.read_bytes().startswith(b"%PDF-1.7"), "pdf")
    with zipfile.ZipFile(word) as package:
        _must(package.testzip() is None, "docx")


def _old_report(desk: _Desk) -> None:
    read = desk.run("import", desk.folder / "a.docx", *_FORM)
    _must(read["matched"] and not read["unmatched"], "import")


def _handover(desk: _Desk) -> None:
    desk.run("finalise", desk.report)
    stick = desk.folder / "usb"
    stick.mkdir()
    desk.file = desk.run("submit", desk.report, "--to", stick)["file"]
    received = desk.run("receive", stick, data="Nơi nhận")
    _must(received["accepted"] == 1, "receive")
    totals = desk.run("totals", *_FORM, data="Nơi nhận")["figures"]
    _must(any(figure["total"] for figure in totals), "totals")


def _application() -> "QCoreApplication":
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication(["baocaoxa"])


def _window(desk: _Desk) -> None:
    from storage import data_folder
    from storage.connection import connect
    from ui.app import Program
    from ui.jobs import threaded

    application = _application()
    folder = data_folder.chosen(desk.folder / "Dữ liệu của xã")
    program = Program(folder, connect(data_folder.prepare(folder)), threaded())
    program.window.show()
    application.processEvents()
    _must(not program.window.grab().isNull(), "window")
    program.window.close()
    program.close()


def _printer(desk: _Desk) -> None:
    from PySide6.QtGui import QPainter
    from PySide6.QtPrintSupport import QPrinter

    from core.paper import Document, Origin, Paragraph, Role, Run
    from ui.paper import rendering
    from ui.paper.painter import PagePainter
    from ui.paper.printing import draw

    _application()
    words = Paragraph((Run("Ủy ban nhân dân xã"),), Role.BODY, "", Origin("thu"))
    pages = rendering.pages(Document((words,), "Thử", "Thử"))
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = desk.folder / "in.pdf"
    printer.setOutputFileName(str(target))
    brush = QPainter(printer)
    draw(pages, PagePainter(rendering.fonts()), brush, printer.resolution(), printer.newPage)
    brush.end()
    _must(target.read_bytes().startswith(b"%PDF"), "printer")


_STEPS: tuple[Callable[[_Desk], None], ...] = (
    _resources,
    _unit,
    _report,
    _registers,
    _papers,
    _old_report,
    _handover,
    _window,
    _printer,
)
