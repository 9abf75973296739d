"""After a bad end: when and where the last save was, and what it changed."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.markup import parse
from storage.opening import Cut, Opening
from storage.recovering import Fault, Recovered
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.opening_words import place_of
from ui.wizard.wizard import Wizard

SECTION = "dac-diem-tinh-hinh"
AT = "2026-11-28T14:32:05"


def say(wizard: Wizard, words: str) -> None:
    wizard.session.answer_prose(SECTION, parse(words))
    wizard.session.save_now()


def buttons(program: Program) -> dict[str, QPushButton]:
    found = program.window.bar.findChildren(QPushButton)
    return {made.text().replace("&", ""): made for made in found}


@pytest.fixture
def cut(wizard: Wizard, program: Program) -> str:
    """Two sittings of writing in one section, then the list; the report's id."""
    id_ = wizard.session.report.id
    say(wizard, "Xã có mười thôn.")
    program.rooms.open_report(id_)
    again = program.rooms.report
    assert again
    say(again.wizard, "Xã có mười hai thôn.")
    program.rooms.go_home()
    return id_


def start(program: Program, opening: Opening) -> str:
    program._opening = opening
    program._tell()
    return program.window.bar.text()


def test_a_cut_names_the_section_and_shows_by_keys_what_was_changed(
    cut: str, program: Program
) -> None:
    last = Cut(AT, ((cut, f"section:{SECTION}"),))
    told = start(program, Opening(program._connection, cut=last))
    assert "đến 14:32:05 ngày 28/11/2026, mục I của báo cáo" in told
    assert "2 giây cuối" in told
    assert set(buttons(program)) == {"Xem khác gì", "Đóng"}
    press(buttons(program)["Xem khác gì"], Qt.Key.Key_Space)
    room = program.rooms.report
    assert room
    assert room.wizard.page == SECTION
    assert room.history._is_log_shown()
    compared = room.history.log.text.toPlainText()
    assert "mười hai" in compared or "hai" in compared
    press(room.history.log, Qt.Key.Key_Escape)
    assert room.wizard.page == SECTION


def test_a_cut_of_which_only_the_report_is_known_names_the_report(
    cut: str, program: Program
) -> None:
    told = start(program, Opening(program._connection, cut=Cut(AT, ((cut, ""),))))
    assert "14:32:05 ngày 28/11/2026, báo cáo" in told
    buttons(program)["Xem khác gì"].click()
    assert program.rooms.report


def test_what_came_back_from_the_journal_is_named(
    cut: str, program: Program, tmp_path: Path
) -> None:
    answers = ((cut, f"section:{SECTION}"), (cut, "figure:so_thon"), ("khac", "section:x"))
    done = Recovered(Fault.DAMAGED, tmp_path / "tep-hong-1.db", 5, AT, True, answers)
    told = start(program, Opening(program._connection, done))
    assert "để riêng" in told
    assert "đã lưu đến 14:32:05 ngày 28/11/2026, mục I" in told
    assert set(buttons(program)) == {"Xem khác gì", "Trang Bản sao", "Đóng"}


def test_a_report_that_can_t_be_read_is_told_without_its_place(program: Program) -> None:
    told = start(program, Opening(program._connection, cut=Cut(AT, (("khong-co", "figure:x"),))))
    assert "tắt đột ngột" in told
    assert set(buttons(program)) == {"Đóng"}


def test_many_sections_are_named_by_three() -> None:
    assert place_of("báo cáo quý I", ("I", "II.1", "III", "IV", "V")) == (
        "mục I, II.1, III và 2 mục khác của báo cáo quý I"
    )
