"""Selections over chips and paragraphs: dropped elsewhere, deleted, given back by one undo."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.wizard import hands
from ui.wizard.prose_editor import ProseEditor

COPY = Qt.DropAction.CopyAction
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def place(editor: ProseEditor, position: int) -> QPointF:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(position)
    return QPointF(editor.cursorRect(cursor).center())


@pytest.mark.parametrize(
    ("before", "selected", "to", "after"),
    [
        ("Có {so_ho} hộ, hết.", (3, 4), 12, "Có {so_ho} hộ, hết{so_ho}."),
        ("Có **{so_ho}** hộ, hết.", (3, 7), 0, "**{so_ho}** hộCó **{so_ho}** hộ, hết."),
        ("Một {ky}[^ {nam} ].\n- Hai", (4, 6), 11, "Một {ky}[^ {nam} ].\n- Hai{ky}[^ {nam} ]"),
    ],
)
def test_what_is_dropped_within_the_text_keeps_its_chips_and_goes_with_one_undo(
    qtbot: QtBot, before: str, selected: tuple[int, int], to: int, after: str
) -> None:
    editor = hands.opened(qtbot, before)
    hands.put_cursor(editor, *selected)
    mime, spot = editor.createMimeDataFromSelection(), place(editor, to)
    for event in (
        QDragEnterEvent(spot.toPoint(), COPY, mime, LEFT, NONE),
        QDropEvent(spot, COPY, mime, LEFT, NONE),
    ):
        QApplication.sendEvent(editor.viewport(), event)
    assert hands.markup(editor) == after
    hands.press(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(editor) == before


def test_ctrl_a_over_chips_and_paragraphs_is_deleted_and_comes_back(qtbot: QtBot) -> None:
    before = "Một {ky}[^ {nam} ].\n- **{so_ho}** hộ\n# Ba"
    editor = hands.opened(qtbot, before)
    hands.press(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    hands.press(editor, Qt.Key.Key_Delete)
    assert hands.markup(editor) == ""
    hands.press(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(editor) == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_selection_over_two_paragraphs_goes_as_one(qtbot: QtBot, key: Qt.Key) -> None:
    before = "Một {ky} và\n- {so_ho} hộ"
    editor = hands.opened(qtbot, before)
    hands.put_cursor(editor, 4, 10)
    hands.press(editor, key)
    assert hands.markup(editor) == "Một  hộ"
    hands.press(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(editor) == before


def test_too_much_is_refused_before_it_leaves_its_old_place(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "x " + "Lời dài. " * 30000)
    editor.selectAll()
    mime, spot = editor.createMimeDataFromSelection(), place(editor, 0)
    QApplication.sendEvent(
        editor.viewport(), QDragEnterEvent(spot.toPoint(), COPY, mime, LEFT, NONE)
    )
    event = QDropEvent(spot, COPY, mime, LEFT, NONE)
    with qtbot.waitSignal(editor.paste_refused):
        QApplication.sendEvent(editor.viewport(), event)
    assert not event.isAccepted()
    assert not editor.document().isUndoAvailable()
