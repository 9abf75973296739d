"""A Word file of ours names its report; a stranger's marks are believed only as far as they go."""

import io
import zipfile
from dataclasses import replace

import pytest

from core.importing.word_marks import WordMarks, word_marks
from tests import papers
from tests.word_files import parts, word_file

DIGEST = "ab" * 32
MARKS = (("baocaoxa-report", "a1b2c3"), ("baocaoxa-revision", "2"), ("baocaoxa-digest", DIGEST))


def made(*marks: tuple[str, str]) -> bytes:
    return word_file(replace(papers.document(papers.body("Một đoạn.")), marks=marks))


def with_part(data: bytes, content: bytes) -> bytes:
    """The file with other bytes for its custom properties."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, old in parts(data).items():
            archive.writestr(name, content if name == "docProps/custom.xml" else old)
    return packed.getvalue()


def test_the_marks_come_back() -> None:
    assert word_marks("a.docx", made(*MARKS)) == WordMarks("a1b2c3", 2, DIGEST)


@pytest.mark.parametrize(
    "marks",
    [
        (),
        MARKS[:2],
        (("baocaoxa-report", "../../x"), *MARKS[1:]),
        (MARKS[0], ("baocaoxa-revision", "hai"), MARKS[2]),
        (MARKS[0], ("baocaoxa-revision", "9" * 40), MARKS[2]),
    ],
)
def test_half_or_strange_marks_are_none(marks: tuple[tuple[str, str], ...]) -> None:
    assert word_marks("a.docx", made(*marks)) is None


@pytest.mark.parametrize("content", [b"", b"<a", b"<!DOCTYPE a []><a/>", b"\xff\xfe\x00"])
def test_a_broken_part_is_none_and_no_error(content: bytes) -> None:
    assert word_marks("a.docx", with_part(made(*MARKS), content)) is None


@pytest.mark.parametrize("data", [b"", b"PK nothing", b"\xd0\xcf\x11\xe0", b"van ban"])
def test_what_is_no_word_file_has_none(data: bytes) -> None:
    assert word_marks("a.docx", data) is None
