"""Qt's own dialog between our page and the printer: what it is given, and what it may change."""

from collections.abc import Callable
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QMarginsF, QTimer
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from core.print_order import PrintWish, Sides
from tests import papers
from tests.ui.paper.test_printing import expected, texts
from ui.app import Program
from ui.paper.painter import PagePainter
from ui.paper.print_page import PrintPage
from ui.paper.printing import agreed, ask_printer, print_pages
from ui.wizard.wizard import Wizard

needs_text = pytest.mark.skipif(not which("pdftotext"), reason="poppler-utils is missing")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def in_dialog(act: Callable[[QPrintDialog], None]) -> list[QPrintDialog]:
    """Does `act` in Qt's dialog once it is there; the list holds it then."""
    met: list[QPrintDialog] = []
    watch = QTimer(QApplication.instance(), interval=20)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QPrintDialog):
            watch.stop()
            met.append(dialog)
            try:
                act(dialog)
            except BaseException:
                dialog.reject()
                raise

    watch.timeout.connect(look)
    watch.start()
    return met


def to_file(path: Path) -> Callable[[QPrintDialog], None]:
    """Prints into a file, on the sheet that such a dialog leaves: another size, its own margins."""

    def act(dialog: QPrintDialog) -> None:
        names = [line for line in dialog.findChildren(QLineEdit) if line.objectName() == "filename"]
        names[0].setText(str(path))
        printer = dialog.printer()
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        printer.setPageMargins(QMarginsF(9, 9, 9, 9), QPageLayout.Unit.Millimeter)
        copies = dialog.findChild(QSpinBox, "copies")
        assert copies
        copies.setValue(2)
        dialog.accept()

    return act


def test_it_opens_with_what_was_wished(window: QWidget) -> None:
    seen: list[tuple[object, ...]] = []

    def act(dialog: QPrintDialog) -> None:
        printer = dialog.printer()
        ranged = dialog.testOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        size = printer.pageLayout().pageSize().id()
        seen.append((dialog.windowTitle(), printer.docName(), printer.copyCount(), size, ranged))
        dialog.reject()

    wish = PrintWish(1, 3, 7, Sides.PRINTER)
    met = in_dialog(act)
    assert ask_printer(wish, "Báo cáo quý I", window) is None
    assert len(met) == 1
    assert seen == [("Chọn máy in", "Báo cáo quý I", 7, QPageSize.PageSizeId.A4, False)]


@needs_text
def test_after_it_the_sheet_is_a4_again_and_its_copies_count(
    window: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "in.pdf"
    pages = papers.laid_out(*papers.sample_document().blocks)
    in_dialog(to_file(path))
    printer = ask_printer(PrintWish(1, 2), "Báo cáo", window)
    assert printer is not None
    assert printer.pageLayout().pageSize().id() == QPageSize.PageSizeId.A5
    wish = agreed(PrintWish(1, 2), printer)
    assert print_pages(pages, PagePainter(papers.fonts()), wish, printer, lambda: True)
    layout = printer.pageLayout()
    size = layout.pageSize().size(QPageSize.Unit.Millimeter)
    assert (round(size.width()), round(size.height())) == (210, 297)
    assert layout.orientation() is QPageLayout.Orientation.Portrait
    assert layout.margins() == QMarginsF()
    assert printer.fullPage()
    said = ["".join(text.split()) for text in texts(path)]
    assert said == ["".join(expected(pages, number).split()) for number in (1, 2, 1, 2)]


@pytest.mark.parametrize(
    ("wished", "turns", "sides"),
    [
        (Sides.ONE, True, Sides.PRINTER),
        (Sides.PRINTER, False, Sides.ONE),
        (Sides.PRINTER, True, Sides.PRINTER),
        (Sides.HAND, False, Sides.HAND),
        (Sides.ONE, False, Sides.ONE),
    ],
)
def test_who_turns_the_sheets_is_as_the_dialog_left_it(
    qapp: QApplication, wished: Sides, turns: bool, sides: Sides
) -> None:
    class Printer(QPrinter):
        def duplex(self) -> QPrinter.DuplexMode:
            mode = QPrinter.DuplexMode
            return mode.DuplexLongSide if turns else mode.DuplexNone

    assert agreed(PrintWish(1, 3, 1, wished), Printer()).sides is sides


def test_thinking_better_of_it_prints_nothing(
    wizard: Wizard, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.paper.printing.print_pages", lambda *_: pytest.fail("it printed"))
    met = in_dialog(lambda dialog: dialog.reject())
    ask_page(wizard, program)
    assert len(met) == 1


@needs_text
def test_from_the_report_to_the_paper(wizard: Wizard, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "in.pdf"
    met = in_dialog(to_file(path))
    ask_page(wizard, program)
    assert len(met) == 1
    said = texts(path)
    assert said[0].startswith("ỦY BAN NHÂN DÂN")
    assert said[: len(said) // 2] == said[len(said) // 2 :]


def ask_page(wizard: Wizard, program: Program) -> None:
    """From the button of the report through our own page."""
    wizard.header.print_asked.emit()
    (page,) = program.window.findChildren(PrintPage)
    buttons = page.findChildren(QPushButton)
    next(button for button in buttons if "máy in" in button.text()).click()
