"""The real report: imported, kept, finalised, printed; no word of it is lost on the way."""

import json
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from main import main
from tests.word_files import find, notes, part, text

SEED = Path(__file__).parents[2] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
pytestmark = [
    pytest.mark.seed,
    pytest.mark.skipif(not SEED.exists(), reason="the real report is not beside the repository"),
]
NUMBERS = re.compile(r"^(?:[IVX]+\.|\d+(?:\.\s?\d+)*\.|[a-zđ]\)|¹)\s+")
FORM = ["--template", "qcdc-pl34", "--period", "2024-9M"]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real report as bao-cao.docx, .pdf and .txt."""
    folder = tmp_path_factory.mktemp("seed")
    data = ["--data", str(folder / "du-lieu"), "--json"]
    assert main([*data, "import", str(SEED), *FORM]) == 0
    (id_,) = _ids(data)
    assert main([*data, "keep", id_, "--all"]) == 0
    assert main([*data, "finalise", id_]) == 0
    files = [str(folder / f"bao-cao.{kind}") for kind in ("docx", "pdf", "txt")]
    assert (
        main([*data, "export", id_, "--docx", files[0], "--pdf", files[1], "--txt", files[2]]) == 0
    )
    return folder


def _ids(data: list[str]) -> list[str]:
    from ui.commands.parsing import read_arguments
    from ui.commands.running import carried_out

    found = carried_out(read_arguments([*data, "list"])).json["reports"]
    return [report["id"] for report in found] if isinstance(found, list) else []


def _words(lines: Iterable[str]) -> list[str]:
    joined = " ".join(lines)
    return re.findall(r"[^\W\d_¹]+|\d+", unicodedata.normalize("NFC", joined).replace("*", ""))


def _seed_lines() -> tuple[list[str], list[str]]:
    """(body from the title to the last recipient, the footnote)."""
    lines = SEED.read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(lines) if line.strip() == "BÁO CÁO")
    last = next(at for at, line in enumerate(lines) if line.startswith("- Lưu"))
    body = [NUMBERS.sub("", line.strip()) for line in lines[first : last + 1]]
    note = next(at for at, line in enumerate(lines) if line.startswith("¹")) - first
    return body[:note] + body[note + 1 :], body[note : note + 1]


def _lost(words: list[str], printed: list[str]) -> str:
    """The first words that do not follow in order; "" where none is lost."""
    left = iter(printed)
    for at, word in enumerate(words):
        if word not in left:
            return " ".join(words[max(0, at - 5) : at + 5])
    return ""


def test_word_holds_every_word_in_order_and_the_note_as_a_note(printed: Path) -> None:
    body, note = _seed_lines()
    content = (printed / "bao-cao.docx").read_bytes()
    assert (
        _lost(_words(body), _words(map(text, find(part(content, "word/document.xml"), "p")))) == ""
    )
    assert _words(note) == _words(notes(content).values())


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="not installed: pdftotext")
def test_the_pdf_holds_every_word_in_order(printed: Path) -> None:
    body, note = _seed_lines()
    pdf = printed / "bao-cao.pdf"
    shown = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"],  # noqa: S607
        capture_output=True,
        check=True,
        encoding="utf-8",
    ).stdout
    words = _words(shown.splitlines())
    assert _lost(_words(body), words) == ""
    assert _lost(_words(note), words) == ""


def test_the_text_file_says_the_same(printed: Path) -> None:
    body, note = _seed_lines()
    words = _words((printed / "bao-cao.txt").read_text(encoding="utf-8").splitlines())
    assert _lost(_words([*body, *note]), words) == ""


def test_the_word_file_is_read_again_into_the_same_sections(printed: Path) -> None:
    data = ["--data", str(printed / "lai"), "--json"]
    assert main([*data, "import", str(printed / "bao-cao.docx"), *FORM]) == 0
    first = _sections(["--data", str(printed / "du-lieu"), "--json"])
    assert _sections(data) == first


def _sections(data: list[str]) -> dict[str, str]:
    from ui.commands.parsing import read_arguments
    from ui.commands.running import carried_out

    (id_,) = _ids(data)
    shown = carried_out(read_arguments([*data, "show", id_])).json
    return dict(json.loads(json.dumps(shown["sections"])))
