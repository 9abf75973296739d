"""The page of a new report: the newest one proposed, other sources by key, days, the request."""

import pytest
from PySide6.QtCore import Qt

from core.documents import CitedDocument
from core.markup import parse, print_
from core.numbers import read_date
from core.period import read_period
from core.report import Progress
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.new_report import NewReport
from ui.session import Session

REQUEST = CitedDocument("cv5", "Công văn", "5/UBND-NV", read_date("1/11/2024"))


@pytest.fixture
def room(program: Program) -> NewReport:
    """The page, where reports of 2023-Y and 2024-9M are known."""
    for period in ("2023-Y", "2024-9M"):
        program.office.create("qcdc-pl34", read_period(period), None, program.rooms.open_report)
        session = opened(program)
        session.answer_prose("han-che", parse(f"Lời của {period}."))
        session.save_now()
    program.office.registers.save_documents((REQUEST,))
    program.rooms.go_home()
    program.home.new_asked.emit()
    found = program.window.room
    assert isinstance(found, NewReport)
    found.period.choose(read_period("2024-Y"))
    return found


def opened(program: Program) -> Session:
    assert program.rooms.report is not None
    return program.rooms.report.wizard.session


def agreed(program: Program, room: NewReport) -> Session:
    room._on_agreed()
    return opened(program)


def test_the_newest_report_before_is_proposed(program: Program, room: NewReport) -> None:
    assert "9 tháng đầu năm 2024" in room.source.currentText()
    session = agreed(program, room)
    assert print_(session.prose("han-che")) == "Lời của 2024-9M."
    assert session.progress("han-che") is Progress.CARRIED
    assert session.report.figures == {}


def test_space_takes_a_section_from_last_year_then_from_the_form(
    program: Program, room: NewReport
) -> None:
    names = [room.sections.item(at).text() for at in range(room.sections.count())]
    at = next(at for at, name in enumerate(names) if "Hạn chế" in name or "hạn chế" in name)
    room.sections.setCurrentRow(at)
    press(room.sections, Qt.Key.Key_Space)
    assert room.sections.item(at).text().startswith("● năm 2023")
    room.sections.setCurrentRow(0)
    press(room.sections, Qt.Key.Key_Space)
    press(room.sections, Qt.Key.Key_Space)
    session = agreed(program, room)
    assert print_(session.prose("han-che")) == "Lời của 2023-Y."
    assert session.progress("tieu-de") is Progress.EMPTY
    assert session.progress("mo-dau") is Progress.CARRIED


def test_days_follow_the_kind_and_can_be_typed(program: Program, room: NewReport) -> None:
    assert (room.days.first.text(), room.days.last.text()) == ("15/12/2023", "14/12/2024")
    room.days.last.setFocus()
    room.days.last.selectAll()
    keys(room.days.last, "10/12")
    room.days.due.setFocus()
    keys(room.days.due, "15/12/2024")
    report = agreed(program, room).report
    assert (report.last_day, report.due) == (read_date("10/12/2024"), read_date("15/12/2024"))


def test_a_wrong_day_is_told_and_nothing_is_made(program: Program, room: NewReport) -> None:
    room.days.first.setText("31/12/2024")
    room._on_agreed()
    assert program.window.room is room
    assert "sau ngày cuối" in room.days._fault.text()
    room.days.first.setText("nay mai")
    room._on_agreed()
    assert program.window.room is room
    assert len(program.office.reports) == 2


def test_the_request_is_bound_to_its_slot(program: Program, room: NewReport) -> None:
    room.request.choose("cv5")
    assert agreed(program, room).report.slots == {"cong_van_yeu_cau": "cv5"}


def test_without_any_report_there_is_nothing_to_choose_from(program: Program) -> None:
    program.home.new_asked.emit()
    found = program.window.room
    assert isinstance(found, NewReport)
    assert not found.sections.isVisible()
    assert found.source.value() is None
