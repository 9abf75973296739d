"""Our DOCX and PDF against other programs' in one run, in turn, so that they share the machine."""

import gc
import time
from collections.abc import Callable, Mapping

import resources
from core.export.docx import docx
from core.export.pdf import pdf
from core.layout.pages import layout
from core.paper import Document
from tests.benchmarks import rivals
from tests.benchmarks.bench_paper import MADE, SEED, old_paper
from tests.benchmarks.warm_office import warm_office_ms
from tests.papers import ND30, fonts, long_document, metrics

# The most that ours may take of a rival's time: of a short paper, of a long one.
AIMS = {
    "DOCX docxtpl": (0.7, 0.7),
    "PDF platypus": (0.55, 0.4),
    "PDF typst": (0.4, 0.35),
    "PDF LibreOffice": (1 / 6, 1 / 6),
}


def main() -> None:
    """Prints a line for each rival and paper."""
    print(f"{'':24}{'paper':>16}{'ours ms':>9}{'theirs ms':>11}{'ratio':>7}{'aim':>7}")
    compare("real report" if SEED.exists() else "invented report", old_paper(), 9, 8, 0)
    compare("270 pages", long_document(270), 4, 3, 1)


def compare(name: str, paper: Document, times: int, office_times: int, column: int) -> None:
    base = resources.read_bytes("docx/base.docx")

    def our_docx() -> object:
        return docx(paper, ND30, base, MADE, metrics())

    def our_pdf() -> object:
        return pdf(layout(paper, ND30, metrics()), fonts(), paper, MADE)

    works: dict[str, Callable[[], object] | None] = {
        "DOCX": our_docx,
        "PDF": our_pdf,
        "DOCX docxtpl": rivals.docxtpl_work(paper),
        "PDF platypus": rivals.platypus_work(paper),
        "PDF typst": rivals.typst_work(paper),
    }
    best: dict[str, float | None] = dict(in_turn(works, times))
    best["PDF LibreOffice"] = warm_office_ms(paper, office_times)
    for rival, aims in AIMS.items():
        ours, theirs, aim = best[rival.split()[0]], best.get(rival), aims[column]
        if ours is None or theirs is None:
            print(f"{rival:24}{name:>16}  not installed, left out")
        else:
            ratio = ours / theirs
            told = f"{ours:9.1f}{theirs:11.1f}{ratio:7.2f}{aim:7.2f}"
            print(f"{rival:24}{name:>16}{told}{'' if ratio <= aim else '  over the aim'}")


def in_turn(works: Mapping[str, Callable[[], object] | None], times: int) -> dict[str, float]:
    """The best time of each in milliseconds; the first round only warms up."""
    best: dict[str, float] = {}
    for turn in range(times + 1):
        for name, work in works.items():
            if work is None:
                continue
            # Nobody pays for what another one left behind.
            gc.collect()
            gc.freeze()
            start = time.perf_counter()
            work()
            took = (time.perf_counter() - start) * 1000
            if turn:
                best[name] = min(took, best.get(name, took))
    return best


if __name__ == "__main__":
    main()
