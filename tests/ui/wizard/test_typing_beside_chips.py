"""Vietnamese typing beside chips: no letter is lost, and each change is told once it is whole."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from core.markup import Prose, Text, Token, parse, print_
from core.text import clean
from tests.ui.wizard import hands

Burst = tuple[int, str]
_CHIP = "■"

_WORDS: tuple[tuple[str, tuple[Burst, ...]], ...] = (
    ("tiếng", ((0, "t"), (0, "i"), (0, "e"), (1, "ê"), (0, "n"), (0, "g"), (3, "ếng"))),
    ("đường", ((0, "d"), (1, "đ"), (0, "u"), (0, "o"), (2, "ươ"), (0, "ng"), (4, "ường"))),
    ("cut over the chip", ((0, "a"), (2, "â"), (1, "ấ"))),
    ("two over the chip and back", ((0, "o"), (3, "ổ"), (0, "n"))),
    ("marks apart", ((0, "a"), (0, "\u0302"), (0, "\u0301"), (1, ""), (0, "u"))),
)
_PLACES = ("{ky}", "a{ky}b", "{ky}{ky}", "x{ky}{nam}y", "ab[^ n ]cd", "- {ky} a\n+ b{ky}")


def plain(prose: Prose) -> str:
    """The text with a sign for every object."""
    return "\n".join(
        "".join(piece.text if isinstance(piece, Text) else _CHIP for piece in paragraph.content)
        for paragraph in prose.paragraphs
    )


def burst(widget: QWidget, bursts: tuple[Burst, ...]) -> None:
    for backspaces, letters in bursts:
        hands.unikey(widget, backspaces, letters)


@pytest.mark.parametrize("start", _PLACES)
@pytest.mark.parametrize("bursts", [bursts for _, bursts in _WORDS], ids=[n for n, _ in _WORDS])
def test_unikey_types_as_in_a_plain_field(
    qtbot: QtBot, start: str, bursts: tuple[Burst, ...]
) -> None:
    text = plain(parse(start))
    editor = hands.opened(qtbot)
    reference = QPlainTextEdit()
    qtbot.addWidget(reference)
    first_line = len(text.split("\n", maxsplit=1)[0])
    for position in range(2 if start.startswith("- ") else 0, first_line + 1):
        editor.set_prose(parse(start))
        hands.put_cursor(editor, position)
        burst(editor, bursts)
        reference.setPlainText(text)
        cursor = reference.textCursor()
        cursor.setPosition(position)
        reference.setTextCursor(cursor)
        burst(reference, bursts)
        typed = (clean(line) for line in reference.toPlainText().split("\n"))
        assert plain(editor.prose()) == "\n".join(line for line in typed if line)
        assert editor.textCursor().position() == reference.textCursor().position()


@pytest.mark.parametrize("position", range(4))
def test_an_input_method_types_as_in_a_plain_field(qtbot: QtBot, position: int) -> None:
    editor = hands.opened(qtbot, "a{ky}b")
    hands.put_cursor(editor, position)
    hands.compose(editor, "d", "đ", "đư", "đươ", "đường")
    assert hands.markup(editor) == "a{ky}b"
    hands.commit(editor, "đường ")
    text = "a■b"
    assert plain(editor.prose()) == f"{text[:position]}đường {text[position:]}"


def test_the_look_outlives_the_letters_an_input_method_takes_back(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "xã ")
    editor.toggle_bold()
    hands.unikey(editor, 0, "d")
    hands.unikey(editor, 1, "đ")
    hands.unikey(editor, 0, "i")
    assert hands.markup(editor) == "xã **đi**"


def test_backspace_over_bold_into_plain_text_types_plain(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "ab**c**")
    hands.unikey(editor, 2, "x")
    assert hands.markup(editor) == "ax"


def test_a_chosen_look_holds_for_a_composed_syllable(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "xã ")
    hands.press(editor, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    hands.compose(editor, "đ", "đi")
    hands.commit(editor, "đi")
    assert hands.markup(editor) == "xã **đi**"


def test_nothing_is_told_while_a_syllable_is_composed(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "{ky}")
    told: list[Prose] = []
    editor.edited.connect(told.append)
    hands.compose(editor, "n", "ng", "ngày")
    assert not told
    hands.commit(editor, "ngày")
    assert [print_(prose) for prose in told] == ["{ky}ngày"]


def test_flush_takes_in_the_syllable_that_is_still_composed(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "xã ")
    hands.compose(editor, "Hằng")
    editor.flush()
    assert hands.markup(editor) == "xã Hằng"
    editor.flush()
    assert hands.markup(editor) == "xã Hằng"


def test_leaving_to_another_program_takes_it_in_too(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    hands.compose(editor, "Hằng")
    reason = Qt.FocusReason.ActiveWindowFocusReason
    with qtbot.waitSignal(editor.left):
        QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, reason))
    assert hands.markup(editor) == "Hằng"


def test_a_token_put_in_while_composing_stands_after_the_syllable(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    hands.compose(editor, "năm")
    editor.insert_token(Token("nam"))
    assert hands.markup(editor) == "năm{nam}"
