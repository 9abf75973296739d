"""Ctrl+Z takes back a field's own typing, then the saves, in whatever section, told and shown."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.markup import parse, print_
from storage.connection import DiskFull
from tests.ui.conftest import Inline
from tests.ui.wizard.hands import keys, press, unikey
from tests.ui.wizard.test_wizard import figure, focus, page
from ui.app import Program
from ui.wizard.page import SectionPage
from ui.wizard.questions import FieldRow
from ui.wizard.rows import RowsEditor
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier


def undo(times: int = 1) -> None:
    for _ in range(times):
        press(focus(), Qt.Key.Key_Z, CTRL)


def redo() -> None:
    press(focus(), Qt.Key.Key_Y, CTRL)


def told(program: Program) -> str:
    return program.window.status.told.text()


def field(shown: SectionPage, id_: str) -> QLineEdit:
    assert shown.questions
    asked = shown.questions.row_of(id_)
    assert isinstance(asked, FieldRow)
    assert isinstance(asked.editor.entry, QLineEdit)
    return asked.editor.entry


def table(shown: SectionPage) -> RowsEditor:
    assert shown.questions
    return shown.questions.tables[0]


def type_into_cell(text: str) -> None:
    """The first letter opens the cell, the next ones go into it."""
    for letter in text:
        keys(focus(), letter)
    assert isinstance(focus(), QLineEdit)


def test_undo_and_redo_reach_across_saves(wizard: Wizard) -> None:
    shown, session = page(wizard, "han-che"), wizard.session
    before = session.prose("han-che")
    session.answer_prose("han-che", parse("Một."))
    session.save_now()
    shown.prose.setFocus()
    assert not shown.prose.document().isUndoAvailable()
    undo()
    assert session.prose("han-che") == before
    redo()
    assert session.prose("han-che") == parse("Một.")


def test_what_is_typed_here_goes_first(wizard: Wizard) -> None:
    shown, session = page(wizard, "han-che"), wizard.session
    session.answer_prose("han-che", parse("Một."))
    session.save_now()
    shown.prose.setFocus()
    keys(shown.prose, "Hai")
    undo()
    assert "Hai" not in shown.prose.toPlainText()
    assert session.prose("han-che") == parse("Một.")


def test_a_figure_takes_its_own_typing_back_then_what_was_saved_elsewhere(
    wizard: Wizard, program: Program
) -> None:
    session = wizard.session
    prose = session.prose("han-che")
    shown = page(wizard, "han-che")
    shown.prose.setFocus()
    keys(shown.prose, "Thieu nguoi")
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    known = session.report.figures["so_ho"]
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, "77")
    session.save_now()
    undo()
    assert session.report.figures["so_ho"] == known
    assert row.entry.hasFocus()
    undo()
    assert wizard.page == "han-che"
    assert session.prose("han-che") == prose
    assert page(wizard, "han-che").prose.prose() == prose


def test_a_figure_that_was_left_goes_back_by_its_save_and_gets_the_focus(
    wizard: Wizard, program: Program
) -> None:
    session = wizard.session
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    known = session.report.figures["so_ho"]
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, "77")
    press(row.entry, Qt.Key.Key_Return)
    page(wizard, "han-che").prose.setFocus()
    undo()
    assert session.report.figures["so_ho"] == known
    assert wizard.page == "dac-diem-tinh-hinh"
    assert row.entry.hasFocus()
    assert row.entry.text() != "77"
    assert told(program).startswith("Đã lùi: ")
    assert "77 →" in told(program)
    redo()
    assert session.report.figures["so_ho"] == Decimal(77)
    assert told(program).startswith("Đã tới: ")
    assert session.is_saved


def test_typing_taken_back_does_not_return_with_the_next_key(wizard: Wizard) -> None:
    session = wizard.session
    shown = page(wizard, "dac-diem-tinh-hinh")
    first = session.report
    row = figure(shown, "so_ho")
    row.setFocus()
    row.entry.selectAll()
    for digits in ("1", "12", "123"):
        keys(row.entry, digits[-1])
        session.save_now()
    while row.entry.isUndoAvailable():
        undo()
    assert session.report.figures == first.figures
    undo(3)
    assert session.report.figures == first.figures


def test_a_field_of_words_takes_bursts_of_a_vietnamese_keyboard_back(wizard: Wizard) -> None:
    session = wizard.session
    shown = page(wizard, "dan-ban")
    line = field(shown, "ten_cong_trinh")
    known = session.report.fields.get("ten_cong_trinh")
    line.setFocus()
    line.selectAll()
    keys(line, "duong")
    session.save_now()
    unikey(line, 5, "đường")
    assert line.text() == "đường"
    session.save_now()
    unikey(line, 0, " bê")
    session.save_now()
    while line.isUndoAvailable():
        undo()
    assert session.report.fields.get("ten_cong_trinh") == known
    while line.isRedoAvailable():
        redo()
    assert session.report.fields["ten_cong_trinh"] == "đường bê"
    page(wizard, "han-che").prose.setFocus()
    undo(3)
    assert session.report.fields.get("ten_cong_trinh") == known


def test_bursts_in_the_text_go_back_by_saves_after_it_was_left(wizard: Wizard) -> None:
    session, shown = wizard.session, page(wizard, "han-che")
    shown.prose.setFocus()
    keys(shown.prose, "Tieng")
    session.save_now()
    unikey(shown.prose, 3, "ếng")
    session.save_now()
    unikey(shown.prose, 0, " Việt")
    line = field(page(wizard, "dan-ban"), "ten_cong_trinh")
    line.setFocus()
    seen = [print_(session.prose("han-che"))]
    for _ in range(3):
        undo()
        seen.append(print_(session.prose("han-che")))
    typed = [said.removeprefix("- ").partition("Bên cạnh")[0] for said in seen]
    assert typed == ["Tiếng Việt", "Tiếng", "Tieng", ""]


def test_a_cell_takes_its_typing_back_then_its_rows_then_the_saves(
    wizard: Wizard, program: Program
) -> None:
    session, shown = wizard.session, page(wizard, "han-che")
    prose = session.prose("han-che")
    shown.prose.setFocus()
    keys(shown.prose, "Khac")
    rows = table(page(wizard, "dan-van-kheo"))
    known = session.report.tables.get("mo_hinh", ())
    rows.setFocus()
    press(focus(), Qt.Key.Key_F5)
    type_into_cell("To tu quan")
    session.save_now()
    assert session.report.tables["mo_hinh"] != known
    undo()
    assert isinstance(focus(), QLineEdit)
    undo()
    assert session.report.tables.get("mo_hinh", ()) == known
    undo()
    assert (wizard.page, session.prose("han-che")) == ("han-che", prose)


def test_a_table_that_was_left_goes_back_by_its_save_and_is_shown_so(
    wizard: Wizard, program: Program
) -> None:
    session = wizard.session
    rows = table(page(wizard, "dan-van-kheo"))
    known = session.report.tables["mo_hinh"]
    rows.setFocus()
    rows.grid.setCurrentCell(0, 0)
    type_into_cell("Doi")
    press(focus(), Qt.Key.Key_Return)
    page(wizard, "han-che").prose.setFocus()
    undo()
    assert session.report.tables["mo_hinh"] == known
    assert rows.isAncestorOf(focus())
    shown = rows.grid.item(0, 0)
    assert shown
    assert shown.text() == known[0]["ten"]
    assert "Mô hình" in told(program) or "mô hình" in told(program)


def test_a_check_beside_a_figure_hands_the_key_on(wizard: Wizard) -> None:
    session = wizard.session
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho_ngheo")
    known = session.report.figures.get("so_ho_ngheo")
    row.nothing.setFocus()
    press(row.nothing, Qt.Key.Key_Space)
    session.save_now()
    assert session.report.figures["so_ho_ngheo"] != known
    undo()
    assert session.report.figures.get("so_ho_ngheo") == known


def test_at_the_beginning_the_versions_are_offered(wizard: Wizard, program: Program) -> None:
    prose = page(wizard, "han-che").prose
    prose.setFocus()
    undo()
    assert "về đến lúc mở báo cáo" in program.window.bar.text()
    assert prose.hasFocus()


@pytest.mark.parametrize("section", ["han-che", "dac-diem-tinh-hinh"])
def test_a_locked_report_says_why_nothing_goes_back(
    wizard: Wizard, program: Program, section: str
) -> None:
    wizard.session.answer_prose("han-che", parse("Một."))
    wizard.session.save_now()
    program.office.finalise(wizard.session, lambda: None)
    program.rooms.open_report(wizard.session.report.id)
    assert program.rooms.report
    locked = program.rooms.report.wizard
    assert locked.session.is_final
    locked.open_page(section)
    locked.setFocus()
    undo()
    assert "đã hoàn thành" in program.window.bar.text()
    assert locked.session.prose("han-che") == parse("Một.")


def test_two_keys_while_a_save_is_on_its_way_are_two_steps(
    wizard: Wizard, writer: Inline, program: Program
) -> None:
    shown, session = page(wizard, "han-che"), wizard.session
    before = session.prose("han-che")
    for words in ("Một.", "Hai."):
        session.answer_prose("han-che", parse(words))
        session.save_now()
    shown.prose.setFocus()
    writer.is_held = True
    undo(2)
    assert session.prose("han-che") == parse("Một.")
    while writer.step():
        pass
    assert session.prose("han-che") == before
    assert session.is_saved


def test_where_saving_fails_the_focus_stays_and_typing_goes_on(
    wizard: Wizard, program: Program
) -> None:
    line, session = field(page(wizard, "dan-ban"), "ten_cong_trinh"), wizard.session
    save, session._save = session._save, _refuse
    line.setFocus()
    line.selectAll()
    keys(line, "Cau")
    while line.isUndoAvailable():
        undo()
    session.answer_prose("han-che", parse("Một."))
    undo()
    assert line.hasFocus()
    keys(line, "x")
    assert "x" in line.text()
    session._save = save
    session.save_now()
    assert session.is_saved


def _refuse(_id: object, _changed: object) -> None:
    raise DiskFull(path="D:/")
