"""Hands on a keyboard: keys, UniKey's bursts, and an input method's preedit."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.markup import Token, parse, print_
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.chips import ChipView
from ui.wizard.prose_editor import ProseEditor


def keys(widget: QWidget, text: str) -> None:
    """Type ASCII letters with their keys."""
    QTest.keyClicks(widget, text)


def press(
    widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press and release one key."""
    QTest.keyClick(widget, key, modifiers)


def unikey(widget: QWidget, backspaces: int, text: str) -> None:
    """What UniKey sends: Backspaces, then letters that have no key."""
    for _ in range(backspaces):
        press(widget, Qt.Key.Key_Backspace)
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(widget, event)


def compose(widget: QWidget, *steps: str) -> None:
    """What an input method sends while a syllable is not finished."""
    for step in steps:
        QApplication.sendEvent(widget, QInputMethodEvent(step, []))


def commit(widget: QWidget, text: str) -> None:
    """What an input method sends when it is."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def opened(qtbot: QtBot, markup: str = "") -> ProseEditor:
    """An editor that has the focus, its cursor at the end."""
    editor = ProseEditor()
    qtbot.addWidget(editor)
    editor.set_values(known)
    editor.set_prose(parse(markup))
    editor.resize(560, 240)
    editor.show()
    editor.activateWindow()
    QTest.qWaitForWindowActive(editor)
    editor.setFocus()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    return editor


def known(token: Token) -> ChipView:
    """Every fact is worth its name in capitals; "mat" is gone."""
    if token.name == "mat":
        return ChipView(None, "đã mất")
    return ChipView(token.name.upper(), token.name, f"đầy đủ {token.name}")


def markup(editor: ChipEditor) -> str:
    """What stands in the editor, as it would be kept."""
    return print_(editor.prose())


def put_cursor(editor: ChipEditor, position: int, to: int | None = None) -> None:
    """Set the cursor, or a selection from `position` to `to`."""
    cursor = editor.textCursor()
    cursor.setPosition(position)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
