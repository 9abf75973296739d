"""From an empty data folder by keys: the form, both papers, the stick, the other office."""

import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.markup import print_
from core.report import State
from tests.ui import conftest
from tests.ui.wizard.hands import keys, press, unikey
from ui.app import Program
from ui.first_start import FirstStart
from ui.handover.submit import Submit
from ui.home import Home
from ui.new_report import NewReport
from ui.receiving.arrivals import Arrivals
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

Start = Callable[[Path], Program]
start, worker, writer = conftest.start, conftest.worker, conftest.writer
CTRL = Qt.KeyboardModifier.ControlModifier
SECTION = "dac-diem-tinh-hinh"
FIGURES = {"so_thon": "2", "so_ho": "1.068", "so_khau": "4452", "so_ho_ngheo": "173"}


def cell(home: Home, column: int) -> str:
    """What the first line of the list says."""
    item = home.table.item(0, column)
    assert item is not None
    return item.text()


def click(room: QWidget | None, text: str) -> None:
    """Clicks the one button whose words begin so."""
    assert room is not None
    found = [
        button
        for button in room.findChildren(QPushButton)
        if button.text().replace("&", "").startswith(text) and button.isVisible()
    ]
    assert len(found) == 1, (text, [button.text() for button in found])
    assert found[0].isEnabled(), text
    found[0].click()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def begin(program: Program) -> None:
    """First start: the commune's name typed as UniKey types it, villages pasted, on to a report."""
    room = program.window.room
    assert isinstance(room, FirstStart)
    name = focus()
    assert name.accessibleName().startswith("Tên")
    keys(name, "Suoi")
    unikey(name, 2, "ối")
    keys(name, " Lanh")
    unikey(name, 3, "ành")
    room.form.lines["parent"].setText("UBND huyện Đồng Vân")
    room.signer.setText("Hà Thị Mây")
    room.villages.setPlainText("Đồi Thông\nthôn Nà Lúa")
    click(room, "Bắt đầu báo cáo")


def make(program: Program) -> Wizard:
    """A new report of nine months of 2024."""
    from core.period import read_period

    room = program.window.room
    assert isinstance(room, NewReport)
    room.period.choose(read_period("2024-9M"))
    click(room, "Lập báo cáo")
    wizard = program.window.room
    assert isinstance(wizard, Wizard)
    return wizard


def fill(wizard: Wizard) -> None:
    """Figures by Enter alone, a sentence beside chips, every other figure "không phát sinh"."""
    wizard.open_page(SECTION)
    for text in FIGURES.values():
        keys(focus(), text)
        press(focus(), Qt.Key.Key_Return)
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    page.prose.setFocus()
    press(page.prose, Qt.Key.Key_End, CTRL)
    keys(page.prose, " Da so")
    unikey(page.prose, 5, "Đa số")
    keys(page.prose, " on dinh.")
    for section in wizard.outline.pages:
        wizard.open_page(section)
        shown = wizard.stack.currentWidget()
        if isinstance(shown, SectionPage) and shown.questions and section != SECTION:
            for row in shown.questions.figures:
                if row.field.id in told(wizard):
                    row.nothing.click()


def told(wizard: Wizard) -> set[str]:
    """The figures that sentences still miss."""
    wizard.session.check()
    return {finding.field for finding in wizard.session.findings if finding.field}


def look(wizard: Wizard) -> None:
    press(focus(), Qt.Key.Key_F9)
    assert wizard.preview.isVisible()
    words = " ".join(
        "".join(piece.text for piece in line.pieces)
        for page in wizard.preview.sheets.pages
        for line in page.lines
    )
    assert "XÃ SUỐI LÀNH" in words
    assert "1.068 hộ" in words.replace("\u00a0", " ")
    press(focus(), Qt.Key.Key_Escape)
    assert not wizard.preview.isVisible()


def export(program: Program, wizard: Wizard, folder: Path) -> None:
    """Both files; the names a person chose come in where the file dialog would give them."""
    assert program.rooms.report is not None
    made = program.rooms.report.export
    for kind in ("docx", "pdf"):
        made.write(kind, folder / f"bc.{kind}", wizard.session.facts, wizard.session.paper())
        assert f"Đã ghi bc.{kind}" in program.window.bar.text()
    with zipfile.ZipFile(folder / "bc.docx") as package:
        words = package.read("word/document.xml").decode()
    assert "1.068" in words
    assert (folder / "bc.pdf").read_bytes().startswith(b"%PDF-1.7")


def finalise(program: Program, wizard: Wizard) -> Wizard:
    click(wizard.header, "Hoàn thành")
    assert wizard.stack.currentWidget() is wizard.finalise
    click(wizard.finalise, "Hoàn thành")
    opened = program.window.room
    assert isinstance(opened, Wizard)
    assert opened.session.report.state is State.FINAL
    assert "Đã hoàn thành lần 1" in program.window.bar.text()
    return opened


def hand_over(program: Program, stick: Path) -> None:
    program.rooms.go_home()
    click(program.window.room, "Ghi ra USB")
    room = program.window.room
    assert isinstance(room, Submit)
    room.choose_folder(stick)
    click(room, "Ghi ra USB")
    assert "Đã ghi và kiểm tra. Có thể rút USB" in room.told.text()
    assert len(list(stick.iterdir())) == 1


def receive(program: Program, stick: Path) -> None:
    click(program.window.room, "Nhận báo cáo")
    room = program.window.room
    assert isinstance(room, Arrivals)
    room.look([stick])
    assert "sẽ nhận 1 báo cáo" in room.summary.text()
    click(room, "Nhận")
    assert "Đã nhận 1 báo cáo" in room.summary.text()
    room.look([stick])
    assert "sẽ nhận 0 báo cáo" in room.summary.text()
    assert not room.take.isEnabled()


def test_from_the_first_key_to_the_receiving_office(start: Start, tmp_path: Path) -> None:
    stick = tmp_path / "USB"
    stick.mkdir()
    commune = start(tmp_path / "xã")
    begin(commune)
    wizard = make(commune)
    fill(wizard)
    assert wizard.session.report.figures["so_ho"] == Decimal(1068)
    text = print_(wizard.session.prose(SECTION))
    assert text.endswith("Đa số on dinh.")
    look(wizard)
    export(commune, wizard, tmp_path)
    final = finalise(commune, wizard)
    assert not final.session.report.unplaced
    hand_over(commune, stick)
    commune.window.close()
    commune.close()

    office = start(tmp_path / "huyện")
    office.rooms.go_home()
    receive(office, stick)
    office.rooms.go_home()
    room = office.window.room
    assert isinstance(room, Home)
    assert cell(room, 2) == "xã Suối Lành"
    press(room.table, Qt.Key.Key_Return)
    assert office.rooms.report is not None
    assert office.rooms.report.wizard.session.is_final
    assert print_(office.rooms.report.wizard.session.prose(SECTION)) == text

    again = start(tmp_path / "xã")
    room = again.window.room
    assert isinstance(room, Home)
    assert cell(room, 4) == "Đã hoàn thành"
    room.table.setFocus()
    press(room.table, Qt.Key.Key_Return)
    assert again.rooms.report is not None
    opened = again.rooms.report.wizard.session
    assert opened.report.figures["so_khau"] == Decimal(4452)
    assert print_(opened.prose(SECTION)) == text
