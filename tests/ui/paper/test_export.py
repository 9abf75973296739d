"""Characters the font lacks are told with their place before anything is written or printed."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog

from core.export.glyphs import Lost, Spot
from core.markup import parse
from ui.app import Program
from ui.paper.export import Export
from ui.paper.lost import MOST, question, replaced_words
from ui.paper.print_page import PrintPage
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

SECTION = "han-che"


class Asked:
    """Stands for the box: remembers what it said and gives one answer."""

    def __init__(self, *, agrees: bool) -> None:
        self.agrees = agrees
        self.said: list[tuple[str, str, str]] = []

    def __call__(self, _over: Any, text: str, verb: str, instead: str = "") -> bool:
        self.said.append((text, verb, instead))
        return self.agrees


def write_in(wizard: Wizard, text: str) -> None:
    wizard.open_page(SECTION)
    wizard.session.answer_prose(SECTION, parse(text))
    wizard.open_page("mo-dau")


def export(program: Program) -> Export:
    assert program.rooms.report is not None
    return program.rooms.report.export


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Where the file dialog would lead."""
    target = tmp_path / "Gửi"
    target.mkdir()

    def chosen(_over: Any, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        return str(target / Path(proposed).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", chosen)
    return target


def answer(monkeypatch: pytest.MonkeyPatch, *, agrees: bool) -> Asked:
    asked = Asked(agrees=agrees)
    monkeypatch.setattr("ui.paper.export.ask", asked)
    return asked


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_lost_character_is_told_with_its_place_and_gone_to(
    wizard: Wizard, program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    write_in(wizard, "Dòng đầu.\nViệc tốt 👍 lắm.")
    asked = answer(monkeypatch, agrees=False)
    {"docx": wizard.header.word_asked, "pdf": wizard.header.pdf_asked}[kind].emit()
    ((text, verb, instead),) = asked.said
    assert "“👍” ở mục" in text
    assert "tốt 👍 lắm" in text
    assert (verb, instead) == ("Vẫn xuất", "Quay lại sửa")
    assert list(folder.iterdir()) == []
    assert wizard.page == SECTION
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    assert shown.prose.hasFocus()
    assert shown.prose.textCursor().blockNumber() == 1


def test_one_may_write_all_the_same(
    wizard: Wizard, program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(wizard, "Việc tốt 👍 lắm.")
    answer(monkeypatch, agrees=True)
    wizard.header.pdf_asked.emit()
    (file,) = folder.iterdir()
    assert file.suffix == ".pdf"
    assert f"Đã ghi {file.name}" in program.window.bar.text()


def test_nothing_is_asked_where_every_letter_is_there(
    wizard: Wizard, program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, agrees=False)
    wizard.header.pdf_asked.emit()
    assert asked.said == []
    assert len(list(folder.iterdir())) == 1


def test_what_is_replaced_is_told_after_writing(
    wizard: Wizard, program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(wizard, "Đạt ✔ rồi.")
    asked = answer(monkeypatch, agrees=False)
    wizard.header.pdf_asked.emit()
    assert asked.said == []
    assert "“✔” thành “x”" in program.window.bar.text()


def test_printing_asks_too(
    wizard: Wizard, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_in(wizard, "Việc tốt 👍 lắm.")
    asked = answer(monkeypatch, agrees=False)
    wizard.header.print_asked.emit()
    assert asked.said[0][1] == "Vẫn in"
    assert not program.window.findChildren(PrintPage)
    assert wizard.page == SECTION


def test_a_note_is_gone_to_and_the_foot_of_the_paper(wizard: Wizard, program: Program) -> None:
    write_in(wizard, "Một.\nHai[^ chú 👍 thích].")
    export(program).returned.emit(Lost("👍", "", Spot.NOTE, "1", "chú 👍 thích"))
    assert wizard.page == SECTION
    export(program).returned.emit(Lost("👍", "", Spot.FOOT, "", "👍"))
    assert wizard.page == wizard.session.facts.template.closing.id


def test_many_are_counted_and_not_all_named() -> None:
    lost = [Lost("👍", "", Spot.NOTE, str(at), "tốt 👍") for at in range(MOST + 3)]
    told = question(lost, "chúng thành ô trống.")
    assert told.count("•") == MOST
    assert "và 3 chỗ khác" in told


def test_each_replacement_is_told_once() -> None:
    lost = [Lost("✓", "x", Spot.NOTE, str(at), "") for at in range(3)]
    assert replaced_words(lost).count("✓") == 1
    assert replaced_words([Lost("👍", "", Spot.NOTE, "1", "")]) == ""
