"""Times layout and PDF: a usual report, 270 pages, and a paste of 13 MB without a line end."""

import datetime
import time
from collections.abc import Callable
from typing import TypeVar

from core.export.metrics import FontMetrics
from core.export.pdf import pdf
from core.layout.pages import layout
from core.paper import Document
from core.style import ND30
from tests.papers import PROSE, body, document, fonts, long_document

T = TypeVar("T")
MADE = datetime.date(2024, 9, 10)


def main() -> None:
    """Prints one line a paper."""
    report(" 11 pages", long_document(11), 5)
    report("270 pages", long_document(270), 3)
    pasted = " ".join(PROSE)
    times = 13_000_000 // len(pasted.encode())
    report("13 MB paragraph", document(body(" ".join([pasted] * times))), 1)


def report(name: str, paper: Document, times: int) -> None:
    metrics = FontMetrics(fonts())
    pages, placing = timed(lambda: layout(paper, ND30, metrics), times)
    data, drawing = timed(lambda: pdf(pages, fonts(), paper, MADE), times)
    size = f"{len(pages)} pages, {len(data) / 1024:.0f} KiB"
    print(f"{name}: {size}; layout {placing:.0f} ms, PDF {drawing:.0f} ms")


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
