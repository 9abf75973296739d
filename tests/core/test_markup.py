"""Prose and its markup: two laws, and errors that say where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markup import (
    MarkupError,
    Note,
    Paragraph,
    Prose,
    Shape,
    Text,
    Token,
    is_markup,
    parse,
    print_,
    tokens,
)
from core.text import clean

_LOOKS = st.tuples(st.booleans(), st.booleans())
_CHARS = st.text(st.sampled_from("aằđỲ -+#*{}[]^\\:.1_\u0301"), max_size=8).map(clean)
_TEXTS = st.builds(lambda text, look: Text(text, *look), _CHARS, _LOOKS)
_NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,5}", fullmatch=True)
_TOKENS = st.builds(
    lambda name, key, look: Token(name, key, *look), _NAMES, st.sampled_from(["", "kh1"]), _LOOKS
)
_FLAT = st.lists(_TEXTS | _TOKENS, min_size=1, max_size=4).map(tuple)
_NOTES = _FLAT.filter(
    lambda pieces: any(isinstance(piece, Token) or piece.text.strip() for piece in pieces)
).map(Note)
_PARAGRAPHS = st.builds(
    Paragraph, st.lists(_TEXTS | _TOKENS | _NOTES, max_size=5).map(tuple), st.sampled_from(Shape)
)
PROSE = st.lists(_PARAGRAPHS, max_size=4).map(tuple).map(Prose)


@given(PROSE)
def test_every_prose_is_read_back_as_it_was_printed(prose: Prose) -> None:
    assert parse(print_(prose)) == prose


@given(PROSE)
def test_canonical_markup_is_printed_as_it_was_read(prose: Prose) -> None:
    canonical = print_(prose)
    assert print_(parse(canonical)) == canonical


@given(st.text(st.sampled_from("ab -+#*{}[]^\\:\n"), max_size=20))
def test_any_text_is_either_prose_or_an_error_with_its_place(text: str) -> None:
    try:
        prose = parse(text)
    except MarkupError as error:
        line, column = error.facts["line"], error.facts["column"]
        assert isinstance(line, int)
        assert isinstance(column, int)
        assert 1 <= column <= len(text.split("\n")[line - 1]) + 1
    else:
        assert parse(print_(prose)) == prose


@pytest.mark.parametrize(
    ("markup", "paragraph"),
    [
        ("có **08** thôn", Paragraph((Text("có "), Text("08", bold=True), Text(" thôn")))),
        ("- {so_ho} hộ", Paragraph((Token("so_ho"), Text(" hộ")), Shape.DASH)),
        ("+ *nghiêng*", Paragraph((Text("nghiêng", italic=True),), Shape.PLUS)),
        ("# một", Paragraph((Text("một"),), Shape.NUMBERED)),
        (r"\- không phải gạch", Paragraph((Text("- không phải gạch"),))),
        ("-5 độ", Paragraph((Text("-5 độ"),))),
        (r"\*\{\[\]\\", Paragraph((Text(r"*{[]\ "[:-1]),))),
        ("***cả hai***", Paragraph((Text("cả hai", bold=True, italic=True),))),
        ("xã[^Kế hoạch {vb:kh34} ].", Paragraph(
            (Text("xã"), Note((Text("Kế hoạch "), Token("vb", "kh34"))), Text(".")))),
    ],
)  # fmt: skip
def test_markup_means(markup: str, paragraph: Paragraph) -> None:
    assert parse(markup) == Prose((paragraph,))


@pytest.mark.parametrize(
    ("markup", "line", "column"),
    [
        ("một\n**hai", 2, 6),
        ("{So_ho}", 1, 1),
        ("a{", 1, 2),
        ("[không]", 1, 1),
        ("a ] b", 1, 3),
        ("x[^ ]", 1, 2),
        ("x[^ một [^ hai ] ]", 1, 9),
        ("a ****", 1, 3),
        (r"a \b", 1, 3),
        ("{ky} a\rb", 1, 5),
    ],
)
def test_what_is_no_markup_is_told_with_its_place(markup: str, line: int, column: int) -> None:
    with pytest.raises(MarkupError) as caught:
        parse(markup)
    assert (caught.value.facts["line"], caught.value.facts["column"]) == (line, column)


def test_an_empty_paragraph_is_none() -> None:
    assert parse("một\n\n- \nhai") == parse("một\nhai")


def test_tokens_are_found_in_notes_too() -> None:
    found = tokens(parse("{so_ho} hộ[^ theo {vb:kh34} ]\n- {ky}"))
    assert [(token.name, token.key) for token in found] == [
        ("so_ho", ""),
        ("vb", "kh34"),
        ("ky", ""),
    ]


PIECES = ("- ", "+", "chữ ", "{ky}", "{vb:kh_07}", "**", "*", "[^", "]", "\\", "{", "}", "#", "\n")


@given(st.lists(st.sampled_from((*PIECES, "\u0301", "ở", "\u200b", "-")), max_size=9).map("".join))
def test_a_glance_tells_what_can_be_parsed(text: str) -> None:
    try:
        parse(text)
    except MarkupError:
        assert not is_markup(text)
    else:
        assert is_markup(text)
