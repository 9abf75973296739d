"""The pages stand beside the form, follow what is written, and bring one to what was clicked."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.fields import Kind
from core.layout.placed import Line, text_of
from core.markup import parse
from core.report import Row
from tests.ui.conftest import Inline
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.paper import rendering
from ui.paper.place import Place, Where
from ui.wizard.head_forms import TitleForm
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
SECTION = "dac-diem-tinh-hinh"


def click(wizard: Wizard, place: Place) -> None:
    """Into the middle of the first lines of a place."""
    sheets = wizard.preview.sheets
    span = sheets.span(place)
    assert span
    at = QPoint(sheets.width() // 2, span[0] + 14)
    QTest.mouseClick(sheets, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def shown(wizard: Wizard) -> SectionPage:
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    return page


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def is_in_sight(wizard: Wizard, place: Place) -> bool:
    preview = wizard.preview
    span = preview.sheets.span(place)
    assert span
    top = preview.area.verticalScrollBar().value()
    return top <= span[0] <= top + preview.area.viewport().height()


def at(wizard: Wizard) -> int:
    return wizard.preview.area.verticalScrollBar().value()


@pytest.mark.parametrize("size", [(1366, 728), (1093, 545), (1000, 540)])
def test_the_form_stays_usable_beside_the_pages(
    wizard: Wizard, program: Program, size: tuple[int, int]
) -> None:
    program.window.resize(*size)
    QApplication.processEvents()
    for section in wizard.outline.pages:
        wizard.open_page(section)
        wizard.look()
        QApplication.processEvents()
        assert not wizard.outline.isVisible()
        assert not wizard.side.isVisible()
        assert wizard.stack.width() >= 480
        assert wizard.preview.width() >= 400
        assert program.window.size() == QSize(*size), section
        assert shown(wizard).minimumSizeHint().width() <= wizard.stack.width()
        wizard.look()
        assert wizard.outline.isVisible()
        assert wizard.side.isVisible()
        assert not wizard.preview.isVisible()


def test_it_opens_at_the_section_and_leaves_the_focus_in_the_form(wizard: Wizard) -> None:
    wizard.open_page("han-che")
    field = focus()
    press(field, Qt.Key.Key_F9)
    assert wizard.preview.isVisible()
    assert at(wizard) > 0
    assert is_in_sight(wizard, Place("han-che"))
    assert "/" in wizard.preview._count.text()
    assert focus() is field


def test_a_folded_side_stays_folded_when_the_pages_go(wizard: Wizard) -> None:
    press(focus(), Qt.Key.Key_1, CTRL)
    press(focus(), Qt.Key.Key_F9)
    press(focus(), Qt.Key.Key_F9)
    assert not wizard.outline.isVisible()
    assert wizard.side.isVisible()


def test_the_whole_window_and_back_to_the_field(wizard: Wizard) -> None:
    wizard.open_page(SECTION)
    field = focus()
    press(field, Qt.Key.Key_F9, SHIFT)
    assert wizard.preview.area.isVisible()
    assert wizard.preview.isAncestorOf(focus())
    assert not wizard.stack.isVisible()
    assert not wizard.header.isVisible()
    press(focus(), Qt.Key.Key_Escape)
    assert wizard.stack.isVisible()
    assert wizard.header.isVisible()
    assert focus() is field


def test_the_list_of_findings_is_never_hidden_by_the_pages(wizard: Wizard) -> None:
    press(focus(), Qt.Key.Key_F9, SHIFT)
    press(focus(), Qt.Key.Key_F8)
    assert wizard.findings.isVisible()


def test_a_click_goes_to_the_paragraph(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    wizard.look()
    section, last = next(
        (id_, len(text.prose.paragraphs) - 1)
        for id_, text in wizard.session.report.sections.items()
        if len(text.prose.paragraphs) > 2 and wizard.preview.sheets.span(Place(id_, 1))
    )
    before = at(wizard)
    wizard.preview.area.verticalScrollBar().setValue(0)
    click(wizard, Place(section, last))
    assert wizard.page == section
    prose = shown(wizard).prose
    assert focus() is prose
    assert prose.textCursor().blockNumber() == last
    assert at(wizard) == 0, before


def test_a_click_on_a_heading_goes_to_the_first_field(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    wizard.look()
    click(wizard, Place(SECTION))
    assert wizard.page == SECTION
    assert shown(wizard).isAncestorOf(focus())


@pytest.mark.parametrize("where", [Where.HEAD, Where.TITLE, Where.FOOT])
def test_head_and_foot_have_fields_of_their_own(wizard: Wizard, where: Where) -> None:
    wizard.open_page(SECTION)
    wizard.look()
    click(wizard, Place(where=where))
    template = wizard.session.facts.template
    closing = where is Where.FOOT
    assert wizard.page == (template.closing.id if closing else template.title.id)
    page = shown(wizard)
    if where is Where.TITLE:
        assert focus() is page.prose
    else:
        assert page.head is not None
        assert page.head.isAncestorOf(focus())
        assert isinstance(page.head, TitleForm) is not closing


def test_a_click_in_the_annex_goes_to_the_figure(wizard: Wizard) -> None:
    wizard.session.answer_head(replace(wizard.session.report.head, annex=True))
    wizard.open_page("mo-dau")
    wizard.look()
    click_words(wizard, "Số hộ")
    assert wizard.page == SECTION
    assert focus().accessibleName() == "Số hộ, hộ"


def click_words(wizard: Wizard, words: str, within: str = "", *, last: bool = True) -> None:
    """In the middle of these words on the page; in a line that also has other ones."""
    sheets = wizard.preview.sheets
    lines = [
        (sheet, line)
        for sheet in sheets._sheets
        for line in sheet.page.lines
        if words in printed(line) and within in printed(line)
    ]
    whole = [each for each in lines if printed(each[1]) == words]
    sheet, line = (whole or lines)[-1 if last else 0]
    x, spot = 0.0, printed(line).index(words) + len(words) // 2
    for piece in line.pieces:
        if spot < len(piece.text):
            before = piece.text[:spot]
            x = piece.x + rendering.metrics().width(before, piece.face, piece.size)
            x += before.count(" ") * line.word_space + 2
            break
        spot -= len(piece.text)
    at = QPoint(round(sheet.left + x * sheet.scale), round(sheet.top + (line.y - 4) * sheet.scale))
    QTest.mouseClick(sheets, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def printed(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def test_a_click_on_a_number_in_a_sentence_goes_to_its_figure(wizard: Wizard) -> None:
    wizard.session.answer_figure("so_ho", Decimal(98765))
    wizard.open_page("mo-dau")
    wizard.look()
    click_words(wizard, "98.765", last=False)
    assert wizard.page == SECTION
    assert focus().accessibleName() == "Số hộ, hộ"


def test_a_click_on_a_number_another_section_asks_for_goes_there(wizard: Wizard) -> None:
    wizard.session.answer_figure("so_ho", Decimal(98765))
    told = parse("Chúng tôi có {ky} tất cả {so_ho} hộ. [^ Nay còn {so_ho} hộ. ]")
    wizard.session.answer_prose("han-che", told)
    wizard.open_page("mo-dau")
    wizard.look()
    click_words(wizard, "98.765", "Chúng tôi")
    assert (wizard.page, focus().accessibleName()) == (SECTION, "Số hộ, hộ")
    wizard.open_page("mo-dau")
    click_words(wizard, "98.765", "Nay còn")
    assert (wizard.page, focus().accessibleName()) == (SECTION, "Số hộ, hộ")


def test_a_click_beside_the_number_goes_to_the_sentence(wizard: Wizard) -> None:
    wizard.session.answer_prose("han-che", parse("Toàn xã nay có đến {so_ho} hộ nghèo."))
    wizard.open_page("mo-dau")
    wizard.look()
    click_words(wizard, "Toàn", "Toàn xã nay")
    assert wizard.page == "han-che"
    assert focus() is shown(wizard).prose
    wizard.open_page("mo-dau")
    wizard.session.answer_prose("han-che", parse("Toàn xã nay có {ky} những hộ nghèo."))
    wizard.preview._rest.timeout.emit()
    click_words(wizard, "tháng đầu", "Toàn xã nay")
    assert (wizard.page, focus()) == ("han-che", shown(wizard).prose)


@pytest.mark.parametrize("alone", [True, False], ids=["table", "sentence"])
def test_a_click_on_a_table_goes_to_its_cell(wizard: Wizard, alone: bool) -> None:
    placed = next(
        item for item in wizard._pages.sections.values() if item.section.tables and item.number
    )
    form = placed.section.tables[0]
    column = form.columns[-1]
    rows: tuple[Row, ...] = tuple({column.id: f"Giá trị {at} ở đây"} for at in range(3))
    if column.kind not in (Kind.LINE, Kind.TEXT):
        column = next(one for one in form.columns if one.kind in (Kind.LINE, Kind.TEXT))
        rows = tuple({column.id: f"Giá trị {at} ở đây"} for at in range(3))
    wizard.session.answer_table(form.id, rows)
    shows = f"{{bieu:{form.id}}}" if alone else f"Có các cuộc: {{bang:{form.id}}}."
    wizard.session.answer_prose(placed.section.id, parse(shows))
    wizard.open_page("mo-dau")
    wizard.look()
    click_words(wizard, "trị 1")
    assert wizard.page == placed.section.id
    page = shown(wizard)
    assert page.questions
    (editor,) = [table for table in page.questions.tables if table.form.id == form.id]
    assert focus() is editor.grid
    if alone:
        here = editor.grid.currentRow(), editor.grid.currentColumn()
        assert here == (1, form.columns.index(column))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("/BC-UBND", "Số văn bản"),
        ("ngày      tháng", "Ngày văn bản"),
        ("Nơi nhận", "Nơi nhận, mỗi nơi một dòng"),
        ("CHỦ TỊCH", "Người ký"),
    ],
)
def test_head_and_foot_lead_to_what_they_show(wizard: Wizard, words: str, name: str) -> None:
    wizard.open_page(SECTION)
    wizard.look()
    click_words(wizard, words, last=words in ("Nơi nhận", "CHỦ TỊCH"))
    assert wizard.page == wizard.session.facts.template.closing.id
    assert focus().accessibleName() == name


def test_it_follows_the_typing_after_a_rest_that_leaves_room_for_the_work(
    wizard: Wizard, qtbot: QtBot
) -> None:
    wizard.open_page(SECTION)
    page = shown(wizard)
    wizard.look()
    page.prose.setFocus()
    press(page.prose, Qt.Key.Key_End, CTRL)
    keys(page.prose, " Xonghet")

    def is_seen() -> bool:
        return any(
            "Xonghet" in line for one in wizard.preview.sheets.pages for line in text_of(one)
        )

    assert not is_seen()
    assert wizard.preview._rest.isActive()
    # Of 150 ms the layout may take 10 and a page 15 (bench_paper measures both).
    assert wizard.preview._rest.interval() + 10 + 15 <= 150
    qtbot.waitUntil(is_seen)
    last = page.prose.textCursor().blockNumber()
    assert is_in_sight(wizard, Place(SECTION, last))
    assert focus() is page.prose


def test_only_the_latest_text_is_laid_out(wizard: Wizard, worker: Inline) -> None:
    wizard.look()
    worker.is_held = True
    for figure in (1, 2, 3):
        wizard.session.answer_figure("so_ho", Decimal(figure))
        wizard.preview._rest.timeout.emit()
    before = wizard.preview.sheets.pages
    worker.step()
    worker.is_held = False
    assert wizard.preview.sheets.pages != before
    assert wizard.preview._asked == 4


def test_the_section_that_is_opened_is_scrolled_into_sight(wizard: Wizard) -> None:
    wizard.open_page("mo-dau")
    wizard.look()
    wizard.open_page("han-che")
    assert is_in_sight(wizard, Place("han-che"))
    wizard.open_page(wizard.outline.pages[0])
    assert is_in_sight(wizard, Place(where=Where.TITLE))


def test_pages_are_turned_by_keys_and_none_is_skipped(wizard: Wizard) -> None:
    wizard.open_page(wizard.outline.pages[0])
    wizard.look()
    press(focus(), Qt.Key.Key_2, CTRL)
    area = wizard.preview.area
    assert focus() is area
    seen = [at(wizard)]
    while at(wizard) < area.verticalScrollBar().maximum():
        press(area, Qt.Key.Key_PageDown)
        assert 0 < at(wizard) - seen[-1] <= area.viewport().height()
        seen.append(at(wizard))
    assert set(wizard.preview.sheets.tops()[1:-1]) <= set(seen)
    press(area, Qt.Key.Key_Home)
    press(area, Qt.Key.Key_PageDown, CTRL)
    assert at(wizard) == wizard.preview.sheets.tops()[1]
    press(area, Qt.Key.Key_PageUp)
    press(area, Qt.Key.Key_2, CTRL)
    assert wizard.stack.isAncestorOf(focus())


def test_zoom_by_keys_and_back_to_the_width(wizard: Wizard) -> None:
    wizard.look()
    sheets = wizard.preview.sheets
    fit = sheets.scale()
    press(focus(), Qt.Key.Key_Plus, CTRL)
    assert sheets.scale() == pytest.approx(fit * 1.15)
    assert wizard.preview._fit.text().endswith("%")
    press(focus(), Qt.Key.Key_Minus, CTRL)
    press(focus(), Qt.Key.Key_Minus, CTRL)
    assert sheets.scale() < fit
    press(focus(), Qt.Key.Key_0, CTRL)
    assert sheets.scale() == pytest.approx(fit)


def test_only_pages_in_sight_are_painted(wizard: Wizard, monkeypatch: pytest.MonkeyPatch) -> None:
    wizard.look()
    sheets = wizard.preview.sheets
    painter = sheets._painter()
    painted: list[int] = []
    monkeypatch.setattr(painter, "paint", lambda page, _brush: painted.append(page.number))
    area = wizard.preview.area.viewport()
    image = QImage(area.size(), QImage.Format.Format_RGB32)
    area.render(image)
    assert painted
    assert len(set(painted)) <= 2 < len(sheets.pages)
