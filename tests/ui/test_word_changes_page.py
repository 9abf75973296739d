"""A Word file of ours, worked at in Word, is recognised where old files are opened."""

import datetime
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt

from core.markup import parse, print_
from core.period import read_period
from core.report import State
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.old_report import OldReport
from ui.paper import rendering
from ui.session import Session
from ui.word_changes_page import WordChangesPage

OWN = "Trong {ky} còn chậm.\nDo ít người."


@pytest.fixture
def word(program: Program, tmp_path: Path) -> Path:
    """A report's Word file in which somebody changed two sections."""
    period = read_period("2024-9M")
    program.office.create("qcdc-pl34", period, None, program.rooms.open_report)
    session = opened(program)
    session.answer_prose("han-che", parse(OWN))
    session.answer_prose("tac-dong", parse("Dân vững tin."))
    session.save_now()
    file = tmp_path / "bao-cao.docx"
    made = rendering.docx_bytes(session.paper()(), datetime.date(2024, 9, 5))
    file.write_bytes(made)
    document = docx.Document(str(file))
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    for before, after in (("Do ít người", "Do thiếu người"), ("vững tin", "vui lòng")):
        (run,) = (run for run in runs if before in run.text)
        run.text = run.text.replace(before, after)
    document.save(str(file))
    return file


def opened(program: Program) -> Session:
    assert program.rooms.report is not None
    return program.rooms.report.wizard.session


def page(program: Program, file: Path) -> WordChangesPage:
    program.rooms.go_home()
    program.home.old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
    room.read(file)
    found = program.window.room
    assert isinstance(found, WordChangesPage)
    return found


def test_what_was_changed_is_shown_word_by_word(program: Program, word: Path) -> None:
    shown = page(program, word)
    assert [shown.list.item(at).text() for at in range(shown.list.count())] == [
        "● Nhận · III.2.5",
        "● Nhận · IV.2",
    ]
    shown.list.setCurrentRow(1)
    assert "Do ítthiếu người" in shown.shown.toPlainText()
    assert "đã sửa 2 mục" in shown._summary.text()


def test_a_section_that_is_left_stays_and_the_other_keeps_its_tokens(
    program: Program, word: Path
) -> None:
    shown = page(program, word)
    shown.list.setFocus()
    press(shown.list, Qt.Key.Key_Space)
    assert shown.list.item(0).text() == "○ Để lại · III.2.5"
    assert "1 mục" in shown.take.text()
    press(shown.take, Qt.Key.Key_Return)
    session = opened(program)
    assert print_(session.prose("han-che")) == OWN.replace("ít", "thiếu")
    assert print_(session.prose("tac-dong")) == "Dân vững tin."
    assert len(program.office.reports) == 1


def test_a_final_report_is_reopened_as_its_next_revision(program: Program, word: Path) -> None:
    session = opened(program)
    for section in session.report.sections:
        session.keep(section)
    program.office.finalise(session, lambda: None)
    shown = page(program, word)
    assert shown.take.text().startswith("Mở")
    shown._on_agreed()
    report = opened(program).report
    assert (report.state, report.revision) == (State.DRAFT, 2)
    assert "thiếu" in print_(report.sections["han-che"].prose)


def test_it_can_still_be_read_as_any_old_report(program: Program, word: Path) -> None:
    page(program, word).old_asked.emit()
    room = program.window.room
    assert isinstance(room, OldReport)
