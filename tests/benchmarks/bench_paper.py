"""Times layout, PDF and DOCX: the real report (else the invented one), 270 pages, a 13 MB paste."""

import datetime
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import resources
from core.compose import compose
from core.export.docx import docx
from core.export.metrics import FontMetrics
from core.export.pdf import pdf
from core.facts import Facts
from core.importing.adopting import adopted
from core.importing.reading import read_old_report
from core.layout.pages import layout
from core.paper import Document
from core.period import read_period
from core.unit import Unit
from storage import library
from tests.papers import ND30, PROSE, body, document, fonts, long_document

T = TypeVar("T")
MADE = datetime.date(2024, 9, 10)
SEED = Path(__file__).parents[3] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"


def main() -> None:
    """Prints one line a paper."""
    print(f"{'':24}{'pages':>8}{'layout ms':>11}{'PDF ms':>9}{'DOCX ms':>9}{'PDF KiB':>9}")
    report("real report" if SEED.exists() else "invented report", old_paper(), 5)
    report("270 pages", long_document(270), 3)
    pasted = " ".join(PROSE)
    times = 13_000_000 // len(pasted.encode())
    report("13 MB in one paragraph", document(body(" ".join([pasted] * times))), 1)


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
    metrics, base = FontMetrics(fonts()), resources.read_bytes("docx/base.docx")
    pages, placing = timed(lambda: layout(paper, ND30, metrics), times)
    data, drawing = timed(lambda: pdf(pages, fonts(), paper, MADE), times)
    _, writing = timed(lambda: docx(paper, ND30, base, MADE, metrics), times)
    figures = f"{placing:11.0f}{drawing:9.0f}{writing:9.0f}{len(data) / 1024:9.0f}"
    print(f"{name:24}{len(pages):8}{figures}")


def timed(work: Callable[[], T], times: int) -> tuple[T, float]:
    """The result and the best time in milliseconds."""
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        result = work()
        best = min(best, time.perf_counter() - start)
    return result, best * 1000


if __name__ == "__main__":
    main()
