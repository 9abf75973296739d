"""The list under F4, by keys alone."""

import pytest
from PySide6.QtCore import QRect, Qt
from pytestqt.qtbot import QtBot

from core.markup import Token
from tests.ui.wizard import hands
from ui.wizard.note_dialog import NoteDialog
from ui.wizard.prose_editor import ProseEditor
from ui.wizard.token_picker import PickerEntry, TokenPicker, matching

ENTRIES = (
    PickerEntry(Token("ky"), "Kỳ báo cáo", "9 tháng đầu năm 2024", "Kỳ"),
    PickerEntry(Token("nam"), "Năm", "2024", "Kỳ"),
    PickerEntry(Token("so_ho"), "Số hộ", "1.383", "Số liệu"),
    PickerEntry(Token("thon", "t1"), "Đắk Lây", "thôn Đắk Lây", "Thôn"),
)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("", ["Kỳ báo cáo", "Năm", "Số hộ", "Đắk Lây"]),
        ("dak", ["Đắk Lây"]),
        ("ĐẮK", ["Đắk Lây"]),
        ("ho so", ["Số hộ"]),
        ("2024", ["Kỳ báo cáo", "Năm"]),
        ("so lieu", ["Số hộ"]),
        ("xyz", []),
    ],
)
def test_typing_finds_without_marks(typed: str, names: list[str]) -> None:
    assert [entry.name for entry in matching(ENTRIES, typed)] == names


@pytest.fixture
def editor(qtbot: QtBot) -> ProseEditor:
    return hands.opened(qtbot, "có ")


@pytest.fixture
def picker(qtbot: QtBot, editor: ProseEditor) -> TokenPicker:
    made = TokenPicker(editor, ENTRIES)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.popup()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_enter_inserts_what_was_found(
    qtbot: QtBot, editor: ProseEditor, picker: TokenPicker
) -> None:
    hands.keys(picker.focusWidget(), "so ho")
    hands.press(picker.focusWidget(), Qt.Key.Key_Return)
    assert hands.markup(editor) == "có {so_ho}"
    assert not picker.isVisible()
    qtbot.waitUntil(editor.hasFocus)


def test_the_arrows_choose_over_the_headings(picker: TokenPicker, editor: ProseEditor) -> None:
    for _ in range(2):
        hands.press(picker.focusWidget(), Qt.Key.Key_Down)
    hands.press(picker.focusWidget(), Qt.Key.Key_Up)
    hands.press(picker.focusWidget(), Qt.Key.Key_Down)
    hands.press(picker.focusWidget(), Qt.Key.Key_Return)
    assert hands.markup(editor) == "có {so_ho}"


def test_escape_goes_back_to_the_text(
    qtbot: QtBot, editor: ProseEditor, picker: TokenPicker
) -> None:
    hands.press(picker.focusWidget(), Qt.Key.Key_Escape)
    assert hands.markup(editor) == "có "
    qtbot.waitUntil(editor.hasFocus)


def test_enter_on_nothing_found_keeps_the_list_open(picker: TokenPicker) -> None:
    hands.keys(picker.focusWidget(), "xyz")
    hands.press(picker.focusWidget(), Qt.Key.Key_Return)
    assert picker.isVisible()


def test_the_list_opens_inside_the_screen(picker: TokenPicker) -> None:
    screen: QRect = picker.screen().availableGeometry()
    assert screen.contains(picker.geometry())


def test_it_can_be_used_from_the_window_of_a_note(qtbot: QtBot, editor: ProseEditor) -> None:
    editor.insert_note()
    dialog = editor.findChild(NoteDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    made = TokenPicker(dialog.editor, ENTRIES)
    made.popup()
    qtbot.waitUntil(made.isActiveWindow)
    hands.press(made.focusWidget(), Qt.Key.Key_Return)
    assert hands.markup(dialog.editor) == "{ky}"


LAWS = (
    PickerEntry(
        Token("vb", "luat"), "Luật Tiếp công dân", "42/2013/QH13", "Sổ", "luat 42/2013/qh13"
    ),
    *ENTRIES,
)


@pytest.fixture
def citing(qtbot: QtBot, editor: ProseEditor) -> TokenPicker:
    made = TokenPicker(editor, LAWS)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.popup()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_document_is_cited_in_the_text_or_in_a_footnote(
    editor: ProseEditor, citing: TokenPicker
) -> None:
    hands.keys(citing.focusWidget(), "42/2013")
    assert citing._hint.isVisible()
    hands.press(citing.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert hands.markup(editor) == "có [^ {vb:luat}. ]"
    assert not citing.isVisible()
    editor.undo()
    assert hands.markup(editor) == "có "


def test_what_is_no_document_goes_into_the_text_alone(
    editor: ProseEditor, citing: TokenPicker
) -> None:
    hands.keys(citing.focusWidget(), "so ho")
    assert not citing._hint.isVisible()
    hands.press(citing.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert hands.markup(editor) == "có {so_ho}"
