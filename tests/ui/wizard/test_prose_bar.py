"""The buttons over a text: what they do, what they show, what a screen reader hears."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.wizard import hands
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.note_dialog import NoteDialog
from ui.wizard.prose_bar import ProseBar
from ui.wizard.prose_editor import ProseEditor


@pytest.fixture
def editor(qtbot: QtBot) -> ProseEditor:
    return hands.opened(qtbot, "xã")


@pytest.fixture
def bar(qtbot: QtBot, editor: ProseEditor) -> ProseBar:
    made = ProseBar(editor)
    qtbot.addWidget(made)
    return made


def button(bar: ProseBar, words: str) -> QToolButton:
    return next(found for found in bar.findChildren(QToolButton) if words in found.text())


def click(bar: ProseBar, words: str) -> None:
    button(bar, words).click()


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("Đậm", "**xã**"),
        ("Nghiêng", "*xã*"),
        ("Gạch đầu dòng", "- xã"),
        ("Đánh số", "# xã"),
    ],
)
def test_a_button_does_what_it_says_and_shows_it(
    bar: ProseBar, editor: ProseEditor, words: str, after: str
) -> None:
    editor.selectAll()
    click(bar, words)
    assert hands.markup(editor) == after
    assert button(bar, words).isChecked()
    editor.undo()
    assert hands.markup(editor) == "xã"
    assert not button(bar, words).isChecked()


def test_a_syllable_that_is_still_composed_is_not_lost_to_a_button(
    bar: ProseBar, editor: ProseEditor
) -> None:
    hands.compose(editor, "Hằng")
    click(bar, "Gạch đầu dòng")
    assert hands.markup(editor) == "- xãHằng"


def test_insert_asks_for_a_token(bar: ProseBar, editor: ProseEditor) -> None:
    asking: list[ChipEditor] = []
    editor.insert_asked.connect(asking.append)
    click(bar, "Chèn")
    assert asking == [editor]


def test_note_opens_the_window_of_notes(bar: ProseBar, editor: ProseEditor) -> None:
    click(bar, "Chú thích")
    assert editor.findChild(NoteDialog) is not None


def test_every_button_has_a_name_a_tip_with_its_key_and_leaves_the_cursor_in_the_text(
    bar: ProseBar,
) -> None:
    buttons = bar.findChildren(QToolButton)
    assert len(buttons) == 6
    for found in buttons:
        assert found.accessibleName()
        assert "Ctrl+" in found.toolTip() or "F4" in found.toolTip()
        assert "Ctrl+Shift" not in found.toolTip()
        assert found.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_bar_is_one_low_row_that_fits_a_narrow_page(bar: ProseBar) -> None:
    assert bar.height() == 32
    assert bar.sizeHint().width() <= 600
