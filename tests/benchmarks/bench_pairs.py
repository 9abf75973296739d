"""Long papers through LibreOffice beside our PDF: pages and lines that agree."""

import tempfile
from pathlib import Path

from tests import papers
from tests.benchmarks.bench_paper import old_paper
from tests.office import has_office
from tests.pairs import HEADING, pairs


def main() -> None:
    """Prints one line a paper; the aim is 95 % of the lines and a page more or less at most."""
    if not has_office():
        print("LibreOffice is not installed: nothing to compare with.")
        return
    documents = {
        "report as imported": old_paper(),
        "30 pages": papers.long_document(30),
        "270 pages": papers.long_document(270),
        "270 pages, a draft with everything": papers.whole_document(chapters=328),
    }
    print(HEADING)
    with tempfile.TemporaryDirectory() as folder:
        for pair in pairs(documents, Path(folder)).values():
            print(pair.figures)


if __name__ == "__main__":
    main()
