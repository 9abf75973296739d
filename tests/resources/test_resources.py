"""What is shipped can be read, and the shipped fonts can set Vietnamese."""

import io
import unicodedata

import pytest
from reportlab.pdfbase.ttfonts import TTFont

import resources

FACES = ("Bold", "BoldItalic", "Italic", "Regular")


def vietnamese_letters() -> str:
    """The 134 letters of Vietnamese that are one character each but not in ASCII."""
    toned = (
        unicodedata.normalize("NFC", vowel + tone)
        for vowel in "aăâeêioôơuưy"
        for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    )
    small = "".join(toned) + "đ"
    return "".join(letter for letter in small + small.upper() if not letter.isascii())


def test_the_fonts_are_found_by_folder_and_ending() -> None:
    assert set(resources.names("fonts", ".ttf")) == {
        *(f"fonts/LiberationSerif-{face}.ttf" for face in FACES),
        *(f"fonts/LiberationSans-{face}.ttf" for face in ("Regular", "Bold")),
    }


def test_a_folder_that_is_not_there_holds_nothing() -> None:
    assert resources.names("no-such-folder", ".ttf") == ()


def test_what_is_not_shipped_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        resources.read_bytes("fonts/no-such-font.ttf")


def test_text_is_read_with_its_marks() -> None:
    licence = resources.read_text("fonts/LICENSE-OFL.txt")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Reserved Font Name Liberation" in licence


@pytest.mark.parametrize("face", FACES)
def test_a_face_holds_every_vietnamese_letter_and_mark_of_print(face: str) -> None:
    data = resources.read_bytes(f"fonts/LiberationSerif-{face}.ttf")
    font = TTFont(face, io.BytesIO(data))
    letters = vietnamese_letters()
    assert len(letters) == 134
    missing = [c for c in letters + "–“”‘’…×²³°§•₫" if ord(c) not in font.face.charToGlyph]
    assert not missing


@pytest.mark.parametrize("face", FACES)
def test_a_face_is_liberation_2_1_5(face: str) -> None:
    data = resources.read_bytes(f"fonts/LiberationSerif-{face}.ttf")
    assert "Version 2.1.5".encode("utf-16-be") in data
