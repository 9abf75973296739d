"""Through a real printing service: drivers, filters and all, the paper is the PDF's to 0.2 mm."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import pytest

from core.layout.placed import Page
from tests import papers
from tests.cups import QUEUE, Printing, printing, why_not
from tests.ui.paper.test_three_pens import MADE, NEAR_MM, ink
from ui.paper import rendering

ROOT = Path(__file__).parents[3]
missing = why_not() or ("" if which("pdftoppm") else "poppler-utils is not installed")
pytestmark = pytest.mark.skipif(bool(missing), reason=missing)


@pytest.fixture(scope="module")
def queue() -> Iterator[Printing]:
    with printing() as service:
        yield service


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    return papers.laid_out(*papers.sample_document().blocks)


def sent(queue: Printing, title: str, *wish: int) -> Path:
    """What came out of the printer; others may print at the same time."""
    title = f"{title}-{os.getpid()}"
    script = ["-m", "tests.printing_child", QUEUE, title, *map(str, wish)]
    environ = {**queue.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, *script]
    subprocess.run(command, cwd=ROOT, env=environ, check=True, timeout=120)
    return queue.printed(title)


def told(tool: str, path: Path) -> str:
    command = [tool, *(["-list"] if tool == "pdfimages" else []), str(path)]
    command += ["-"] if tool == "pdftotext" else []
    return subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()


def test_the_whole_paper_comes_out_where_the_pdf_has_it(
    queue: Printing, pages: tuple[Page, ...], tmp_path: Path
) -> None:
    path = sent(queue, "ca-bao-cao", 1, len(pages), 1)
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(rendering.pdf_bytes(papers.sample_document(), pages, MADE))
    boxes = ink(path, tmp_path), ink(ours, tmp_path)
    assert len(boxes[0]) == len(boxes[1]) == len(pages)
    for one, other in zip(*boxes, strict=True):
        assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= NEAR_MM


def test_pages_and_copies_come_out_set_by_set_and_are_no_pictures(queue: Printing) -> None:
    path = sent(queue, "vai-trang", 2, 3, 2)
    sheets = told("pdftotext", path).split("\f")[:-1]
    assert len(sheets) == 4
    assert sheets[:2] == sheets[2:]
    assert sheets[0] != sheets[1]
    assert len(told("pdfimages", path).splitlines()) <= 2  # only the list's own heading
    assert "595 x 842" in told("pdfinfo", path)
