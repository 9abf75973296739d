"""Ctrl+V of a table: looked at first, taken by keys, undone by Ctrl+Z; rows move by Alt+↑/↓."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.wizard.hands import keys, press
from ui.wizard.page import SectionPage
from ui.wizard.paste_preview import PastePreview
from ui.wizard.rows import RowsEditor
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
TWO = (
    "Tên mô hình\tLĩnh vực\tĐịa điểm\tKết quả\tGhi chú\n"
    '"Hũ gạo\ntiết kiệm"\tkinh tế\tthôn Đông\t"giúp ""08"" hộ"\tx\n'
    "Mẹ đỡ đầu\tthể thao\tthôn Tây\t\t"
)


@pytest.fixture
def table(wizard: Wizard) -> RowsEditor:
    wizard.open_page("dan-van-kheo")
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    assert shown.questions is not None
    wizard.session.answer_table("mo_hinh", ())
    found = shown.questions.row_of("mo_hinh")
    assert isinstance(found, RowsEditor)
    found.grid.setFocus()
    return found


def paste(table: RowsEditor, text: str) -> PastePreview:
    QApplication.clipboard().setText(text)
    press(table.grid, Qt.Key.Key_V, CTRL)
    return table.findChildren(PastePreview)[-1]


def names(wizard: Wizard) -> list[object]:
    return [row.get("ten") for row in wizard.session.report.tables.get("mo_hinh", ())]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_nothing_is_changed_before_the_look(wizard: Wizard, table: RowsEditor) -> None:
    preview = paste(table, TWO)
    assert names(wizard) == []
    told = preview.summary.text()
    assert told.startswith("2 dòng. 1 ô không đọc được")
    assert "Ghi chú" in told
    wrong = preview.grid.item(1, 1)
    assert wrong is not None
    assert wrong.text() == "✗ thể thao"
    press(preview, Qt.Key.Key_Escape)
    assert names(wizard) == []


def test_enter_takes_it_and_ctrl_z_takes_it_away(
    wizard: Wizard, table: RowsEditor, qtbot: QtBot
) -> None:
    preview = paste(table, TWO)
    qtbot.waitUntil(preview.add.hasFocus)
    press(preview.add, Qt.Key.Key_Return)
    assert names(wizard) == ["Hũ gạo tiết kiệm", "Mẹ đỡ đầu"]
    row = wizard.session.report.tables["mo_hinh"][0]
    assert row["ket_qua"] == 'giúp "08" hộ'
    press(table.grid, Qt.Key.Key_Z, CTRL)
    assert names(wizard) == []
    press(table.grid, Qt.Key.Key_Y, CTRL)
    assert names(wizard) == ["Hũ gạo tiết kiệm", "Mẹ đỡ đầu"]


def test_rows_that_stand_there_stay_or_go(wizard: Wizard, table: RowsEditor) -> None:
    press(paste(table, TWO).add, Qt.Key.Key_Return)
    table.grid.setCurrentCell(0, 0)
    press(paste(table, "Mới\tkinh tế\n").add, Qt.Key.Key_Return)
    assert names(wizard) == ["Hũ gạo tiết kiệm", "Mới", "Mẹ đỡ đầu"]
    preview = paste(table, "Một\tkinh tế\n")
    assert preview.put.text() == "Thay 3 dòng đang có"
    press(preview.put, Qt.Key.Key_Return)
    assert names(wizard) == ["Một"]


def test_a_table_pasted_while_a_cell_is_open_is_looked_at_too(
    wizard: Wizard, table: RowsEditor
) -> None:
    table.add_row()
    keys(table.grid, "x")
    QApplication.clipboard().setText(TWO)
    press(focus(), Qt.Key.Key_V, CTRL)
    assert table.findChildren(PastePreview)
    assert names(wizard) == ["x"]


def test_one_cell_goes_into_the_cell(wizard: Wizard, table: RowsEditor) -> None:
    table.add_row()
    QApplication.clipboard().setText("Hũ gạo")
    press(table.grid, Qt.Key.Key_V, CTRL)
    assert names(wizard) == ["Hũ gạo"]
    press(table.grid, Qt.Key.Key_Z, CTRL)
    assert names(wizard) == [None]


def test_alt_and_arrows_move_a_row(wizard: Wizard, table: RowsEditor) -> None:
    press(paste(table, TWO).add, Qt.Key.Key_Return)
    table.grid.setCurrentCell(1, 0)
    press(table.grid, Qt.Key.Key_Up, ALT)
    assert names(wizard) == ["Mẹ đỡ đầu", "Hũ gạo tiết kiệm"]
    assert table.grid.currentRow() == 0
    press(table.grid, Qt.Key.Key_Down, ALT)
    assert names(wizard) == ["Hũ gạo tiết kiệm", "Mẹ đỡ đầu"]


def test_a_long_heading_is_seen_whole_and_says_its_unit_once(wizard: Wizard) -> None:
    wizard._open_field("doi_thoai")
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    assert shown.questions is not None
    grid = shown.questions.tables[0].grid
    head = grid.horizontalHeader()
    names = [str(grid.model().headerData(at, Qt.Orientation.Horizontal)) for at in range(7)]
    assert names[4:] == ["Lượt người dự", "Ý kiến", "Đã trả lời (ý kiến)"]
    for at, name in enumerate(names):
        room = QRect(0, 0, grid.columnWidth(at) - 14, 1000)
        wraps = int(Qt.TextFlag.TextWordWrap.value)
        assert head.fontMetrics().boundingRect(room, wraps, name).height() <= head.height() - 10
