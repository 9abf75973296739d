"""The page of an old file: settled by keys, asked before an old font is converted, stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget, QWidget

from core.markup import print_
from core.period import read_period
from tests.test_journey import click
from tests.ui.conftest import Inline
from tests.ui.test_rooms import opened
from ui.app import Program
from ui.old_report import OldReport

TEXT = """I. ĐẶC ĐIỂM TÌNH HÌNH
Trong 9 tháng đầu năm 2024, xã Suối Lành có 812 hộ.
II. VIỆC LÀNG VIỆC NƯỚC
Đã họp dân ở các thôn.
"""
OLD_FONT = "§Õn nay ban nh©n d©n x· Trµ S¬n b¸o c¸o c«ng t¸c d©n vËn chÝnh quyÒn"  # noqa: RUF001


@pytest.fixture
def room(program: Program) -> OldReport:
    program.home.old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
    room.period.choose(read_period("2024-9M"))
    return room


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "cu.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def lines(found: QListWidget) -> list[str]:
    return [found.item(at).text() for at in range(found.count())]


def press(widget: QWidget, *keys: Qt.Key | QKeySequence.StandardKey) -> None:
    for key in keys:
        if isinstance(key, QKeySequence.StandardKey):
            QTest.keySequence(widget, QKeySequence(key))
        else:
            QTest.keyClick(widget, key)


def test_the_first_line_that_waits_is_chosen_and_settled_by_keys(
    room: OldReport, file: Path
) -> None:
    room.read(file)
    found = room.matching.list
    assert found.hasFocus()
    assert found.currentItem().text().startswith("○ Chưa xếp: II. VIỆC LÀNG")
    press(found, Qt.Key.Key_Return)
    assert room.matching.target.hasFocus()
    room.matching.target.choose("dan-ban")
    click(room, "Xếp vào mục")
    assert lines(found)[-1].startswith("✓ Khớp: II. VIỆC LÀNG")
    assert "0 đoạn chưa xếp" in room.summary.text()
    QTest.keySequence(found, QKeySequence("Ctrl+Z"))
    assert lines(found)[-1].startswith("○ Chưa xếp")
    assert "1 đoạn chưa xếp" in room.summary.text()


def test_what_was_settled_and_ticked_is_kept(room: OldReport, file: Path, program: Program) -> None:
    room.read(file)
    room.matching.target.choose("dan-ban")
    room.matching.settle()
    assert room.tokens.told.text().startswith("Trỏ tới sổ: 3 trong 3")
    click(room, "Nhận vào và mở")
    session = opened(program).session
    section = session.report.sections["dac-diem-tinh-hinh"]
    assert print_(section.prose) == "Trong {ky}, {don_vi} có {so_ho} hộ."
    assert session.report.figures["so_ho"] == 812
    assert print_(session.report.sections["dan-ban"].prose) == "Đã họp dân ở các thôn."
    assert session.report.unplaced == ()
    assert [*file.parent.rglob("*-truoc-nhap.db")]


def test_what_is_not_ticked_stays_text(room: OldReport, file: Path, program: Program) -> None:
    room.read(file)
    found = room.tokens.list
    assert lines(found)[0] == "“812” → ô “Số hộ”"
    found.setFocus()
    press(found, Qt.Key.Key_Space)
    assert room.tokens.told.text().startswith("Trỏ tới sổ: 2 trong 3")
    room.matching.target.choose("dan-ban")
    room.matching.settle()
    assert room.tokens.told.text().startswith("Trỏ tới sổ: 2 trong 3")
    click(room, "Nhận vào và mở")
    report = opened(program).session.report
    assert print_(report.sections["dac-diem-tinh-hinh"].prose) == (
        "Trong {ky}, {don_vi} có 812 hộ."
    )
    assert "so_ho" not in report.figures


@pytest.mark.parametrize(
    ("answer", "kept"), [("Đổi sang Unicode", "Đến nay"), ("Giữ nguyên như đang có", "§Õn nay")]
)
def test_an_old_font_is_shown_before_and_after_and_asked(
    room: OldReport, tmp_path: Path, answer: str, kept: str
) -> None:
    file = tmp_path / "cu.txt"
    file.write_bytes(OLD_FONT.encode("latin-1"))
    room.read(file)
    assert room.font_asked.isVisible()
    assert room.font_asked._before.toPlainText() == OLD_FONT
    assert room.font_asked._after.toPlainText().startswith("Đến nay ban nhân dân")
    assert not room._keep.isEnabled()
    click(room, answer)
    assert not room.font_asked.isVisible()
    assert lines(room.matching.list)[0].startswith(f"○ Chưa xếp: {kept}")


def test_a_long_reading_can_be_stopped(room: OldReport, file: Path, worker: Inline) -> None:
    worker.is_held = True
    room.read(file)
    assert room._stop.isVisible()
    press(room, Qt.Key.Key_Escape)
    worker.step()
    assert room.summary.text() == "Đã dừng đọc tệp. Chưa có gì thay đổi."
    assert not room._stop.isVisible()
    assert not room._keep.isEnabled()


def test_only_the_file_chosen_last_is_shown(
    room: OldReport, file: Path, tmp_path: Path, worker: Inline
) -> None:
    other = tmp_path / "khac.txt"
    other.write_text("I. ĐẶC ĐIỂM TÌNH HÌNH\nXã khác.\n", encoding="utf-8")
    worker.is_held = True
    room.read(file)
    room.read(other)
    worker.step()
    assert room.name.text() == "khac.txt"
    assert len(lines(room.matching.list)) == 1


def test_of_two_fields_for_one_number_only_one_is_ticked(
    room: OldReport, tmp_path: Path, program: Program
) -> None:
    heading = room_heading(program, "tiep-dan-doi-thoai")
    file = tmp_path / "cu.txt"
    file.write_text(f"{heading}\nTổng số 8 đơn. Có 114 lượt người tham dự.\n", encoding="utf-8")
    room.read(file)
    found = room.tokens.list
    assert lines(found) == [
        "“8” → ô “Đơn tiếp nhận”",
        "“8” → ô “Đơn đã giải quyết”",
        "“114” → bảng Đối thoại, dòng 1, cột “Lượt người dự”",
    ]
    for at in (0, 1, 2):
        assert found.item(at).checkState() is Qt.CheckState.Unchecked
    found.item(0).setCheckState(Qt.CheckState.Checked)
    found.item(1).setCheckState(Qt.CheckState.Checked)
    assert found.item(0).checkState() is Qt.CheckState.Unchecked
    assert [each.token.name for each in room.tokens.chosen()] == ["don_da_giai_quyet"]


def room_heading(program: Program, section: str) -> str:
    return program.office.titles("qcdc-pl34")[section]


def test_of_an_old_word_file_it_is_told_what_is_not_read(room: OldReport, file: Path) -> None:
    room.read(Path(__file__).parents[1] / "core" / "importing" / "files" / "chu-thich.doc")
    assert "Số thứ tự do Word tự đánh" in room.summary.text()
    room.read(file)
    assert "Word tự đánh" not in room.summary.text()
