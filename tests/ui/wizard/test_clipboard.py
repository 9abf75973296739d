"""Copy, cut, paste and drag: chips between our editors, plain text for all others."""

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.test_journey import click
from tests.ui.wizard import hands
from ui.wizard.clipboard import LARGEST_PASTE, MIME_TYPE
from ui.wizard.pasting import FontDialog, menu_of


def plain(text: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(text)
    return mime


@pytest.mark.parametrize(
    ("start", "selected", "target", "place", "after"),
    [
        ("a{ky}b", (1, 2), "xy", 1, "x{ky}y"),
        ("a**{ky}b**", (1, 3), "xy", 1, "x**{ky}b**y"),
        ("- một\n+ hai", (0, 7), "", 0, "- một\n+ hai"),
        ("- một\n+ hai", (0, 7), "xy", 1, "xmột\n+ haiy"),
        ("- một", (1, 3), "", 0, "ột"),
        ("a[^ *n* {ky} ]", (1, 2), "x", 1, "x[^ *n* {ky} ]"),
        ("một\nhai", (0, 4), "xy", 1, "xmột\ny"),
    ],
)
def test_between_our_editors_everything_stays_what_it_is(
    qtbot: QtBot, start: str, selected: tuple[int, int], target: str, place: int, after: str
) -> None:
    source = hands.opened(qtbot, start)
    hands.put_cursor(source, *selected)
    editor = hands.opened(qtbot, target)
    hands.put_cursor(editor, place)
    source.copy()
    editor.paste()
    assert hands.markup(editor) == after
    editor.undo()
    assert hands.markup(editor) == target


def test_cut_and_paste_moves_a_chip(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "a{ky}b")
    hands.put_cursor(editor, 1, 2)
    hands.press(editor, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(editor) == "ab"
    hands.put_cursor(editor, 2)
    hands.press(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(editor) == "ab{ky}"


def test_outside_a_chip_is_its_value_and_a_note_is_told_at_the_end(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "Trong {ky}[^ theo {vb:x} ]\n- có {mat}\n# một\n# hai")
    editor.selectAll()
    text = editor.createMimeDataFromSelection().text()
    assert text == "Trong KY¹\n- có [?]\n1. một\n2. hai\n¹ theo VB"


@pytest.mark.parametrize(
    ("target", "text", "after"),
    [
        ("", "- một\n- hai", "- một\n- hai"),
        ("xã ", "- một\n- hai", "xã - một\n- hai"),
        ("xã", " có 08\nthôn", "xãcó 08 thôn"),
        ("hô{ky}", "\u0323", "hô{ky}\u0323"),
        ("", "{ky} **không phải dấu**", r"\{ky} \*\*không phải dấu\*\*"),
    ],
)
def test_foreign_text_is_pasted_clean(qtbot: QtBot, target: str, text: str, after: str) -> None:
    editor = hands.opened(qtbot, target)
    editor.insertFromMimeData(plain(text))
    assert hands.markup(editor) == after
    assert editor.textCursor().atEnd()


def test_fonts_and_colours_stay_outside(qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setHtml("<p style='color:red;font-size:40pt'>Ủy ban <b>xã</b></p><img src='x.png'>")
    editor = hands.opened(qtbot)
    editor.insertFromMimeData(mime)
    assert hands.markup(editor) == "Ủy ban **xã**"


def test_markup_that_is_damaged_gives_way_to_the_plain_text(qtbot: QtBot) -> None:
    mime = plain("một")
    mime.setData(MIME_TYPE, QByteArray(b"{KHONG"))
    editor = hands.opened(qtbot)
    editor.insertFromMimeData(mime)
    assert hands.markup(editor) == "một"


def test_a_file_dropped_here_is_no_text(qtbot: QtBot) -> None:
    mime = plain("file:///bao-cao.docx")
    mime.setUrls([QUrl.fromLocalFile("/bao-cao.docx")])
    assert not hands.opened(qtbot).canInsertFromMimeData(mime)


def test_too_much_at_once_is_refused_and_said(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot, "x")
    with qtbot.waitSignal(editor.paste_refused) as refused:
        editor.insertFromMimeData(plain("ă" * (LARGEST_PASTE // 2 + 1)))
    assert refused.args == ["ă" * (LARGEST_PASTE // 2 + 1)]
    assert hands.markup(editor) == "x"


def test_what_is_dropped_goes_the_same_way(qtbot: QtBot) -> None:
    source = hands.opened(qtbot, "a{ky}b")
    source.selectAll()
    mime = source.createMimeDataFromSelection()
    editor = hands.opened(qtbot, "xy")
    hands.put_cursor(editor, 0)
    place = QPointF(editor.cursorRect().center())
    event = QDropEvent(
        place,
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.dropEvent(event)
    assert hands.markup(editor) == "a{ky}bxy"


OLD_FONT = "§Õn nay ban nh©n d©n x· Trµ S¬n b¸o c¸o c«ng t¸c d©n vËn"  # noqa: RUF001


@pytest.mark.parametrize(
    ("answer", "pasted"),
    [
        ("Đổi sang Unicode", "Đến nay ban nhân dân xã Trà Sơn báo cáo công tác dân vận"),
        ("Giữ nguyên như đang có", OLD_FONT),
        ("Không dán", ""),
    ],
)
@pytest.mark.parametrize("html", [True, False])
def test_an_old_font_is_converted_only_when_a_person_says_so(
    qtbot: QtBot, answer: str, pasted: str, html: bool
) -> None:
    editor = hands.opened(qtbot)
    mime = plain(OLD_FONT)
    if html:
        mime.setHtml(f"<p style='font-family:.VnTime'>{OLD_FONT}</p>")
    editor.insertFromMimeData(mime)
    assert hands.markup(editor) == ""
    (dialog,) = editor.findChildren(FontDialog)
    assert dialog.asked._after.toPlainText().startswith("Đến nay ban nhân dân")
    click(dialog, answer)
    assert hands.markup(editor) == pasted


def test_the_menu_pastes_lines_as_they_stand(qtbot: QtBot) -> None:
    editor = hands.opened(qtbot)
    QGuiApplication.clipboard().setText('1. Họp "dân"\nvà bàn')
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    menu = menu_of(editor, event, editor._paste_raw)
    act = menu.actions()[-1]
    assert act.text() == "Dán nguyên như đã chép"
    act.trigger()
    assert hands.markup(editor) == '1. Họp "dân"\nvà bàn'


def test_what_word_copied_keeps_bold_and_notes(qtbot: QtBot) -> None:
    mime = plain("Trên địa bàn xã[1].")
    mime.setHtml(
        "<p>Trên <b>địa bàn</b> xã<a href='#_ftn1' name='_ftnref1'>[1]</a>.</p>"
        "<div id=ftn1><p><a href='#_ftnref1'>[1]</a> Kế hoạch</p></div>"
    )
    editor = hands.opened(qtbot)
    editor.insertFromMimeData(mime)
    assert hands.markup(editor) == "Trên **địa bàn** xã[^ Kế hoạch ]."
