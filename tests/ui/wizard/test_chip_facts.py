"""From a chip to its fact: double click, Alt+Enter, what the side tells; pasted elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTableWidget
from pytestqt.qtbot import QtBot

from core.checks.finding import Code, Level
from core.facts import value
from core.markup import Token, parse, print_
from tests.ui.wizard import hands
from ui.app import Program
from ui.old_report import OldReport
from ui.unit_profile import UnitProfile
from ui.wizard.chips import ChipView
from ui.wizard.figure_row import FigureRow
from ui.wizard.page import SectionPage
from ui.wizard.prose_editor import ProseEditor
from ui.wizard.rows import RowsEditor
from ui.wizard.wizard import Wizard

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def opened(wizard: Wizard, section: str, markup: str) -> SectionPage:
    wizard.open_page(section)
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    wizard.session.answer_prose(section, parse(markup))
    shown.prose.setFocus()
    shown.prose.set_prose(parse(markup))
    return shown


def inside(editor: ProseEditor, position: int) -> QPoint:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    return editor.cursorRect(cursor).center() + QPoint(6, 0)


@pytest.mark.parametrize(
    ("token", "page", "field"),
    [
        ("{luot_tiep}", "tiep-dan-doi-thoai", "luot_tiep"),
        ("{bang:doi_thoai}", "tiep-dan-doi-thoai", "doi_thoai"),
        ("{so_ho}", "dac-diem-tinh-hinh", "so_ho"),
    ],
)
def test_a_double_click_goes_to_where_the_fact_is_entered(
    wizard: Wizard, token: str, page: str, field: str
) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", f"có {token} x")
    place = inside(shown.prose, 3)
    QTest.mouseDClick(shown.prose.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert wizard.page == page
    here = QApplication.focusWidget()
    while here is not None and not isinstance(here, FigureRow | RowsEditor):
        here = here.parentWidget()
    asked = here.field.id if isinstance(here, FigureRow) else here.form.id if here else ""
    assert asked == field


@pytest.mark.parametrize("position", [3, 4])
def test_alt_enter_beside_a_chip_does_the_same(wizard: Wizard, position: int) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "có {so_ho} hộ")
    hands.put_cursor(shown.prose, position)
    hands.press(shown.prose, Qt.Key.Key_Return, ALT)
    assert wizard.page == "dac-diem-tinh-hinh"
    assert print_(wizard.session.prose("ket-qua-dat-duoc")) == "có {so_ho} hộ"


def test_alt_enter_in_plain_text_does_nothing(wizard: Wizard) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "có {so_ho} hộ")
    hands.put_cursor(shown.prose, 1)
    hands.press(shown.prose, Qt.Key.Key_Return, ALT)
    assert wizard.page == "ket-qua-dat-duoc"
    assert hands.markup(shown.prose) == "có {so_ho} hộ"


def test_a_double_click_on_a_word_selects_it(wizard: Wizard) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "thôn {so_ho} hộ")
    place = inside(shown.prose, 1)
    QTest.mouseDClick(shown.prose.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.prose.textCursor().selectedText() == "thôn"


@pytest.mark.parametrize(
    ("chip", "part"), [("{don_vi}", "Đơn vị"), ("{cac_thon}", "Thôn"), ("{cap_tren}", "Cấp trên")]
)
def test_a_chip_of_the_unit_opens_its_register_and_comes_back(
    wizard: Wizard, program: Program, chip: str, part: str
) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", f"{chip} x")
    hands.put_cursor(shown.prose, 1)
    hands.press(shown.prose, Qt.Key.Key_Return, ALT)
    assert program.window.room is not wizard
    unit = program.window.room
    assert isinstance(unit, UnitProfile)
    assert unit.tabs.tabText(unit.tabs.currentIndex()).startswith(part)
    unit.left.emit()
    assert program.window.room is wizard
    assert wizard.page == "ket-qua-dat-duoc"


@pytest.mark.parametrize(
    ("chip", "part", "words"),
    [
        ("{vb:LAW}", "Sổ văn bản", "SIGN"),
        ("{nguoi_ky:ha_thi_may}", "Người ký", "Hà Thị Mây"),
        ("{thon:na_lua}", "Thôn", "Nà Lúa"),
    ],
)
def test_a_chip_of_a_register_opens_it_at_its_very_entry(
    wizard: Wizard, program: Program, chip: str, part: str, words: str
) -> None:
    law = list(wizard.session.facts.documents.values())[2]
    chip, words = chip.replace("LAW", law.id), words.replace("SIGN", law.sign)
    shown = opened(wizard, "ket-qua-dat-duoc", f"{chip} x")
    hands.put_cursor(shown.prose, 1)
    hands.press(shown.prose, Qt.Key.Key_Return, ALT)
    unit = program.window.room
    assert isinstance(unit, UnitProfile)
    assert unit.tabs.tabText(unit.tabs.currentIndex()) == part
    table = QApplication.focusWidget()
    assert isinstance(table, QTableWidget)
    here = (table.item(table.currentRow(), column) for column in range(table.columnCount()))
    assert words in [item.text() for item in here if item]
    hands.press(table, Qt.Key.Key_Escape)
    assert program.window.room is wizard


def test_a_chip_of_an_ended_village_opens_its_ended_entry(wizard: Wizard, program: Program) -> None:
    program.rooms._show_unit()
    unit = program.window.room
    assert isinstance(unit, UnitProfile)
    unit.villages.table.setCurrentCell(1, 0)
    unit.villages.end()
    unit.villages.show_entries(unit.villages.entries())
    assert unit.villages.table.isRowHidden(1)
    unit.open_at("thon", "na_lua")
    assert unit.villages.table.currentRow() == 1
    assert not unit.villages.table.isRowHidden(1)


def test_the_side_tells_where_the_fact_lives(wizard: Wizard) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "có {so_ho} hộ, {ky}")
    hands.put_cursor(shown.prose, 4)
    assert wizard.side._title.text() == "Số hộ"
    assert "I. Đặc điểm tình hình" in wizard.side._help.text()
    assert "Alt+Enter" in wizard.side._help.text()
    hands.put_cursor(shown.prose, 1)
    assert wizard.side._title.text() == "Hướng dẫn"


def test_the_tip_tells_the_source_too(wizard: Wizard) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "có {so_ho} hộ")
    tip = shown.prose._tip_at(3)
    assert tip.startswith("Số hộ: ")
    assert "mục I. Đặc điểm tình hình" in tip


def test_a_chip_that_leads_nowhere_here_is_pasted_as_its_words(qtbot: QtBot) -> None:
    source = hands.opened(qtbot, "có {so_bo} con, **{ky}**[^ {so_bo} ]")
    source.selectAll()
    mime = source.createMimeDataFromSelection()
    editor = hands.opened(qtbot)

    def gone(token: Token) -> ChipView:
        return ChipView(None, token.name) if token.name == "so_bo" else hands.known(token)

    editor.set_values(gone)
    editor.insertFromMimeData(mime)
    assert hands.markup(editor) == "có SO_BO con, **{ky}**[^ SO_BO ]"
    editor.undo()
    assert hands.markup(editor) == ""


def test_a_red_chip_stays_red_where_it_was_copied(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a{mat}b")
    hands.put_cursor(editor, 1, 2)
    editor.copy()
    hands.put_cursor(editor, 3)
    editor.paste()
    assert hands.markup(editor) == "a{mat}b{mat}"


def test_too_much_is_refused_with_a_sentence_and_offered_as_an_old_report(
    wizard: Wizard, program: Program
) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "x")
    copied = "I. ĐẶC ĐIỂM TÌNH HÌNH\nXã có đường mới.\n" + "Lời dài. " * 30000
    QApplication.clipboard().setText(copied)
    hands.press(shown.prose, Qt.Key.Key_V, CTRL)
    assert hands.markup(shown.prose) == "x"
    assert not program.window.bar.isHidden()
    assert "200 KB" in program.window.bar.text()
    assert "nguyên như trước" in program.window.bar.text()
    offered = [
        each for each in program.window.bar.findChildren(QPushButton) if "báo cáo cũ" in each.text()
    ]
    QApplication.clipboard().setText("chép thứ khác")
    offered[0].click()
    old = program.window.room
    assert isinstance(old, OldReport)
    assert old.name.text() == "Đoạn đã chép.txt"
    imported = old.matching.imported()
    assert imported is not None
    assert "Xã có đường mới." in print_(imported.report.sections["dac-diem-tinh-hinh"].prose)
    old.left.emit()
    assert program.window.room is wizard


@pytest.mark.parametrize("bursts", [((0, "d"), (1, "đ"), (0, "i")), ((0, "o"), (1, "ô"))])
def test_unikey_types_beside_a_chip_while_numbers_are_looked_at(
    wizard: Wizard, bursts: tuple[tuple[int, str], ...], tmp_path: Path
) -> None:
    shown = opened(wizard, "dac-diem-tinh-hinh", "{don_vi} có 08 thôn, {so_ho} hộ")
    shown.proposed.refresh()
    hands.put_cursor(shown.prose, 1)
    for back, letters in bursts:
        hands.unikey(shown.prose, back, letters)
        shown.proposed.refresh()
    typed = bursts[-1][1] if len(bursts) == 2 else "đi"
    assert hands.markup(shown.prose) == f"{{don_vi}}{typed} có 08 thôn, {{so_ho}} hộ"


def test_a_finding_of_a_red_chip_selects_it(wizard: Wizard) -> None:
    shown = opened(wizard, "ket-qua-dat-duoc", "theo {vb:mat_roi} và {so_ho}")
    wizard.session.check()
    (gone,) = (one for one in wizard.session.findings if one.code is Code.FACT_GONE)
    assert gone.level is Level.ERROR
    wizard.go_to(gone)
    cursor = shown.prose.textCursor()
    assert (cursor.selectionStart(), cursor.selectionEnd()) == (5, 6)
    assert shown.prose.hasFocus()
    assert value(wizard.session.facts, Token("vb", "mat_roi")) is None
