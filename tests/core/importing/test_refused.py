"""Files that can't be read get their own error, never a crash and never a wait."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import AppError
from core.importing import refused
from tests.core.importing.old_files import imported, package, paragraph, run, word_file

COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
GOOD = word_file(paragraph(run("I. ĐẶC ĐIỂM TÌNH HÌNH")))


def with_part(name: str, part: str | bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        parts: dict[str, str | bytes] = {item: archive.read(item) for item in archive.namelist()}
    parts.pop("[Content_Types].xml")
    return package({**parts, name: part})


def document(found: str, head: str = "") -> bytes:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return with_part(
        "word/document.xml", f"{head}<w:document {w}><w:body>{found}</w:body></w:document>"
    )


DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">]>'
BOMB = b"\0" * (refused.LARGEST + 1)
CASES = {
    "empty": (b"", refused.FileEmpty),
    "no text": (word_file(paragraph()), refused.FileEmpty),
    "not a zip": (b"Day la bao cao", refused.NotDocx),
    "no main part": (package({"a.txt": "a"}), refused.NotDocx),
    "a spreadsheet": (with_part("word/document.xml", "<workbook/>"), refused.NotDocx),
    "old word, broken": (COMPOUND + "WordDocument".encode("utf-16-le"), refused.FileDamaged),
    "old word, locked": (
        COMPOUND + "WordDocument EncryptedPackage".encode("utf-16-le"),
        refused.FileEncrypted,
    ),
    "rtf": (b"{\\rtf1\\ansi Bao cao}", refused.RtfFile),
    "password": (COMPOUND + "EncryptedPackage".encode("utf-16-le"), refused.FileEncrypted),
    "old excel": (COMPOUND, refused.NotDocx),
    "cut off": (GOOD[: len(GOOD) // 2], refused.FileDamaged),
    "half a part": (document("<w:p>"), refused.FileDamaged),
    "broken xml": (with_part("word/document.xml", "<w:document"), refused.FileDamaged),
    "wrong letters": (with_part("word/document.xml", b"\xff\xfa<a/>"), refused.FileDamaged),
    "broken styles": (with_part("word/styles.xml", "<a>"), refused.FileDamaged),
    "broken notes": (with_part("word/footnotes.xml", ""), refused.FileDamaged),
    "type definition": (document("<w:p/>", DTD), refused.FileUnsafe),
    "hidden definition": (
        with_part("word/document.xml", f"{DTD}<a/>".encode("utf-16")),
        refused.FileUnsafe,
    ),
    "definition in styles": (with_part("word/styles.xml", f"{DTD}<a/>"), refused.FileUnsafe),
    "zip bomb": (with_part("word/media/a.bin", BOMB), refused.FileTooLarge),
    "many parts": (
        package({f"word/{at}.xml": "" for at in range(refused.MOST_PARTS)}),
        refused.FileUnsafe,
    ),
}


@pytest.mark.parametrize(("data", "error"), CASES.values(), ids=CASES)
def test_a_bad_word_file_is_refused_for_what_it_is(data: bytes, error: type[AppError]) -> None:
    with pytest.raises(AppError) as caught:
        imported(data, "cu.docx")
    assert type(caught.value) is error
    assert caught.value.facts["name"] == "cu.docx"


def test_a_locked_entry_is_called_locked() -> None:
    # Bit 0 of the general purpose flags, in the local header and in the directory.
    data = bytearray(GOOD)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        data[at + offset] |= 1
    with pytest.raises(refused.FileEncrypted):
        imported(bytes(data), "cu.docx")


def test_a_wrong_check_sum_is_called_damage() -> None:
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as old, zipfile.ZipFile(stored, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    data = stored.getvalue().replace("TÌNH HÌNH".encode(), "TÌNH HÍNH".encode(), 1)
    with pytest.raises(refused.FileDamaged):
        imported(data, "cu.docx")


def test_a_word_file_under_another_name_is_still_read() -> None:
    assert imported(GOOD, "cu.txt").matched[0].section == "dac-diem-tinh-hinh"


def test_deep_nesting_is_no_trap() -> None:
    deep = (
        "<w:sdt><w:sdtContent>" * 20_000 + paragraph(run("Xã")) + "</w:sdtContent></w:sdt>" * 20_000
    )
    report = imported(document(deep), "cu.docx")
    assert report.unmatched[0].text == "Xã"


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_damage_is_told_and_never_a_crash(data: st.DataObject) -> None:
    damaged = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(damaged)))
    with contextlib.suppress(AppError):
        imported(bytes(damaged[:end] if end % 2 else damaged), "cu.docx")
