"""Whatever letters a paper has, its fonts hold them and readers get them back."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase import pdfdoc

from core.export.metrics import font
from core.export.pdf_fonts import FIRST, Letters, usual
from core.export.pdf_objects import Raw
from core.layout.placed import Face
from tests.papers import PROSE, fonts

DATA = fonts()[Face.REGULAR]
KNOWN = sorted(font(Face.REGULAR, DATA).face.charToGlyph)
DRAWN = st.sampled_from([chr(code) for code in KNOWN if code > ord(" ")])


class Objects:
    """A file that only gives numbers."""

    def __init__(self) -> None:
        self.things: list[Raw] = []

    def numbered(self, thing: pdfdoc.PDFObject) -> int:
        assert isinstance(thing, Raw)
        self.things.append(thing)
        return len(self.things)


def embedded(letters: Letters) -> tuple[bytes, ...]:
    return tuple(letters.embed(Objects()))


def test_every_usual_letter_has_one_code_and_none_is_an_end_of_line() -> None:
    assert max(Counter(letter for letter in FIRST if letter).values()) == 1
    assert FIRST[32] == ord(" ")
    assert not any(FIRST[code] for code in (0, 10, 13))
    assert set(map(ord, "".join(PROSE))) <= set(FIRST)


@given(st.lists(st.text(DRAWN), max_size=4))
def test_letters_of_any_subset_keep_their_code(texts: list[str]) -> None:
    letters = Letters(Face.REGULAR, DATA, "F1")
    meant: dict[tuple[str, str], str] = {}
    for letter in "".join(texts):
        (shown,) = letters.shown(letter)
        assert meant.setdefault(shown, letter) == letter
    for text in texts:
        shown_whole = "".join(codes for _, codes in letters.shown(text))
        one_by_one = "".join(codes for letter in text for _, codes in letters.shown(letter))
        assert shown_whole == one_by_one


def test_more_letters_than_codes_take_more_fonts() -> None:
    letters = Letters(Face.REGULAR, DATA, "F1")
    for code in KNOWN:
        assert list(letters.shown(chr(code)))
    names = [entry.split()[0] for entry in embedded(letters)]
    assert names == [b"/F1+%d" % number for number in range(len(names))]
    assert (len(names) - 1) * 254 >= len(set(KNOWN) - set(FIRST))


def test_a_few_letters_are_cut_out_and_many_come_from_the_usual_ones() -> None:
    few, many = (Letters(Face.REGULAR, DATA, "F1") for _ in range(2))
    list(few.shown("Kính gửi"))
    list(many.shown("".join(map(chr, filter(None, FIRST)))))
    sizes = []
    for letters in (few, many):
        file = Objects()
        list(letters.embed(file))
        sizes.append(len(file.things[0].text))
    assert sizes[0] < sizes[1] / 3
    assert sizes[1] == len(usual(Face.REGULAR, DATA).program)


def test_a_letter_the_font_lacks_is_its_empty_box() -> None:
    letters = Letters(Face.REGULAR, DATA, "F1")
    assert list(letters.shown("漢\ud800")) == [("/F1+0", "\0\0")]


def test_a_face_without_text_carries_no_font() -> None:
    assert embedded(Letters(Face.REGULAR, DATA, "F1")) == ()
