"""Prose in a document: exact there and back, whatever is done to it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from core.markup import Note, Paragraph, Prose, Shape, Text, Token, parse, print_
from core.text import clean
from ui.wizard.chips import object_of
from ui.wizard.prose_document import (
    Reading,
    block_format,
    character_format,
    insert,
    marker_of,
    paragraphs_between,
    places_of,
    prose_of,
    show,
)

_LOOKS = st.tuples(st.booleans(), st.booleans())
_CHARS = (
    st.text(st.sampled_from("aằđỲ -+#*{}[]^\\.\u0301\ufffc\ufdd0\U0001f600"), max_size=8)
    | st.text(max_size=6)
).map(lambda text: clean(text).replace("\n", ""))
_TEXTS = st.builds(lambda text, look: Text(text, *look), _CHARS.map(clean), _LOOKS)
_TOKENS = st.builds(
    lambda name, key, look: Token(name, key, *look),
    st.sampled_from(["ky", "vb"]),
    st.sampled_from(["", "kh1"]),
    _LOOKS,
)
_NOTES = st.lists(_TEXTS | _TOKENS, max_size=3).map(
    lambda pieces: Note((*pieces, Text("chú thích")))
)
_PARAGRAPHS = st.builds(
    Paragraph, st.lists(_TEXTS | _TOKENS | _NOTES, max_size=5).map(tuple), st.sampled_from(Shape)
)
_PROSE = st.lists(_PARAGRAPHS, max_size=4).map(tuple).map(Prose)
_PLACES = st.tuples(st.integers(0, 40), st.integers(0, 40))


@given(_PROSE)
def test_every_prose_is_read_back_as_it_was_shown(qapp: object, prose: Prose) -> None:
    document = QTextDocument()
    show(document, prose)
    assert prose_of(document) == prose


@given(_PROSE, st.lists(st.tuples(_PLACES, _PROSE), max_size=4))
@settings(max_examples=60)
def test_reading_only_what_changed_reads_the_same(
    qapp: object,
    prose: Prose,
    edits: list[tuple[tuple[int, int], Prose]],
) -> None:
    document = QTextDocument()
    show(document, prose)
    reading = Reading(document)
    for places, more in edits:
        cursor = QTextCursor(document)
        end = document.characterCount() - 1
        cursor.setPosition(min(places[0], end))
        cursor.setPosition(min(places[1], end), QTextCursor.MoveMode.KeepAnchor)
        insert(cursor, more.paragraphs)
        assert reading.prose() == prose_of(document)
    while document.isUndoAvailable():
        document.undo()
        assert reading.prose() == prose_of(document)
    assert reading.prose() == prose


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[str], QTextDocument]:
    def document_of(markup: str) -> QTextDocument:
        document = QTextDocument()
        show(document, parse(markup))
        return document

    return document_of


def test_what_is_shown_cannot_be_undone(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("{ky} và **đậm**")
    assert not document.isUndoAvailable()


def test_equal_tokens_side_by_side_stay_two(shown: Callable[[str], QTextDocument]) -> None:
    assert print_(prose_of(shown("{ky}{ky}"))) == "{ky}{ky}"


def test_equal_notes_side_by_side_have_two_numbers(
    shown: Callable[[str], QTextDocument],
) -> None:
    assert len(set(Reading(shown("a[^ n ][^ n ]")).note_ids())) == 2


def test_what_is_typed_after_a_token_is_text(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("{ky}")
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText("x")
    assert print_(prose_of(document)) == "{ky}x"


def test_a_line_break_from_elsewhere_is_a_space(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("một")
    QTextCursor(document).insertText("a\u2028b ")
    assert prose_of(document) == parse("a b một")


def test_typed_text_enters_through_the_one_door(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("")
    QTextCursor(document).insertText("Nguye\u0302\u0303n\u00ad")
    assert prose_of(document) == parse("Nguyễn")


def test_tokens_are_found_in_every_look(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("\U0001f600{ky}**{ky}**[^ {ky} ]\n{nam}{ky}{ky}")
    assert list(places_of(document, {Token("ky")})) == [2, 3, 7, 8]
    assert object_of(character_format(document, 4)) == Note((Token("ky"),))
    assert object_of(character_format(document, 6)) == Token("nam")
    assert object_of(character_format(document, 99)) is None


def test_lists_are_marked_and_each_run_of_numbers_starts_anew(
    shown: Callable[[str], QTextDocument],
) -> None:
    document = shown("# a\n# b\nc\n# d\n- e\n+ f")
    blocks = [document.findBlockByNumber(row) for row in range(document.blockCount())]
    assert [marker_of(block) for block in blocks] == ["1.", "2.", "", "1.", "-", "+"]


def test_a_piece_of_a_paragraph_has_no_shape(shown: Callable[[str], QTextDocument]) -> None:
    document = shown("- một hai\n- ba")
    assert paragraphs_between(document, 4, 7) == (Paragraph((Text("hai"),)),)
    assert paragraphs_between(document, 4, 10)[1].shape is Shape.DASH
    assert paragraphs_between(document, 0, 7)[0].shape is Shape.DASH


def test_what_is_inserted_gives_its_shape_only_to_an_empty_paragraph(
    shown: Callable[[str], QTextDocument],
) -> None:
    document = shown("một")
    cursor = QTextCursor(document)
    insert(cursor, parse("- hai").paragraphs)
    assert print_(prose_of(document)) == "haimột"
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock(block_format(Shape.PLAIN))
    insert(cursor, parse("- hai\n+ ba").paragraphs)
    assert print_(prose_of(document)) == "haimột\n- hai\n+ ba"
