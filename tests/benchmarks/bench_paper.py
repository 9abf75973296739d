"""Times layout, PDF, DOCX and the look: a real report, ten to a thousand pages, a 13 MB paste."""

import datetime
import gc
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import resources
from core.compose import compose
from core.export.docx import docx
from core.export.pdf import pdf
from core.facts import Facts
from core.importing.adopting import adopted
from core.importing.reading import read_old_report
from core.layout.pages import layout
from core.layout.placed import Page
from core.paper import Document
from core.period import read_period
from core.unit import Unit
from storage import library
from tests.papers import ND30, PROSE, body, document, fonts, long_document, metrics

T = TypeVar("T")
MADE = datetime.date(2024, 9, 10)
SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"


def main() -> None:
    """Prints one line a paper, then what a look at the pages costs."""
    heads = ("pages", "layout ms", "PDF ms", "DOCX ms", "PDF KiB", "ms/page")
    print(" " * 24 + "".join(f"{head:>11}" for head in heads))
    real = old_paper()
    report("real report" if SEED.exists() else "invented report", real, 9)
    for pages in (10, 100, 270, 1000):
        report(f"{pages} pages", long_document(pages), max(9 - pages // 100, 2))
    pasted = " ".join(PROSE)
    times = 13_000_000 // len(pasted.encode())
    report("13 MB in one paragraph", document(body(" ".join([pasted] * times))), 1)
    look(real)


def look(paper: Document) -> None:
    """The layout after a keystroke and one page painted as on a screen of 96 dpi."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtGui import QGuiApplication, QImage, QPainter

    from ui.paper.painter import PagePainter

    application = QGuiApplication.instance() or QGuiApplication([])
    pages, placing = timed(lambda: layout(paper, ND30, metrics()), 9)
    painter = PagePainter(fonts())

    def paint(page: Page) -> None:
        image = QImage(794, 1123, QImage.Format.Format_RGB32)
        image.fill(0xFFFFFFFF)
        brush = QPainter(image)
        brush.scale(96 / 72, 96 / 72)
        painter.paint(page, brush)
        brush.end()

    slowest = max(timed(lambda page=page: paint(page), 5)[1] for page in pages)  # type: ignore[misc]
    print(f"look: layout of {len(pages)} pages {placing:.1f} ms (aim 10)", end="")
    print(f", slowest page painted {slowest:.1f} ms (aim 15)")
    application.quit()


def old_paper() -> Document:
    """The report as it prints after import."""
    name = "samples/bao-cao-mau.txt"
    data = SEED.read_bytes() if SEED.exists() else resources.read_bytes(name)
    form = library.template("qcdc-pl34")
    read = read_old_report("cu.txt", data, form, read_period("2024-9M"), "bench")
    unit, made = adopted(Unit(), read)
    return compose(Facts(form, made, unit, {}))


def report(name: str, paper: Document, times: int) -> None:
    """One line: the best of `times`, layout, PDF and DOCX apart."""
    base = resources.read_bytes("docx/base.docx")
    pages, placing = timed(lambda: layout(paper, ND30, metrics()), times)
    data, drawing = timed(lambda: pdf(pages, fonts(), paper, MADE), times)
    _, writing = timed(lambda: docx(paper, ND30, base, MADE, metrics()), times)
    figures = f"{placing:11.1f}{drawing:11.1f}{writing:11.1f}{len(data) / 1024:11.0f}"
    print(f"{name:24}{len(pages):11}{figures}{(placing + drawing) / len(pages):11.2f}")


def timed(work: Callable[[], T], times: int) -> tuple[T, float]:
    """The result and the best time in milliseconds."""
    best = float("inf")
    for _ in range(times):
        # Nobody pays for what another one left behind.
        gc.collect()
        gc.freeze()
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return result, best * 1000


if __name__ == "__main__":
    main()
