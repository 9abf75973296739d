"""One paper twice: the Word file as LibreOffice prints it, and our PDF; how far they agree."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from pathlib import Path

from core.export.pdf import pdf
from core.layout.pages import layout
from core.paper import Document
from tests import papers
from tests.office import convert
from tests.papers import ND30
from tests.word_files import MADE, word_file

HEADING = f"{'Word paper through LibreOffice, our PDF':44}{'pages':>11}{'same lines':>14}"


@dataclass(frozen=True, slots=True)
class Printed:
    """The rows of each page as `pdftotext` sees them, and all text in the order it was drawn."""

    pages: tuple[tuple[str, ...], ...]
    drawn: str

    @property
    def rows(self) -> list[str]:
        return [row for page in self.pages for row in page]


@dataclass(frozen=True)
class Pair:
    """A paper of a name in both prints."""

    name: str
    document: Document
    word: Printed
    ours: Printed

    @property
    def pages(self) -> tuple[int, int]:
        return len(self.word.pages), len(self.ours.pages)

    @cached_property
    def share(self) -> float:
        """The part of all rows that both have, in order."""
        matcher = SequenceMatcher(None, self.word.rows, self.ours.rows, autojunk=False)
        same = sum(block.size for block in matcher.get_matching_blocks())
        return same / max(len(self.word.rows), len(self.ours.rows))

    @property
    def figures(self) -> str:
        """As a line under `HEADING`."""
        pages = f"{self.pages[0]} = {self.pages[1]}".replace("=", "=" if self.agree else "≠")
        return f"{self.name:44}{pages:>11}{100 * self.share:12.1f} %"

    @property
    def agree(self) -> bool:
        return self.pages[0] == self.pages[1]


def pairs(documents: Mapping[str, Document], folder: Path) -> dict[str, Pair]:
    """Both prints of every paper, by its name; LibreOffice is started once, which takes seconds."""
    words = []
    for number, document in enumerate(documents.values()):
        words.append(folder / f"word-{number}.docx")
        words[-1].write_bytes(word_file(document))
        pages = layout(document, ND30, papers.metrics())
        path = folder / f"ours-{number}.pdf"
        path.write_bytes(pdf(pages, papers.fonts(), document, MADE))
    convert(words, folder)
    return {
        name: Pair(
            name,
            document,
            printed(folder / f"word-{number}.pdf"),
            printed(folder / f"ours-{number}.pdf"),
        )
        for number, (name, document) in enumerate(documents.items())
    }


def printed(path: Path) -> Printed:
    def read(order: str) -> str:
        command = ["pdftotext", order, "-enc", "UTF-8", str(path), "-"]
        return subprocess.run(command, check=True, capture_output=True, timeout=60).stdout.decode()

    pages = read("-layout").removesuffix("\f").split("\f")
    rows = (page.splitlines() for page in pages)
    return Printed(tuple(tuple(filter(None, map(row, page))) for page in rows), read("-raw"))


def row(line: str) -> str:
    """A row without what the two programs space differently: raised numbers, columns."""
    return re.sub(r"\s+|(?<=\D)\d{1,2}(?=\s|$)|^\d{1,2}\s", " ", line).replace(" ", "")
