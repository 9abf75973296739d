"""Ctrl+F over all sections: without marks, chips as one letter, keys only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from core.markup import Prose, parse
from tests.ui.wizard.hands import keys, press, put_cursor
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TEXTS = {
    "dac-diem-tinh-hinh": "Xã miền núi.\nĐường đi {so_ho} khó, đường xa.",
    "dan-van-kheo": "Làm đường bê tông.",
    "ket-thuc": "Hết đường.",
}


@pytest.fixture
def form(wizard: Wizard) -> Wizard:
    for page in wizard.outline.pages:
        if page in wizard._pages.sections:
            wizard.session.answer_prose(page, parse(TEXTS.get(page, "")))
    wizard.open_page("dac-diem-tinh-hinh")
    text(wizard).prose.setFocus()
    put_cursor(text(wizard).prose, 0)
    return wizard


def text(wizard: Wizard) -> SectionPage:
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    return shown


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def place(wizard: Wizard) -> tuple[str, str, int]:
    cursor = text(wizard).prose.textCursor()
    return wizard.page, cursor.selectedText(), cursor.selectionStart()


def count(wizard: Wizard) -> str:
    return wizard.find_bar._count.text()


def test_what_is_typed_is_shown_at_once_and_the_typing_goes_on(form: Wizard) -> None:
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "duong")
    assert place(form) == ("dac-diem-tinh-hinh", "Đường", 13)
    assert focus() is form.find_bar.entry
    assert count(form) == "1/4"


def test_enter_goes_on_over_the_sections_and_round(form: Wizard) -> None:
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "duong")
    met = []
    for _ in range(4):
        press(focus(), Key.Key_Return)
        met.append(place(form)[:2])
    assert met == [
        ("dac-diem-tinh-hinh", "đường"),
        ("dan-van-kheo", "đường"),
        ("ket-thuc", "đường"),
        ("dac-diem-tinh-hinh", "Đường"),
    ]
    press(focus(), Key.Key_Return, SHIFT)
    assert place(form)[0] == "ket-thuc"


def test_f3_goes_on_from_the_text_without_the_bar(form: Wizard) -> None:
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "duong")
    press(focus(), Key.Key_Escape)
    assert form.find_bar.isHidden()
    assert focus() is text(form).prose
    press(focus(), Key.Key_F3)
    assert place(form)[:2] == ("dac-diem-tinh-hinh", "đường")
    assert focus() is text(form).prose
    press(focus(), Key.Key_F3, SHIFT)
    assert place(form)[:2] == ("dac-diem-tinh-hinh", "Đường")


def test_words_of_a_chip_find_the_chip(form: Wizard) -> None:
    from core.facts import value
    from core.markup import Token

    press(focus(), Key.Key_F, CTRL)
    keys(focus(), value(form.session.facts, Token("so_ho")) or "")
    assert place(form) == ("dac-diem-tinh-hinh", "\ufffc", 22)


def test_what_is_selected_is_looked_for(form: Wizard) -> None:
    put_cursor(text(form).prose, 3, 11)
    press(focus(), Key.Key_F, CTRL)
    assert form.find_bar.entry.text() == "miền núi"
    assert count(form) == "1/1"


def test_nothing_found_says_so_and_moves_nothing(form: Wizard) -> None:
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "xyz")
    assert count(form) == "Không có"
    assert form.page == "dac-diem-tinh-hinh"


def test_finding_changes_no_text(form: Wizard) -> None:
    before: dict[str, Prose] = {page: form.session.prose(page) for page in TEXTS}
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "duong")
    for _ in range(5):
        press(focus(), Key.Key_Return)
    assert {page: form.session.prose(page) for page in TEXTS} == before


def test_escape_in_the_text_closes_the_bar_too(form: Wizard) -> None:
    press(focus(), Key.Key_F, CTRL)
    keys(focus(), "duong")
    text(form).prose.setFocus()
    press(focus(), Key.Key_Escape)
    assert form.find_bar.isHidden()
    assert focus() is text(form).prose
    assert place(form)[1] == "Đường"
