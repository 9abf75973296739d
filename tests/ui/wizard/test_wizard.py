"""The form by keys: sections, figures, tables, findings; nothing blocks and nothing is pressed."""

from decimal import Decimal
from functools import partial

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.fields import NOTHING
from core.markup import print_
from core.period import read_period
from core.report import Progress
from tests.ui.wizard.hands import keys, press, unikey
from ui.app import Program
from ui.session import Session
from ui.wizard.figure_row import FigureRow
from ui.wizard.page import SectionPage
from ui.wizard.rows import RowsEditor
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


def page(wizard: Wizard, section: str) -> SectionPage:
    wizard.open_page(section)
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    return shown


def figure(shown: SectionPage, field: str) -> FigureRow:
    assert shown.questions is not None
    row = shown.questions.row_of(field)
    assert isinstance(row, FigureRow)
    return row


def table(shown: SectionPage, id_: str) -> RowsEditor:
    assert shown.questions is not None
    row = shown.questions.row_of(id_)
    assert isinstance(row, RowsEditor)
    return row


def page_widget(wizard: Wizard) -> QWidget:
    shown = wizard.stack.currentWidget()
    assert shown is not None
    return shown


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "figure_", "shown"),
    [
        ("1.383", Decimal(1383), "1.383"),
        ("1383", Decimal(1383), "1.383"),
        ("1 383", Decimal(1383), "1.383"),
        ("0", Decimal(0), "0"),
    ],
)
def test_a_figure_is_read_the_vietnamese_way(
    wizard: Wizard, typed: str, figure_: Decimal, shown: str
) -> None:
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, typed)
    press(row.entry, Qt.Key.Key_Return)
    assert wizard.session.report.figures["so_ho"] == figure_
    assert row.entry.text() == shown


def test_an_unreadable_figure_says_so_on_leaving_and_counts_as_empty(wizard: Wizard) -> None:
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, "1.38.3")
    assert row.fault.isHidden()
    press(row.entry, Qt.Key.Key_Return)
    assert not row.fault.isHidden()
    assert "Số hộ" in row.fault.text()
    assert row.entry.text() == "1.38.3"
    assert wizard.session.report.figures["so_ho"] is None


def test_nothing_happened_is_a_state_of_its_own(wizard: Wizard) -> None:
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    row.nothing.click()
    assert wizard.session.report.figures["so_ho"] is NOTHING
    row.setFocus()
    keys(row.entry, "5")
    assert wizard.session.report.figures["so_ho"] == Decimal(5)
    assert not row.nothing.isChecked()


def test_a_sum_shows_its_reason(wizard: Wizard) -> None:
    row = figure(page(wizard, "tiep-dan-doi-thoai"), "luot_tiep")
    assert row.entry.text() == "21"
    assert row.hint.text() == "∑ 21 = 12 + 9 + 0"


def test_a_changed_figure_changes_its_chip_at_once(wizard: Wizard) -> None:
    shown = page(wizard, "dac-diem-tinh-hinh")
    row = figure(shown, "so_ho")
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, "1100")
    from core.markup import Token

    assert shown.prose.view(Token("so_ho")).text == "1.100"


def test_enter_goes_through_the_figures_and_presses_no_button(
    wizard: Wizard, program: Program
) -> None:
    pressed: list[object] = []
    for button in program.window.findChildren(QPushButton):
        button.clicked.connect(partial(pressed.append, button.text()))
    shown = page(wizard, "dac-diem-tinh-hinh")
    met = []
    for _ in range(4):
        met.append(focus().accessibleName())
        press(focus(), Qt.Key.Key_Return)
    assert met == ["Số thôn, thôn", "Số hộ, hộ", "Số nhân khẩu, khẩu", "Số hộ nghèo, hộ"]
    assert pressed == []
    assert wizard.stack.currentWidget() is shown


def test_the_wheel_changes_no_value(wizard: Wizard, qtbot: QtBot) -> None:
    before = wizard.session.report
    for section in ("dac-diem-tinh-hinh", "dan-van-kheo", "mo-dau", "ket-thuc", "cong-khai"):
        shown = page(wizard, section)
        kinds = (QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractButton)
        for kind in kinds:
            for widget in shown.findChildren(kind):
                widget.setFocus()
                turn_wheel(widget)
    after = wizard.session.report
    assert (after.figures, after.fields, after.slots) == (
        before.figures,
        before.fields,
        before.slots,
    )
    assert after.head == before.head


def turn_wheel(widget: QWidget) -> None:
    place = QPointF(4, 4)
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_on_and_back_go_through_every_section(wizard: Wizard) -> None:
    wizard.open_page(wizard.outline.pages[0])
    seen = [wizard.page]
    while wizard.page != wizard.outline.pages[-1]:
        QTest.keyClick(focus(), Qt.Key.Key_Right, ALT)
        seen.append(wizard.page)
    assert tuple(seen) == wizard.outline.pages
    assert len(seen) > 20
    QTest.keyClick(focus(), Qt.Key.Key_Left, ALT)
    assert wizard.page == seen[-2]


def test_page_down_turns_the_page_outside_prose_only(wizard: Wizard) -> None:
    shown = page(wizard, "dac-diem-tinh-hinh")
    press(focus(), Qt.Key.Key_PageDown)
    assert wizard.page == "chi-dao-trien-khai"
    shown = page(wizard, "dac-diem-tinh-hinh")
    shown.prose.setFocus()
    press(shown.prose, Qt.Key.Key_PageDown)
    assert wizard.page == "dac-diem-tinh-hinh"


def test_after_the_last_section_come_the_findings(wizard: Wizard) -> None:
    wizard.open_page(wizard.outline.pages[-1])
    wizard.step(1)
    assert wizard.stack.currentWidget() is wizard.findings


def test_a_finding_is_gone_to_by_enter_and_left_by_escape(wizard: Wizard) -> None:
    wizard.session.answer_figure("so_ho", None)
    page(wizard, "han-che")
    press(focus(), Qt.Key.Key_F8)
    assert wizard.stack.currentWidget() is wizard.findings
    names = [wizard.findings.list.item(at).text() for at in range(wizard.findings.list.count())]
    at = next(row for row, text in enumerate(names) if "Số hộ" in text)
    wizard.findings.list.setCurrentRow(at)
    press(focus(), Qt.Key.Key_Return)
    assert wizard.page == "dac-diem-tinh-hinh"
    assert focus().accessibleName() == "Số hộ, hộ"
    press(focus(), Qt.Key.Key_F8)
    press(focus(), Qt.Key.Key_Escape)
    assert isinstance(wizard.stack.currentWidget(), SectionPage)


def test_f2_keeps_a_carried_section(wizard: Wizard) -> None:
    wizard.session.mark("han-che", Progress.CARRIED)
    shown = page(wizard, "han-che")
    assert "Cần xem lại" in shown._state.text()
    press(focus(), Qt.Key.Key_F2)
    assert wizard.session.progress("han-che") is Progress.DONE
    assert wizard.session.is_saved


def test_a_section_left_with_nothing_open_is_done(wizard: Wizard) -> None:
    row = figure(page(wizard, "dac-diem-tinh-hinh"), "so_ho")
    row.setFocus()
    row.entry.selectAll()
    keys(row.entry, "1100")
    wizard.step(1)
    assert wizard.session.progress("dac-diem-tinh-hinh") is Progress.DONE


def test_rows_are_added_moved_deleted_and_brought_back(wizard: Wizard) -> None:
    rows = table(page(wizard, "dan-van-kheo"), "mo_hinh")
    names = [row["ten"] for row in wizard.session.report.tables["mo_hinh"]]
    rows.grid.setFocus()
    rows.grid.setCurrentCell(0, 0)
    press(rows.grid, Qt.Key.Key_Down, ALT)
    moved = [row["ten"] for row in wizard.session.report.tables["mo_hinh"]]
    assert moved == [names[1], names[0], *names[2:]]
    press(focus(), Qt.Key.Key_F6)
    assert len(wizard.session.report.tables["mo_hinh"]) == len(names) - 1
    press(focus(), Qt.Key.Key_Z, CTRL)
    assert len(wizard.session.report.tables["mo_hinh"]) == len(names)
    press(focus(), Qt.Key.Key_F5)
    assert len(wizard.session.report.tables["mo_hinh"]) == len(names) + 1


def test_typing_in_a_cell_is_seen_before_it_is_left(wizard: Wizard) -> None:
    rows = table(page(wizard, "dan-van-kheo"), "mo_hinh")
    rows.grid.setFocus()
    rows.grid.setCurrentCell(0, 0)
    keys(rows.grid, "N")
    editor = focus()
    keys(editor, "ha")
    assert isinstance(editor, QLineEdit)
    unikey(editor, 1, "à")
    assert wizard.session.report.tables["mo_hinh"][0]["ten"] == "Nhà"
    press(editor, Qt.Key.Key_Return)


def test_unikey_beside_a_chip_reaches_the_database(wizard: Wizard, program: Program) -> None:
    shown = page(wizard, "dac-diem-tinh-hinh")
    shown.prose.setFocus()
    press(shown.prose, Qt.Key.Key_End, CTRL)
    keys(shown.prose, " Nguyen")
    unikey(shown.prose, 3, "yễn")
    wizard.session.save_now()
    found: list[Session] = []
    program.office.open(wizard.session.report.id, found.append)
    text = print_(found[0].prose("dac-diem-tinh-hinh"))
    assert text.endswith("{so_ho_ngheo} hộ. Nguyễn")


def test_every_widget_that_is_filled_in_has_a_name(wizard: Wizard, program: Program) -> None:
    nameless = []
    kinds = (QLineEdit, QComboBox, QTextEdit, QPlainTextEdit, QAbstractItemView, QAbstractButton)
    for id_ in wizard.outline.pages:
        wizard.open_page(id_)
        for kind in kinds:
            for widget in page_widget(wizard).findChildren(kind):
                reader = QAccessible.queryAccessibleInterface(widget)
                own = reader.text(QAccessible.Text.Name)
                inner = isinstance(widget.parentWidget(), QAbstractItemView)
                if not (own or widget.accessibleName() or inner) and widget.isVisible():
                    nameless.append((id_, type(widget).__name__, widget.objectName()))
    assert nameless == []


def test_no_page_reaches_beyond_a_small_screen(wizard: Wizard, program: Program) -> None:
    assert program.window.minimumSizeHint().width() <= 1093
    assert program.window.height() <= 575
    for id_ in wizard.outline.pages:
        wizard.open_page(id_)
        QApplication.processEvents()
        assert program.window.size().height() <= 575, id_
        on = wizard.footer._on
        place = on.mapTo(program.window, on.rect().bottomRight())
        assert program.window.rect().contains(place), id_


def test_no_button_is_pressed_by_enter_elsewhere(program: Program, wizard: Wizard) -> None:
    assert not [
        button.text()
        for button in program.window.findChildren(QPushButton)
        if button.autoDefault() or button.isDefault()
    ]


def test_the_side_tells_what_is_open_as_it_stands(program: Program) -> None:
    program.office.create("qcdc-pl34", read_period("2024-9M"), None, program.rooms.open_report)
    assert program.rooms.report is not None
    wizard = program.rooms.report.wizard
    wizard.session.check()
    wizard.open_page("dac-diem-tinh-hinh")
    assert not _side_words(wizard)
    wizard.session.answer_figure("so_ho", Decimal(1383))
    wizard.session.save_now()
    told = _side_words(wizard)
    assert "Số nhân khẩu" in told
    assert "Số hộ”" not in told


def _side_words(wizard: Wizard) -> str:
    shown = wizard.side._list
    lines = [shown.item(row).text() for row in range(shown.count())]
    return "\n".join(lines) if shown.isVisibleTo(wizard.side) else ""
