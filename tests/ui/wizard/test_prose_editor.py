"""The text editor as a person uses it: keys, chips, shapes, notes, undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QFont, QHelpEvent, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.markup import Prose, Shape, Text, Token, parse, print_
from tests.ui.wizard import hands
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.chips import ChipView, note_id, shown_text
from ui.wizard.note_dialog import NoteDialog
from ui.wizard.prose_document import character_format
from ui.wizard.prose_editor import ProseEditor

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.mark.parametrize(
    ("start", "position", "key", "modifiers", "after"),
    [
        ("a{ky}b", 2, Key.Key_Backspace, None, "ab"),
        ("a{ky}b", 1, Key.Key_Delete, None, "ab"),
        ("a[^ n ]b", 2, Key.Key_Backspace, None, "ab"),
        ("- a", 0, Key.Key_Backspace, None, "a"),
        ("+ a", 0, Key.Key_Backspace, None, "a"),
        ("a\nb", 2, Key.Key_Backspace, None, "ab"),
        ("- a\nb{ky}", 2, Key.Key_Backspace, None, "- ab{ky}"),
        ("- a{ky}b", 2, Key.Key_Return, None, "- a{ky}\n- b"),
        ("ab", 1, Key.Key_Enter, None, "a\nb"),
        ("ab", 1, Key.Key_Return, SHIFT, "a\nb"),
        ("# ab", 1, Key.Key_Return, None, "# a\n# b"),
        ("a", 1, Key.Key_G, CTRL | ALT, "- a"),
        ("- a", 1, Key.Key_G, CTRL | ALT, "+ a"),
        ("+ a", 1, Key.Key_G, CTRL | ALT, "a"),
        ("a", 1, Key.Key_S, CTRL | ALT, "# a"),
        ("# a", 1, Key.Key_S, CTRL | ALT, "a"),
        ("a", 1, Key.Key_Return, CTRL, "a"),
        ("a", 1, Key.Key_Tab, None, "a"),
    ],
)
def test_a_key_does(
    qtbot: QtBot,
    start: str,
    position: int,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier | None,
    after: str,
) -> None:
    editor = hands.opened(qtbot, start)
    hands.put_cursor(editor, position)
    hands.press(editor, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert hands.markup(editor) == after


@pytest.mark.parametrize("key", [Key.Key_B, Key.Key_I])
def test_bold_and_italic_hold_for_text_and_chips_alike(qtbot: QtBot, key: Qt.Key) -> None:
    editor = hands.opened(qtbot, "a{ky}b[^ n ]c")
    editor.selectAll()
    hands.press(editor, key, CTRL)
    stars = "**" if key is Key.Key_B else "*"
    assert hands.markup(editor) == f"{stars}a{{ky}}b{stars}[^ n ]{stars}c{stars}"
    hands.press(editor, key, CTRL)
    assert hands.markup(editor) == "a{ky}b[^ n ]c"


def test_a_chip_put_in_takes_the_look_that_is_typed(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    editor.toggle_italic()
    hands.keys(editor, "a")
    editor.insert_token(Token("ky"))
    hands.keys(editor, "b")
    assert hands.markup(editor) == "*a{ky}b*"


def test_typing_a_dash_never_changes_the_text(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    hands.keys(editor, "- x")
    assert hands.markup(editor) == r"\- x"


def test_enter_on_an_empty_line_of_a_list_leaves_the_list(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "- a")
    hands.press(editor, Key.Key_Return)
    assert editor.shape() is Shape.DASH
    hands.press(editor, Key.Key_Return)
    assert editor.shape() is Shape.PLAIN
    hands.keys(editor, "b")
    assert hands.markup(editor) == "- a\nb"


def test_home_and_end_and_arrows_take_a_chip_for_one_letter(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "{ky}ab{nam}")
    hands.press(editor, Key.Key_Home)
    assert editor.textCursor().position() == 0
    hands.press(editor, Key.Key_Right)
    assert editor.textCursor().position() == 1
    hands.press(editor, Key.Key_End)
    assert editor.textCursor().position() == 4
    hands.press(editor, Key.Key_Left, SHIFT)
    hands.press(editor, Key.Key_Delete)
    assert hands.markup(editor) == "{ky}ab"


def test_everything_can_be_undone_and_done_again(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a{ky}b")
    steps: list[str] = [hands.markup(editor)]
    acts: tuple[Callable[[], object], ...] = (
        lambda: editor.insert_token(Token("nam")),
        lambda: hands.unikey(editor, 1, ""),
        editor.cycle_bullets,
        lambda: editor.replace_prose(parse("- khác\nhẳn[^ n ]")),
        editor.selectAll,
        editor.toggle_bold,
        editor.cut,
    )
    for act in acts:
        act()
        steps.append(hands.markup(editor))
    seen = [step for at, step in enumerate(steps) if at == 0 or step != steps[at - 1]]
    for step in reversed(seen[:-1]):
        hands.press(editor, Key.Key_Z, CTRL)
        assert hands.markup(editor) == step
    for step in seen[1:]:
        hands.press(editor, Key.Key_Y, CTRL)
        assert hands.markup(editor) == step


def test_every_change_is_told_once_with_the_new_prose(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a")
    told: list[Prose] = []
    editor.edited.connect(told.append)
    hands.keys(editor, "bc")
    hands.press(editor, Key.Key_Return)
    hands.press(editor, Key.Key_Left)
    editor.insert_token(Token("ky"))
    assert [print_(prose) for prose in told] == ["ab", "abc", "abc{ky}"]


def test_showing_another_text_is_no_change_of_anyone(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a")
    told: list[Prose] = []
    editor.edited.connect(told.append)
    editor.set_prose(parse("b{ky}"))
    assert not told
    hands.press(editor, Key.Key_Z, CTRL)
    assert hands.markup(editor) == "b{ky}"


def test_showing_the_same_text_keeps_cursor_and_undo(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a")
    hands.keys(editor, "b")
    editor.set_prose(parse("ab"))
    assert editor.textCursor().position() == 2
    hands.press(editor, Key.Key_Z, CTRL)
    assert hands.markup(editor) == "a"


def test_new_values_touch_neither_text_nor_cursor_nor_undo(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a{ky}b")
    hands.keys(editor, "c")
    told: list[Prose] = []
    editor.edited.connect(told.append)
    width = chip_end(editor)
    editor.set_values(lambda token: ChipView("một giá trị dài hơn nhiều", token.name))
    assert chip_end(editor) > width + 50
    assert not told
    assert editor.textCursor().position() == 4
    hands.press(editor, Key.Key_Z, CTRL)
    assert hands.markup(editor) == "a{ky}b"


def chip_end(editor: ProseEditor) -> int:
    cursor = QTextCursor(editor.document())
    cursor.setPosition(2)
    return editor.cursorRect(cursor).x()


@pytest.mark.parametrize(
    ("view", "shown"),
    [
        (ChipView("1.383", "số hộ"), "1.383"),
        (ChipView("x" * 40, "số hộ"), "x" * 40),
        (ChipView("x" * 41, "KH 34"), "KH 34"),
        (ChipView("", "Tên đơn vị"), "Tên đơn vị"),
        (ChipView(None, "số hộ"), "[?] số hộ"),
    ],
)
def test_a_chip_shows_its_value_or_its_name(view: ChipView, shown: str) -> None:
    assert shown_text(view) == shown


def test_a_chip_whose_fact_is_gone_is_red(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "{mat}")
    picture = editor.grab().toImage()
    chip = editor.cursorRect(QTextCursor(editor.document())).center() + QPoint(6, 0)
    place = editor.viewport().mapTo(editor, chip)
    colours = [picture.pixelColor(place + QPoint(x, 0)) for x in range(30)]
    assert any(colour.red() > colour.blue() + 40 for colour in colours)


def test_the_tip_tells_the_full_wording(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = hands.opened(qtbot, "a{ky}b")
    shown: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, text, _on: shown.append(text))
    cursor = QTextCursor(editor.document())
    for position, aside in ((1, 6), (0, 2)):
        cursor.setPosition(position)
        place = editor.cursorRect(cursor).center() + QPoint(aside, 0)
        event = QHelpEvent(QEvent.Type.ToolTip, place, editor.viewport().mapToGlobal(place))
        QApplication.sendEvent(editor.viewport(), event)
    assert shown == ["đầy đủ ky", ""]


def test_tab_and_ctrl_enter_go_to_the_next_field_and_say_so(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    rows = QVBoxLayout(window)
    editor, after = ProseEditor(), QLineEdit()
    rows.addWidget(editor)
    rows.addWidget(after)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    for key, modifiers in ((Key.Key_Tab, None), (Key.Key_Return, CTRL)):
        editor.setFocus()
        with qtbot.waitSignal(editor.left):
            hands.press(editor, key, modifiers or Qt.KeyboardModifier.NoModifier)
        assert after.hasFocus()


def test_f4_asks_for_a_token_here(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    asking: list[ChipEditor] = []
    editor.insert_asked.connect(asking.append)
    hands.press(editor, Key.Key_F4)
    assert asking == [editor]


def test_a_final_text_is_not_changed_by_any_key(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "- a{ky}")
    editor.setReadOnly(True)
    hands.put_cursor(editor, 0)
    for key in (Key.Key_Backspace, Key.Key_Return, Key.Key_F4, Key.Key_X):
        hands.press(editor, key)
    for key in (Key.Key_B, Key.Key_V, Key.Key_X, Key.Key_Y):
        hands.press(editor, key, CTRL)
    editor.insert_token(Token("nam"))
    editor.cycle_bullets()
    editor.insert_note()
    assert hands.markup(editor) == "- a{ky}"
    assert editor.findChild(NoteDialog) is None


def test_the_keys_of_the_editor_are_kept_from_the_window(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_B, CTRL)
    event.ignore()
    QApplication.sendEvent(editor, event)
    assert event.isAccepted()


@pytest.fixture
def noted(qtbot: QtBot) -> Callable[[ProseEditor], NoteDialog]:
    def dialog_of(editor: ProseEditor) -> NoteDialog:
        hands.press(editor, Key.Key_F, CTRL | ALT)
        dialog = editor.findChildren(NoteDialog)[-1]
        qtbot.addWidget(dialog)
        return dialog

    return dialog_of


Noted = Callable[[ProseEditor], NoteDialog]


def test_a_note_is_written_in_its_own_window(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot, "xã")
    dialog = noted(editor)
    hands.keys(dialog.editor, "theo ")
    dialog.editor.insert_token(Token("vb", "kh34"))
    hands.press(dialog.editor, Key.Key_Return)
    assert hands.markup(editor) == "xã[^ theo {vb:kh34} ]"
    hands.keys(editor, "x")
    assert hands.markup(editor) == "xã[^ theo {vb:kh34} ]x"
    qtbot.waitUntil(editor.hasFocus)


def test_an_unfinished_syllable_is_part_of_the_note(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot, "xã")
    dialog = noted(editor)
    hands.compose(dialog.editor, "Hằng")
    dialog.accept()
    assert hands.markup(editor) == "xã[^ Hằng ]"


def test_a_note_at_the_cursor_is_opened_again(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot, "xã[^ *một* ]")
    dialog = noted(editor)
    assert dialog.editor.prose() == parse("*một*")
    hands.keys(dialog.editor, "x")
    dialog.accept()
    assert hands.markup(editor) == "xã[^ *mộtx* ]"
    editor.undo()
    assert hands.markup(editor) == "xã[^ *một* ]"


def test_an_emptied_note_is_none(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot, "xã[^ một ]")
    dialog = noted(editor)
    dialog.editor.selectAll()
    hands.press(dialog.editor, Key.Key_Delete)
    dialog.accept()
    assert hands.markup(editor) == "xã"


def test_a_note_given_up_changes_nothing(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot, "xã")
    dialog = noted(editor)
    hands.keys(dialog.editor, "x")
    hands.press(dialog.editor, Key.Key_Escape)
    assert hands.markup(editor) == "xã"
    assert not dialog.isVisible()


def test_paragraphs_and_notes_pasted_into_a_note_run_on(qtbot: QtBot, noted: Noted) -> None:
    other = hands.opened(qtbot, "- một[^ hai ]\nba {ky}")
    other.selectAll()
    mime = other.createMimeDataFromSelection()
    dialog = noted(hands.opened(qtbot))
    dialog.editor.insertFromMimeData(mime)
    assert hands.markup(dialog.editor) == "một (hai) ba {ky}"


def test_f4_in_a_note_asks_the_same_host(qtbot: QtBot, noted: Noted) -> None:
    editor = hands.opened(qtbot)
    asking: list[ChipEditor] = []
    editor.insert_asked.connect(asking.append)
    dialog = noted(editor)
    hands.press(dialog.editor, Key.Key_F4)
    assert asking == [dialog.editor]


def test_a_double_click_opens_the_note(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "xã[^ một ]")
    cursor = QTextCursor(editor.document())
    cursor.setPosition(2)
    place = editor.cursorRect(cursor).center() + QPoint(3, 0)
    QTest.mouseDClick(editor.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert editor.findChild(NoteDialog) is not None


def test_notes_are_numbered_in_order_as_they_come_and_go(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a[^ x ]b[^ y ]")
    assert numbers(editor) == ["1", "2"]
    hands.put_cursor(editor, 0, 2)
    editor.cut()
    assert numbers(editor) == ["1"]
    editor.undo()
    assert numbers(editor) == ["1", "2"]


def numbers(editor: ProseEditor) -> list[str]:
    document = editor.document()
    forms = (character_format(document, at) for at in range(document.characterCount() - 1))
    return [editor._chips._label(form) for form in forms if note_id(form)]


def test_the_height_follows_the_text_between_its_bounds(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    editor.set_lines(3, 6)
    least = editor.sizeHint().height()
    editor.set_prose(Prose(tuple(parse("a\n" * 5).paragraphs)))
    some = editor.sizeHint().height()
    editor.set_prose(parse("a\n" * 50))
    most = editor.sizeHint().height()
    assert editor.minimumSizeHint().height() == least < some <= most < 2 * least + 10


def test_lists_keep_their_indent_when_the_letters_grow(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "- a")
    before = editor.document().indentWidth()
    font = QFont(editor.font())
    font.setPixelSize(30)
    editor.setFont(font)
    assert editor.document().indentWidth() > before
    assert not editor.document().isUndoAvailable()


def test_a_paragraph_of_fifty_kilobytes_can_be_typed_in(qtbot: QtBot) -> None:
    long = Prose((parse("{ky}").paragraphs[0], *parse("Ủy ban nhân dân xã " * 2500).paragraphs))
    editor = hands.opened(qtbot)
    editor.set_prose(long)
    hands.put_cursor(editor, 20_000)
    hands.unikey(editor, 0, "đ")
    assert any(isinstance(p, Text) and "đ" in p.text for p in editor.prose().paragraphs[1].content)


def test_a_screen_reader_hears_what_the_cursor_passes(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: heard.append(event.message())
    )
    editor = hands.opened(qtbot, "a{ky}b[^ theo {vb:x} ]")
    hands.press(editor, Key.Key_Home)
    for _ in range(4):
        hands.press(editor, Key.Key_Right)
    assert heard[-2:] == ["đầy đủ ky", "theo VB"]


def test_a_style_sheet_of_the_program_moves_no_text(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.setStyleSheet("QTextEdit { border: 5px solid red; } QTextEdit:focus { border: 9px; }")
    editor = ProseEditor(window)
    alone = hands.opened(qtbot)
    window.show()
    assert editor.viewport().pos() == alone.viewport().pos()
    assert editor.sizeHint() == alone.sizeHint()
