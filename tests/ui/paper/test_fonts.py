"""The PC's own Times New Roman is used where it is whole, may be embedded and has our letters."""

import io
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import reportlab

from core.export.metrics import FontMetrics
from core.export.pdf import pdf
from core.layout.pages import layout
from core.layout.placed import Face
from tests import papers
from tests.word_files import MADE
from ui.paper.fonts import fonts_folder, paper_fonts, shipped_fonts

NAMES = {
    Face.REGULAR: "times.ttf",
    Face.BOLD: "timesbd.ttf",
    Face.ITALIC: "timesi.ttf",
    Face.BOLD_ITALIC: "timesbi.ttf",
}


def place_of(data: bytes, tag: bytes) -> int:
    """Where a table of a font file begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    entries = (struct.unpack_from(">4sIII", data, 12 + 16 * at) for at in range(count))
    return int(next(offset for name, _, offset, _ in entries if name == tag))


def with_rights(data: bytes, rights: int) -> bytes:
    """The file with another fsType."""
    at = place_of(data, b"OS/2") + 8
    return data[:at] + struct.pack(">H", rights) + data[at + 2 :]


def with_units(data: bytes, units: int) -> bytes:
    """The file with so many units to the em: all its letters are wider or narrower."""
    at = place_of(data, b"head") + 18
    return data[:at] + struct.pack(">H", units) + data[at + 2 :]


def without_letters(data: bytes) -> bytes:
    """The file with an empty table of letters."""
    at = place_of(data, b"cmap")
    return data[: at + 2] + bytes(2) + data[at + 4 :]


def other(data: bytes) -> bytes:
    """A file that draws the same and is not ours."""
    return with_rights(data, 0x0008)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Fonts as Windows has them."""
    for face, data in shipped_fonts().items():
        (tmp_path / NAMES[face]).write_bytes(other(data))
    return tmp_path


def test_the_fonts_of_the_pc_are_used_and_measured(folder: Path) -> None:
    used = paper_fonts(folder)
    assert used == {face: (folder / name).read_bytes() for face, name in NAMES.items()}
    assert used != shipped_fonts()
    assert FontMetrics(used).width("xã", Face.BOLD, 14) > 0


def test_the_paper_is_measured_by_the_very_file_it_is_drawn_with(folder: Path) -> None:
    for name in NAMES.values():
        (folder / name).write_bytes(with_units((folder / name).read_bytes(), 1800))
    used = paper_fonts(folder)
    wider = FontMetrics(used)
    assert wider.width("x", Face.REGULAR, 14) == pytest.approx(7 * 2048 / 1800)
    document = papers.document(papers.body(papers.PROSE[0]))
    pages = layout(document, papers.ND30, wider)
    assert len(pages[0].lines) > len(papers.laid_out(*document.blocks)[0].lines)
    with pikepdf.open(io.BytesIO(pdf(pages, used, document, MADE))) as file:
        (font,) = file.pages[0].Resources.Font.values()
        told = list(font.Widths)[ord("x") - int(font.FirstChar)]
        assert float(str(told)) == pytest.approx(500 * 2048 / 1800, abs=0.5)


def test_without_a_folder_ours_are_used(tmp_path: Path) -> None:
    assert paper_fonts(None) == paper_fonts(tmp_path / "none") == shipped_fonts()


@pytest.mark.parametrize("face", Face)
def test_a_family_that_is_not_whole_is_not_used(folder: Path, face: Face) -> None:
    (folder / NAMES[face]).unlink()
    assert paper_fonts(folder) == shipped_fonts()


SPOILT: tuple[Callable[[bytes], bytes], ...] = (
    lambda data: b"",
    lambda data: data[: len(data) // 2],
    lambda data: b"?" * len(data),
    lambda data: with_rights(data, 0x0002),
    lambda data: with_rights(data, 0x0100),
    lambda data: with_rights(data, 0x0208),
    without_letters,
)


@pytest.mark.parametrize("spoil", SPOILT)
def test_a_file_that_is_spoilt_or_forbidden_is_not_used(
    folder: Path, spoil: Callable[[bytes], bytes]
) -> None:
    path = folder / NAMES[Face.ITALIC]
    path.write_bytes(spoil(path.read_bytes()))
    assert paper_fonts(folder) == shipped_fonts()


def test_a_font_without_vietnamese_letters_is_not_used(folder: Path) -> None:
    latin = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
    (folder / NAMES[Face.BOLD]).write_bytes(latin.read_bytes())
    assert paper_fonts(folder) == shipped_fonts()


@pytest.mark.parametrize("rights", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_font_that_may_be_embedded_is_used(folder: Path, rights: int) -> None:
    path = folder / NAMES[Face.REGULAR]
    path.write_bytes(with_rights(path.read_bytes(), rights))
    assert paper_fonts(folder) != shipped_fonts()


def test_only_windows_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.name", "posix")
    monkeypatch.setenv("WINDIR", "/windows")
    assert fonts_folder() is None
