"""The days of an open report: changed on its first page, kept, undone, and followed."""

import datetime
from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.events import Event
from core.report import Registration
from tests.ui.conftest import Inline
from tests.ui.test_session import kept
from tests.ui.test_unit_profile import title_form
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.wizard.head_forms import TitleForm
from ui.wizard.wizard import Wizard


def write(line: QLineEdit, words: str) -> None:
    line.setFocus()
    line.selectAll()
    keys(line, words)
    press(line, Qt.Key.Key_Return)


def test_the_days_of_an_open_report_are_changed_and_kept(wizard: Wizard, program: Program) -> None:
    form = title_form(wizard)
    write(form.days.last, "15/9")
    write(form.days.due, "25/9/2024")
    wizard.session.save_now()
    again = kept(program, wizard).report
    assert again.last_day == datetime.date(2024, 9, 15)
    assert again.due == datetime.date(2024, 9, 25)
    assert form.days.last.text() == "15/9/2024"
    assert "hạn gửi 25/9/2024" in wizard.header._progress.text()


def test_days_of_an_open_report_go_back_with_the_save(wizard: Wizard, program: Program) -> None:
    before = wizard.session.report.last_day
    write(title_form(wizard).days.last, "15/9")
    wizard.session.save_now()
    assert program.rooms.report
    program.rooms.report.steps.undo()
    assert kept(program, wizard).report.last_day == before


def test_a_day_taken_away_is_the_usual_one_and_the_due_day_is_none(wizard: Wizard) -> None:
    form, usual = title_form(wizard), wizard.session.report.last_day
    for day in (form.days.last, form.days.due):
        write(day, "20/9")
        write(day, " ")
    assert wizard.session.report.last_day == usual
    assert wizard.session.report.due is None


@pytest.mark.parametrize("words", ["31/02/2024", "abc", "1/1/2099 x", "1/12/2023"])
def test_what_is_no_day_or_comes_before_the_first_is_told(wizard: Wizard, words: str) -> None:
    form, before = title_form(wizard), wizard.session.report
    write(form.days.last, words)
    assert form.days._fault.isVisible()
    assert wizard.session.report is before


def test_looking_at_the_page_changes_nothing(wizard: Wizard) -> None:
    before = wizard.session.report
    form = title_form(wizard)
    form.flush()
    assert wizard.session.report is before


def test_the_register_of_events_is_read_for_the_new_days(
    wizard: Wizard, program: Program, writer: Inline
) -> None:
    held = Event("", "tiep_cong_dan", datetime.date(2024, 9, 20), {"luot": Decimal(4)})
    program.office.registers.save_event(held, lambda _: None)
    form: TitleForm = title_form(wizard)
    write(form.days.last, "29/9")
    told = wizard.session.facts.events.figures
    assert told
    write(form.days.last, "15/9")
    assert wizard.session.facts.events.figures == {}


def test_a_draft_registered_of_another_day_reads_the_names_of_that_day(
    wizard: Wizard, program: Program
) -> None:
    desk = program.office.registers
    first, last = desk.history.villages
    ended = replace(last, until=datetime.date(2025, 1, 1))
    desk.save_history(replace(desk.history, villages=(first, ended)))
    assert [each.id for each in wizard.session.facts.unit.villages] == ["doi_thong", "na_lua"]
    program.office.register(wizard.session, Registration("12", datetime.date(2025, 2, 1)))
    assert [each.id for each in wizard.session.facts.unit.villages] == ["doi_thong"]
