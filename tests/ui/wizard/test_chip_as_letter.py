"""Any way of editing takes a chip for one letter: the real editor against a plain string."""

import random

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.markup import parse
from tests.ui.wizard import hands
from tests.ui.wizard.test_typing_beside_chips import burst, plain
from ui.wizard.prose_editor import ProseEditor

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
START = "{ky} có {so_ho}{so_khau} hộ[^ n ], **{nam}** x"


def delete(editor: ProseEditor, model: str, first: int, last: int) -> str:
    hands.press(editor, Key.Key_Delete)
    return model[:first] + model[last + (first == last) :]


def backspace(editor: ProseEditor, model: str, first: int, last: int) -> str:
    hands.press(editor, Key.Key_Backspace)
    return model[: max(first - (first == last), 0)] + model[last:]


def cut(editor: ProseEditor, model: str, first: int, last: int) -> str:
    hands.press(editor, Key.Key_X, CTRL)
    return model[:first] + model[last:]


def copy_to_the_end(editor: ProseEditor, model: str, first: int, last: int) -> str:
    if first == last:
        return model
    hands.press(editor, Key.Key_C, CTRL)
    hands.put_cursor(editor, len(model))
    hands.press(editor, Key.Key_V, CTRL)
    return model + model[first:last]


def unikey(editor: ProseEditor, model: str, first: int, last: int) -> str:
    burst(editor, ((0, "d"), (1, "đ")))
    return f"{model[:first]}đ{model[last:]}"


def select_by_keys(editor: ProseEditor, model: str, first: int, last: int) -> str:
    hands.put_cursor(editor, first)
    for _ in range(last - first):
        hands.press(editor, Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    hands.keys(editor, "z")
    return f"{model[:first]}z{model[last:]}"


def home_and_end(editor: ProseEditor, model: str, _first: int, _last: int) -> str:
    hands.press(editor, Key.Key_Home, CTRL)
    assert editor.textCursor().position() == 0
    hands.press(editor, Key.Key_End, CTRL)
    assert editor.textCursor().position() == len(model)
    return model


ACTS = (delete, backspace, cut, copy_to_the_end, unikey, select_by_keys, home_and_end)


@pytest.mark.parametrize("seed", range(12))
def test_a_chip_is_one_letter(qtbot: QtBot, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 the same hands each time
    editor = hands.opened(qtbot, START)
    model = plain(parse(START))
    for _ in range(25):
        first, last = sorted(dice.randrange(len(model) + 1) for _ in range(2))
        hands.put_cursor(editor, first, last)
        model = dice.choice(ACTS)(editor, model, first, last)
        if not model:
            hands.keys(editor, "x")
            model = "x"
        assert plain(editor.prose()).ljust(len(model)) == model
    for _ in range(200):
        hands.press(editor, Key.Key_Z, CTRL)
    assert hands.markup(editor) == START
