"""A page lying on its side is printed whole, on the same upright sheet."""

from pathlib import Path
from shutil import which

import pytest
from PySide6.QtCore import QMarginsF, QProcess, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter
from pytestqt.qtbot import QtBot

from core.layout.pages import layout
from tests import papers
from ui.paper.painter import PagePainter
from ui.paper.printing import draw


@pytest.mark.skipif(not which("pdftotext"), reason="poppler-utils is missing")
def test_the_annex_is_turned_onto_the_sheet(qtbot: QtBot, tmp_path: Path) -> None:
    blocks = (papers.body("Kèm theo Phụ lục."), *papers.annex(3, landscape=True))
    pages = layout(papers.document(*blocks), papers.ND30, papers.metrics())
    path = tmp_path / "in.pdf"
    writer = QPdfWriter(str(path))
    size = QPageSize(QSizeF(pages[0].width, pages[0].height), QPageSize.Unit.Point)
    sheet = QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF())
    sheet.setMode(QPageLayout.Mode.FullPageMode)
    writer.setPageLayout(sheet)
    brush = QPainter(writer)
    draw(pages, PagePainter(papers.fonts()), brush, writer.resolution(), writer.newPage)
    brush.end()
    reading = QProcess()
    reading.start("pdftotext", ["-f", "2", "-l", "2", "-bbox", str(path), "-"])
    assert reading.waitForFinished()
    told = bytes(reading.readAllStandardOutput().data()).decode()
    assert 'width="595' in told
    assert "lục</word>" in told
    corners = [part.split('"')[1::2] for part in told.split("<word ")[1:]]
    words = [tuple(map(float, corner[:4])) for corner in corners]
    assert min(word[0] for word in words) > 50
    assert max(word[2] for word in words) < 545
    assert all(0 < word[1] < word[3] < 842 for word in words)
