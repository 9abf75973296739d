"""The page "Chưa xếp": a section is suggested, keys settle a piece, and it can be taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from core.importing.suggesting import suggestion
from core.markup import print_
from core.period import read_period
from core.report import Unplaced
from tests.core.importing.old_files import form
from tests.test_journey import click
from tests.ui.test_rooms import opened
from ui.app import Program
from ui.old_report import OldReport
from ui.wizard.unplaced import UnplacedPage
from ui.wizard.wizard import Wizard

TEXT = """I. ĐẶC ĐIỂM TÌNH HÌNH
Xã có 812 hộ.
IX. ĐỐI THOẠI VỚI NHÂN DÂN
Đã đối thoại hai buổi.
X. VIỆC KHÁC
- Chăn bò trên núi.
"""


@pytest.fixture
def wizard(program: Program, tmp_path: Path) -> Wizard:
    file = tmp_path / "cu.txt"
    file.write_text(TEXT, encoding="utf-8")
    program.home.old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
    room.period.choose(read_period("2024-9M"))
    room.read(file)
    click(room, "Nhận vào và mở")
    wizard = opened(program)
    wizard.open_page("unplaced")
    return wizard


def page_of(wizard: Wizard) -> UnplacedPage:
    page = wizard.stack.currentWidget()
    assert isinstance(page, UnplacedPage)
    return page


def waiting(wizard: Wizard) -> list[str]:
    return [piece.heading for piece in wizard.session.report.unplaced]


def prose(wizard: Wizard, section: str) -> str:
    return print_(wizard.session.prose(section))


def press(widget: QWidget, key: Qt.Key | str) -> None:
    if isinstance(key, str):
        QTest.keySequence(widget, key)
    else:
        QTest.keyClick(widget, key)


def test_the_likeliest_section_is_chosen_and_enter_puts_the_piece_there(wizard: Wizard) -> None:
    page = page_of(wizard)
    assert page.pieces.hasFocus()
    assert "Delete: bỏ đoạn" in wizard.side._help.text()
    assert page.target.value() == "tiep-dan-doi-thoai"
    press(page.pieces, Qt.Key.Key_Return)
    assert prose(wizard, "tiep-dan-doi-thoai").endswith("Đã đối thoại hai buổi.")
    assert waiting(wizard) == ["X. VIỆC KHÁC"]
    assert page.pieces.hasFocus()


def test_what_is_like_nothing_waits_for_a_choice(wizard: Wizard) -> None:
    page = page_of(wizard)
    press(page.pieces, Qt.Key.Key_Down)
    assert page.target.value() == ""
    before = wizard.session.report
    press(page.pieces, Qt.Key.Key_Return)
    assert wizard.session.report == before
    assert page.target.hasFocus()


def test_each_step_is_taken_back(wizard: Wizard) -> None:
    page = page_of(wizard)
    before = wizard.session.report
    press(page.pieces, Qt.Key.Key_Return)
    press(page.pieces, Qt.Key.Key_Delete)
    assert waiting(wizard) == []
    assert page_of(wizard) is page
    assert page._told.text() == "Không còn đoạn nào chưa xếp."
    press(page, "Ctrl+Z")
    assert waiting(wizard) == ["X. VIỆC KHÁC"]
    press(page, "Ctrl+Z")
    assert wizard.session.report.unplaced == before.unplaced
    assert prose(wizard, "tiep-dan-doi-thoai") == print_(
        before.sections["tiep-dan-doi-thoai"].prose
    )
    assert not page._back.isEnabled()


def test_with_nothing_left_to_take_back_here_the_key_goes_on_to_the_saves(wizard: Wizard) -> None:
    session, before = wizard.session, prose(wizard, "dan-ban")
    session.answer_prose("dan-ban", session.prose("dac-diem-tinh-hinh"))
    session.save_now()
    page = page_of(wizard)
    press(page.pieces, "Ctrl+Z")
    assert prose(wizard, "dan-ban") == before
    assert wizard.page == "dan-ban"


def test_what_was_written_since_stays(wizard: Wizard) -> None:
    page = page_of(wizard)
    press(page.pieces, Qt.Key.Key_Return)
    wizard.session.answer_prose("tiep-dan-doi-thoai", wizard.session.prose("dac-diem-tinh-hinh"))
    kept = prose(wizard, "tiep-dan-doi-thoai")
    page.undo()
    assert prose(wizard, "tiep-dan-doi-thoai") == kept
    assert len(waiting(wizard)) == 2


def test_the_page_goes_when_all_is_settled_and_another_is_opened(wizard: Wizard) -> None:
    page = page_of(wizard)
    press(page.pieces, Qt.Key.Key_Delete)
    press(page.pieces, Qt.Key.Key_Delete)
    assert "unplaced" in wizard.outline.pages
    wizard.open_page("dac-diem-tinh-hinh")
    wizard.session.answer_prose("dan-ban", wizard.session.prose("dac-diem-tinh-hinh"))
    assert "unplaced" not in wizard.outline.pages


@pytest.mark.parametrize(
    ("heading", "text", "section"),
    [
        ("Công tác hòa giải, thanh tra nhân dân", "", "cac-ban-to"),
        ("", "Hương ước, quy ước của các thôn được xây dựng, sửa đổi, bổ sung.", "huong-uoc"),
        ("Chăn nuôi", "Đàn bò có 40 con.", None),
    ],
)
def test_a_section_is_suggested_by_heading_or_text(
    heading: str, text: str, section: str | None
) -> None:
    assert suggestion(form(), Unplaced(heading, text)) == section
