"""The figures' rows by keys: last period in grey, sums locked, reasons, notes, F7."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.events import Event
from core.fields import NOTHING, Figure, Value
from core.period import read_period
from core.report import new_report
from storage import events, library, reports
from tests.ui.conftest import UNIT
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.wizard.figure_row import FigureRow
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PAST: Mapping[str, Mapping[str, Figure]] = {
    "2024-6M": {"so_ho": Decimal(1377), "tiep_dinh_ky": Decimal(6), "vuot_cap": NOTHING},
    "2023-9M": {"so_ho": Decimal(1301)},
}


@pytest.fixture
def form(program: Program) -> Wizard:
    """A report of nine months beside the reports before it and two meetings with citizens."""
    store = program.office._store()
    template = library.template("qcdc-pl34")
    for at, (period, figures) in enumerate(PAST.items()):
        made = new_report(template, read_period(period), f"id{at}", UNIT.full_name)
        reports.create(store, replace(made, figures=figures))
    kind: Mapping[str, Value] = {"hinh_thuc": "định kỳ", "luot": Decimal(1)}
    met = (Event("", "tiep_cong_dan", date(2024, 3, day), kind) for day in (5, 12))
    events.save_events(store, met)
    now = new_report(template, read_period("2024-9M"), "now", UNIT.full_name)
    reports.create(store, now)
    program.rooms.open_report("now")
    assert program.rooms.report is not None
    return program.rooms.report.wizard


def row(wizard: Wizard, field: str) -> FigureRow:
    wizard._open_field(field)
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    assert shown.questions is not None
    found = shown.questions.row_of(field)
    assert isinstance(found, FigureRow)
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def typed(wizard: Wizard, field: str, text: str) -> None:
    found = row(wizard, field)
    found.entry.selectAll()
    keys(found.entry, text)
    press(found.entry, Qt.Key.Key_Return)


def test_last_period_and_the_same_a_year_before_stand_beside_it(form: Wizard) -> None:
    hint = row(form, "so_ho").hint
    assert hint.text() == "kỳ trước (F7): 1.377 · cùng kỳ năm trước: 1.301"
    assert hint.toolTip() == "6 tháng đầu năm 2024: 1.377 · 9 tháng đầu năm 2023: 1.301"
    assert "kỳ trước (F7): không phát sinh" in row(form, "vuot_cap").hint.text()
    assert row(form, "so_khau").hint.isHidden()


def test_f7_takes_last_periods_number_and_ctrl_z_gives_back_what_was(form: Wizard) -> None:
    found = row(form, "so_ho")
    keys(found.entry, "12")
    press(found.entry, Qt.Key.Key_F7)
    assert form.session.report.figures["so_ho"] == Decimal(1377)
    assert found.entry.text() == "1.377"
    press(found.entry, Qt.Key.Key_Z, CTRL)
    assert found.entry.text() == "12"
    assert form.session.report.figures["so_ho"] == Decimal(12)


def test_f7_takes_that_nothing_happened_too(form: Wizard) -> None:
    found = row(form, "vuot_cap")
    press(found.entry, Qt.Key.Key_F7)
    assert form.session.report.figures["vuot_cap"] is NOTHING


def test_the_register_of_events_is_offered(form: Wizard) -> None:
    assert form.session.facts.events.figures
    field, told = next(iter(form.session.facts.events.figures.items()))
    found = row(form, field)
    assert f"sổ việc: {told.value}" in found.hint.text()
    press(found.entry, Qt.Key.Key_F7, SHIFT)
    assert form.session.report.figures[field] == told.value
    assert "sổ việc" not in found.hint.text()


def summed(form: Wizard) -> FigureRow:
    for field, value in (("tiep_dinh_ky", 2), ("tiep_thuong_xuyen", 1), ("tiep_dot_xuat", 5)):
        form.session.answer_figure(field, Decimal(value))
    return row(form, "luot_tiep")


def test_a_sum_is_locked_and_explained(form: Wizard) -> None:
    found = summed(form)
    assert found.entry.text() == "8"
    assert found.hint.text() == "∑ 8 = 2 + 1 + 5"
    keys(found.entry, "9")
    assert found.entry.text() == "8"
    assert "Sửa tay" in found.fault.text()
    assert "luot_tiep" not in form.session.report.figures


def test_overriding_asks_why_and_is_marked(form: Wizard) -> None:
    found = summed(form)
    press(found.override, Qt.Key.Key_Space)
    assert focus() is found.entry
    keys(found.entry, "9")
    press(found.entry, Qt.Key.Key_Return)
    assert focus().accessibleName() == "Vì sao sửa tay Lượt tiếp công dân"
    keys(focus(), "sot mot")
    press(focus(), Qt.Key.Key_Return)
    report = form.session.report
    assert report.figures["luot_tiep"] == Decimal(9)
    assert report.reasons == {"luot_tiep": "sot mot"}
    assert found.hint.text().startswith("✎ sửa tay · ∑ 8 = 2 + 1 + 5")
    press(found.override, Qt.Key.Key_Space)
    assert found.entry.text() == "8"
    assert form.session.report.figures["luot_tiep"] is None
    assert form.session.report.reasons == {}


def test_a_sum_whose_parts_are_not_known_can_be_written(form: Wizard) -> None:
    typed(form, "luot_tiep", "8")
    assert form.session.report.figures["luot_tiep"] == Decimal(8)


def test_a_note_stands_beside_a_figure_and_is_kept(form: Wizard, program: Program) -> None:
    found = row(form, "so_ho")
    assert found.note.isHidden()
    QTest.mouseClick(found._more, Qt.MouseButton.LeftButton)
    keys(focus(), "theo so")
    press(focus(), Qt.Key.Key_Return)
    assert form.session.report.notes == {"so_ho": "theo so"}
    program.window.save_now()
    assert reports.load(program.office._store(), "now").notes == {"so_ho": "theo so"}
    assert not found.note.isHidden()


def test_a_note_being_typed_is_not_lost_on_leaving_the_page(form: Wizard) -> None:
    found = row(form, "so_ho")
    QTest.mouseClick(found._more, Qt.MouseButton.LeftButton)
    keys(focus(), "x")
    form.step(1)
    assert form.session.report.notes == {"so_ho": "x"}


def test_fewer_than_last_period_in_one_year_is_told(form: Wizard) -> None:
    typed(form, "tiep_dinh_ky", "5")
    told: list[str] = []
    form.session.check(lambda: told.extend(one.code.value for one in form.session.findings))
    assert "figure_shrunk" in told
