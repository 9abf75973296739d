"""There and back by keys alone: stick, inbox, board, remarks, lần 2, acceptance, totals, receipt.

Only the system's own boxes for folders, files and printers are answered for the person.
"""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QInputDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
)

from core.answers import changed
from core.filling import fill
from core.period import read_period
from core.report import new_report
from core.unit import Unit
from storage import library, registers, reports
from storage.database import open_store
from storage.facts import facts_of
from tests.samples import UNIT
from tests.test_journey import Start, cell, focus
from tests.ui import conftest
from tests.ui.paper.test_print_dialog import in_dialog, to_file
from tests.ui.paper.test_printing import texts
from tests.ui.wizard.hands import keys, press
from ui.app import Program

start, worker, writer = conftest.start, conftest.worker, conftest.writer
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
SCREEN = QSize(1093, 575)
FORM, PERIOD = "qcdc-pl34", "2024-9M"
SECTION = "dac-diem-tinh-hinh"


class Hands:
    """One person at one window, with a keyboard."""

    def __init__(self, program: Program) -> None:
        self.program = program
        program.window.resize(SCREEN)

    def begin(self) -> None:
        """At this window again: without a screen a box that closes gives the keys to any."""
        window = self.program.window
        for _ in range(100):
            QApplication.processEvents()
            if QApplication.activeWindow() is window:
                return
            window.hide()
            window.show()
            window.activateWindow()
        raise AssertionError(QApplication.activeWindow())

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        self.begin()
        press(focus(), key, modifiers)

    def enter(self) -> None:
        self.key(Qt.Key.Key_Return)

    def to(self, name: str) -> None:
        """Tab until one is at what is called so."""
        seen: list[str] = []
        for _ in range(80):
            self.begin()
            seen.append(focus().accessibleName())
            if seen[-1].startswith(name):
                return
            self.key(Qt.Key.Key_Tab)
        raise AssertionError((name, seen))

    def use(self, name: str) -> None:
        """The button called so, pressed by Enter."""
        self.to(name)
        self.enter()

    def at(self, title: str, *words: str) -> None:
        """Where one is, and what can be read there; all of it inside the screen."""
        QApplication.processEvents()
        window = self.program.window
        assert window.windowTitle().startswith(title)
        assert window.size() == SCREEN
        told = " ".join(part.text() for part in window.findChildren(QLabel) if part.isVisible())
        for word in words:
            assert word in told, (word, told)
        for button in window.findChildren(QPushButton):
            if button.isVisible():
                corner = button.mapTo(window, button.rect().bottomRight())
                assert window.rect().contains(corner), button.text()

    def home(self) -> None:
        for _ in range(4):
            if self.program.window.room is not self.program.home:
                self.key(Qt.Key.Key_Escape)
        assert self.program.window.room is self.program.home


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The stick, chosen in the system's box."""
    made = tmp_path / "USB"
    made.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(made))
    return made


def drafted(folder: Path) -> None:
    """The commune's draft, every question answered."""
    folder.mkdir()
    store = open_store(folder / "baocaoxa.db")
    registers.save_unit(store, UNIT)
    reports.create(store, new_report(library.template(FORM), read_period(PERIOD), "bc1", "xã Mẫu"))
    given = dict(library.sample("so-lieu-mau.json"))
    answers = {key: given[key] for key in ("figures", "fields", "tables") if key in given}
    facts = facts_of(store, "bc1")
    reports.save_answers(store, "bc1", changed(facts.report, fill(facts, answers).report))
    store.close()


def governed(folder: Path) -> None:
    """The receiving office, which waits for two communes."""
    folder.mkdir()
    store = open_store(folder / "baocaoxa.db")
    registers.save_unit(store, Unit(name="Đồng Vân", kind="huyện"))
    store.close()


def finalise(commune: Hands, number: int) -> None:
    commune.use("Hoàn thành…")
    commune.at("9 tháng", f"là lần {number}")
    commune.use(f"Hoàn thành lần {number}")
    commune.at("9 tháng", f"Đã hoàn thành lần {number}")


def hand_over(commune: Hands) -> None:
    commune.use("← Danh sách")
    commune.use("Ghi ra USB…")
    commune.at("Ghi ra USB", "Chỉ báo cáo đã hoàn thành")
    commune.use("Chọn thư mục khác…")
    commune.use("Ghi ra USB")
    commune.at("Ghi ra USB", "Đã ghi và kiểm tra. Có thể rút USB", "Mã đối chiếu")


def slip(commune: Hands, path: Path) -> None:
    """The focus waits at the slip."""
    in_dialog(to_file(path))
    commune.enter()
    while "Đã gửi 2 trang" not in commune.program.window.status.told.text():
        QApplication.processEvents()
    commune.begin()
    assert texts(path)[0].startswith("PHIẾU GIAO NHẬN")


def receive(hands: Hands, *words: str) -> None:
    hands.use("Nhận báo cáo…")
    hands.at("Nhận báo cáo", "Chưa có gì được nhận")
    hands.use("Chọn thư mục hoặc USB…")
    hands.at("Nhận báo cáo", "Chưa có gì thay đổi trước khi chọn Nhận")
    assert focus().accessibleName() == "Nhận"
    hands.enter()
    hands.at("Nhận báo cáo", *words)
    hands.home()


def board(office: Hands, standing: str) -> None:
    office.use("Theo dõi…")
    choose_period(office)
    office.to("Đơn vị và báo cáo")
    room = office.program.window.room
    assert standing in room.table.lines()[0]  # type: ignore[union-attr]
    office.at("Bảng theo dõi", "1 đơn vị, chưa nộp 0, đã nộp 1")


def choose_period(office: Hands) -> None:
    office.to("Kỳ báo cáo")
    office.key(Qt.Key.Key_Home)
    office.to("Năm")
    keys(focus(), "2024")


def read(office: Hands, standing: str) -> None:
    board(office, standing)
    office.enter()
    office.at("Đọc báo cáo", "xã Mẫu", "9 tháng đầu năm 2024")


def remark(office: Hands, field: int, words: str) -> None:
    """On the first section with questions, at the question of that number."""
    office.to("Ý kiến ở mục")
    room = office.program.window.room
    section = room.section  # type: ignore[union-attr]
    office.key(Qt.Key.Key_Home)
    while section.value() != SECTION:
        office.key(Qt.Key.Key_Down)
    office.to("Ở ô")
    office.key(Qt.Key.Key_Home)
    for _ in range(field):
        office.key(Qt.Key.Key_Down)
    office.key(Qt.Key.Key_R, ALT)
    assert focus().accessibleName() == "Ý kiến"
    keys(focus(), words)
    office.use("Ghi ý kiến")


def give_back(office: Hands) -> None:
    office.use("Ghi tệp trả về ra USB…")
    office.at("Đọc báo cáo", "Đã ghi và kiểm tra. Có thể rút USB")


def amend(commune: Hands) -> None:
    """Goes to the remarks, mends what the first asks for and answers the second."""
    commune.enter()
    commune.at("9 tháng", "Nơi nhận có 2 ý kiến về lần 1, ở mục I.")
    commune.use("Tới ý kiến")
    commune.at("9 tháng", "Ý kiến của huyện Đồng Vân về “Số thôn” (lần 1): Xem lai so thon")
    commune.use("Tới ô")
    assert focus().accessibleName().startswith("Số thôn")
    keys(focus(), "7")
    commune.enter()
    commune.to("Trả lời…")
    commune.key(Qt.Key.Key_Tab)  # the next remark's
    commune.to("Trả lời…")
    with_words("Dung theo so")
    commune.enter()
    commune.at("9 tháng", "Ta trả lời: Dung theo so")


def with_words(words: str) -> None:
    """Types into the box that opens next, and agrees."""

    def act() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QInputDialog)
        text = box.findChild(QPlainTextEdit)
        assert text
        keys(text, words)
        press(box, Qt.Key.Key_Tab)
        agree = next(part for part in box.findChildren(QPushButton) if part.isDefault())
        press(agree, Qt.Key.Key_Return)

    QTimer.singleShot(50, act)


def export(office: Hands, monkeypatch: pytest.MonkeyPatch, target: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    office.use("Xuất Excel, CSV…")
    office.at("Tổng hợp", f"Đã ghi {target.name}")


def test_there_and_back_by_keys_alone(
    start: Start, tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafted(tmp_path / "xã")
    governed(tmp_path / "huyện")
    commune, office = Hands(start(tmp_path / "xã")), Hands(start(tmp_path / "huyện"))
    commune.program.rooms.go_home()
    office.program.rooms.go_home()

    commune.begin()
    commune.enter()
    finalise(commune, 1)
    hand_over(commune)
    slip(commune, tmp_path / "phieu.pdf")
    commune.home()

    office.begin()
    receive(office, "Đã nhận 1 báo cáo")
    read(office, "đã nộp, lần 1")
    remark(office, 1, "Xem lai so thon")
    remark(office, 2, "So ho co dung khong")
    office.key(Qt.Key.Key_T, ALT)
    office.at("Đọc báo cáo", "Lần 1: trả lại")
    give_back(office)
    office.home()

    commune.begin()
    receive(commune, "nhận ý kiến về 1 báo cáo")
    assert cell(commune.program.home, 4) == "Đang sửa, bị trả lại"
    amend(commune)
    finalise(commune, 2)
    hand_over(commune)
    commune.home()

    office.begin()
    receive(office, "Đã nhận 1 báo cáo")
    read(office, "đã nộp, lần 2")
    lines = office.program.window.room.remarks.lines()  # type: ignore[union-attr]
    assert {line[1]: line[2] for line in lines} == {
        "Xem lai so thon": "đã sửa",
        "So ho co dung khong": "đã trả lời: Dung theo so",
    }
    office.key(Qt.Key.Key_A, ALT)
    office.at("Đọc báo cáo", "Lần 2: đã tiếp nhận")
    give_back(office)
    office.home()
    office.use("Tổng hợp…")
    choose_period(office)
    office.use("Tổng hợp")
    office.at("Tổng hợp", "1 đơn vị có báo cáo 9 tháng đầu năm 2024: xã Mẫu")
    export(office, monkeypatch, tmp_path / "a.xlsx")
    export(office, monkeypatch, tmp_path / "a.csv")
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    assert "Số thôn,thôn,7,1" in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")

    commune.begin()
    receive(commune, "nhận ý kiến về 1 báo cáo")
    assert cell(commune.program.home, 4) == "Đã tiếp nhận"
