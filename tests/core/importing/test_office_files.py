"""Files of LibreOffice and of Word 97–2003: the same paragraphs, notes, rows and looks."""

import contextlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import AppError
from core.importing import refused
from core.importing.legacy import Consent, LegacyText
from core.importing.reading import read_old_report
from core.importing.watching import ReadingStopped
from tests.core.importing.old_files import (
    NINE_MONTHS,
    form,
    headings,
    imported,
    package,
    sections,
)

FILES = Path(__file__).parent / "files"
NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in {
        "office": "office", "text": "text", "table": "table", "style": "style",
        "fo": "xsl-fo-compatible", "svg": "svg-compatible", "draw": "drawing",
    }.items()
)  # fmt: skip
KIND = "application/vnd.oasis.opendocument.text"


def open_text(body: str, styles: str = "", manifest: str = "<a/>") -> bytes:
    """A text of LibreOffice with this body."""
    content = (
        f"<office:document-content {NAMES}>{styles}"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return package({"mimetype": KIND, "content.xml": content, "META-INF/manifest.xml": manifest})


def told(body: str, styles: str = "") -> str:
    """What is found, as the markup of the only section or as text without one."""
    report = imported(open_text(body, styles), "cu.odt")
    return "\n".join(piece.text for piece in report.unmatched)


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_a_file_of_either_office_fills_the_same_sections(kind: str) -> None:
    report = imported((FILES / f"suoi-lanh.{kind}").read_bytes(), f"cu.{kind}")
    assert list(headings(report)) == [
        "dac-diem-tinh-hinh", "chi-dao-trien-khai", "lanh-dao-chi-dao",
    ]  # fmt: skip
    found = sections(report)
    assert (
        found["dac-diem-tinh-hinh"]
        .replace("*", "")
        .startswith("Xã có 06 thôn với 812 hộ và 3.405 nhân khẩu.")
    )
    assert found["lanh-dao-chi-dao"].splitlines()[1:] == [
        "Thôn | Buổi họp | Người dự",
        "Đông | 02 | 85",
    ]
    assert found["ket-thuc"] == "Trên đây là báo cáo của UBND xã Suối Lành"
    assert not report.unmatched


def test_an_open_text_keeps_bold_and_bullets() -> None:
    found = sections(imported((FILES / "suoi-lanh.odt").read_bytes(), "cu.odt"))
    assert found["dac-diem-tinh-hinh"].splitlines()[0].startswith("Xã có **06 thôn** với")
    assert found["dac-diem-tinh-hinh"].splitlines()[1:] == [
        "- Mở đường liên thôn", "- Chọn giống quế",
    ]  # fmt: skip


NOTE = (
    "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
    "<text:p>Theo sổ</text:p></text:note-body></text:note>"
)
REMARK = "<office:annotation><text:p>lời bàn</text:p></office:annotation>"
CHANGED = "<text:tracked-changes><text:p>cũ</text:p></text:tracked-changes>"
LINK = "<text:span>Hạ<text:a>, huyện</text:a></text:span>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<text:p>Xã<text:s text:c='2'/>Hạ</text:p>", "Xã Hạ"),
        ("<text:p>Một<text:line-break/>Hai</text:p>", "Một\nHai"),
        (f"<text:p>Xã {LINK} ta</text:p>", "Xã Hạ, huyện ta"),
        (f"{CHANGED}<text:p>Xã</text:p>", "Xã"),
        (f"<text:p>Xã{REMARK} ta</text:p>", "Xã ta"),
        (f"<text:p>Xã{NOTE} ta</text:p>", "Xã¹ ta\n¹ Theo sổ"),
    ],
)
def test_what_is_in_an_open_text_is_read(body: str, lines: str) -> None:
    assert told(body) == lines


def test_numbers_of_lists_are_read_from_their_style() -> None:
    styles = (
        "<office:automatic-styles><text:list-style style:name='L'>"
        "<text:list-level-style-number text:level='1' style:num-format='I' style:num-suffix='.'/>"
        "<text:list-level-style-number text:level='2' style:num-format='1' style:num-suffix='.'"
        " text:display-levels='1'/></text:list-style></office:automatic-styles>"
    )
    inner = "<text:list><text:list-item><text:p>B</text:p></text:list-item></text:list>"
    body = f"<text:list text:style-name='L'><text:list-item><text:p>A</text:p>{inner}"
    body += "</text:list-item><text:list-item><text:p>C</text:p></text:list-item></text:list>"
    assert told(body, styles) == "I. A\n1. B\nII. C"


def test_an_old_font_of_an_open_text_waits_for_consent() -> None:
    styles = (
        "<office:automatic-styles><style:style style:name='T'>"
        "<style:text-properties style:font-name='F'/></style:style></office:automatic-styles>"
        "<office:font-face-decls><style:font-face style:name='F' svg:font-family='.VnTime'/>"
        "</office:font-face-decls>"
    )
    data = open_text("<text:p><text:span text:style-name='T'>d©n vËn</text:span></text:p>", styles)
    with pytest.raises(LegacyText):
        imported(data, "cu.odt")
    assert imported(data, "cu.odt", consent=Consent.AUTO).unmatched[0].text == "dân vận"


def test_tracked_changes_of_an_open_text_are_told() -> None:
    region = "<text:changed-region><text:{0}><text:p>cũ</text:p></text:{0}></text:changed-region>"
    regions = region.format("deletion") + region.format("insertion")
    body = f"<text:tracked-changes>{regions}</text:tracked-changes><text:p>Xã</text:p>"
    report = imported(open_text(body), "cu.odt")
    assert report.tracked == 2
    assert report.unmatched[0].text == "Xã"


def test_a_long_open_text_tells_how_far_it_is_and_is_stopped() -> None:
    data = open_text("<text:p>Xã họp dân, nói rõ từng việc.</text:p>" * 40_000)
    told: list[int] = []

    def watch(per_cent: int) -> None:
        told.append(per_cent)
        if per_cent >= 30:
            raise ReadingStopped

    with pytest.raises(ReadingStopped):
        read_old_report("cu.odt", data, form(), NINE_MONTHS, "id", watch=watch)
    assert told == sorted(told)
    assert len(set(told)) > 4


def test_notes_of_an_old_word_file_stand_where_they_are_called() -> None:
    report = imported((FILES / "chu-thich.doc").read_bytes(), "cu.doc")
    found = sections(report)["dac-diem-tinh-hinh"]
    assert found.splitlines() == [
        "Xã có 812 hộ[^ Theo sổ hộ khẩu của Công an xã. ], 06 thôn[^ Sau khi nhập thôn Đá Cọi. ].",
        "Dân xã sống bằng nghề rừng[^ Quế và keo. ].",
    ]
    assert not report.unmatched


CASES = {
    "no text": (open_text("<text:p/>"), refused.FileEmpty),
    "a spreadsheet": (package({"mimetype": "x", "content.xml": "<a/>"}), refused.NotDocx),
    "locked": (open_text("", manifest="<encryption-data/>"), refused.FileEncrypted),
    "broken": (package({"mimetype": KIND, "content.xml": "<a>"}), refused.FileDamaged),
    "definition": (
        package({"mimetype": KIND, "content.xml": "<!DOCTYPE a><a/>"}),
        refused.FileUnsafe,
    ),
}


@pytest.mark.parametrize(("data", "error"), CASES.values(), ids=CASES)
def test_a_bad_open_text_is_refused_for_what_it_is(data: bytes, error: type[AppError]) -> None:
    with pytest.raises(AppError) as caught:
        imported(data, "cu.odt")
    assert type(caught.value) is error


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_a_damaged_old_word_file_is_told_and_never_a_crash(data: st.DataObject) -> None:
    damaged = bytearray((FILES / "suoi-lanh.doc").read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    end = data.draw(st.integers(0, len(damaged)))
    with contextlib.suppress(AppError):
        imported(bytes(damaged[:end] if end % 2 else damaged), "cu.doc")
