"""The choices the decree leaves to a unit are asked on the profile and seen on its papers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QStyleOptionViewItem

from core.layout.placed import text_of
from core.paper import Addressees, AnnexTitle, Circulation, Letterhead, Urgency
from core.report import Head
from core.unit import Office
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.entries import Choice
from ui.first_start import FirstStart
from ui.paper import rendering
from ui.unit_profile import UnitProfile
from ui.wizard.head_forms import ClosingForm, TitleForm
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard


def profile(program: Program) -> UnitProfile:
    program.rooms._show_unit()
    room = program.window.room
    assert isinstance(room, UnitProfile)
    return room


def head(wizard: Wizard, section: str) -> TitleForm | ClosingForm:
    wizard.open_page(section)
    shown = wizard.stack.currentWidget()
    assert isinstance(shown, SectionPage)
    assert shown.head is not None
    return shown.head


def title_form(wizard: Wizard) -> TitleForm:
    form = head(wizard, wizard.session.facts.template.title.id)
    assert isinstance(form, TitleForm)
    return form


def closing_form(wizard: Wizard) -> ClosingForm:
    form = head(wizard, wizard.session.facts.template.closing.id)
    assert isinstance(form, ClosingForm)
    return form


def blocks(wizard: Wizard, kind: type) -> list[object]:
    return [block for block in wizard.session.paper()().blocks if isinstance(block, kind)]


def test_lines_of_the_paper_are_written_and_kept(program: Program) -> None:
    room = profile(program)
    room.tabs.setCurrentIndex(3)
    keys(room.look.superior, "UBND HUYEN DONG VAN")
    keys(room.look.contact, "DT 0257")
    room._rest.timeout.emit()
    unit = program.office.unit
    assert (unit.superior_line, unit.contact) == ("UBND HUYEN DONG VAN", "DT 0257")


def test_sizes_and_habits_are_chosen_and_kept(program: Program) -> None:
    room = profile(program)
    room.look.scale.setCurrentIndex(1)
    room.look.full_place.click()
    room.look.pad_counts.click()
    room.flush()
    unit = program.office.unit
    assert (unit.head_scale, unit.full_place, unit.pad_counts) == (13, True, True)
    program.rooms.go_home()
    again = profile(program).look
    assert again.scale.value() == 13
    assert again.full_place.isChecked()
    assert again.pad_counts.isChecked()


@pytest.mark.parametrize("part", ["superior", "contact", "scale", "full_place", "pad_counts"])
def test_every_choice_says_what_it_does(program: Program, part: str) -> None:
    assert len(getattr(profile(program).look, part).accessibleDescription()) > 15


def test_what_is_chosen_is_printed_in_the_open_report(program: Program, wizard: Wizard) -> None:
    unit = replace(
        program.office.unit, superior_line="UBND HUYỆN ĐỒNG VÂN", contact="ĐT 0257", head_scale=13
    )
    program.office.save_unit(unit)
    (letterhead,) = blocks(wizard, Letterhead)
    assert isinstance(letterhead, Letterhead)
    assert letterhead.scale == 13
    first = " ".join(text_of(rendering.pages(wizard.session.paper()())[0]))
    assert "UBND HUYỆN ĐỒNG VÂN" in first
    assert "ĐT 0257" in first


def test_a_report_can_be_urgent(wizard: Wizard) -> None:
    form = title_form(wizard)
    form.urgency.setFocus()
    press(form.urgency, Qt.Key.Key_Down)
    assert wizard.session.report.head.urgency is Urgency.URGENT
    (letterhead,) = blocks(wizard, Letterhead)
    assert isinstance(letterhead, Letterhead)
    assert letterhead.urgency is Urgency.URGENT
    press(form.urgency, Qt.Key.Key_Up)
    assert wizard.session.report.head.urgency is None


def test_a_report_can_be_kept_inside_and_say_who_drafted_it(wizard: Wizard) -> None:
    form = title_form(wizard)
    form.circulation.setFocus()
    press(form.circulation, Qt.Key.Key_Down)
    assert wizard.session.report.head.circulation is Circulation.INTERNAL
    wizard.open_page(wizard.session.facts.template.closing.id)
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    closing = page.head
    assert isinstance(closing, ClosingForm)
    closing.drafter.setFocus()
    keys(closing.drafter, "pl 30")
    press(closing.drafter, Qt.Key.Key_Tab)
    assert closing.drafter.text() == "PL.(30)"
    said = [line for page in rendering.pages(wizard.session.paper()()) for line in text_of(page)]
    assert {"LƯU HÀNH NỘI BỘ", "PL.(30)"} <= set(said)


def test_addressees_are_switched_off_and_on_again(wizard: Wizard) -> None:
    form = title_form(wizard)
    assert form.has_addressed.isChecked()
    assert blocks(wizard, Addressees)
    press(form.has_addressed, Qt.Key.Key_Space)
    assert not blocks(wizard, Addressees)
    assert not form.addressed.isEnabled()
    press(form.has_addressed, Qt.Key.Key_Space)
    assert blocks(wizard, Addressees)
    assert form.addressed.toPlainText() == "UBND huyện Đồng Vân"


def test_an_addressee_being_rewritten_does_not_switch_them_off(wizard: Wizard) -> None:
    form = title_form(wizard)
    form.addressed.setFocus()
    form.addressed.selectAll()
    press(form.addressed, Qt.Key.Key_Delete)
    assert form.addressed.isEnabled()
    keys(form.addressed, "So Noi vu")
    assert wizard.session.report.head.addressed_to == ("So Noi vu",)


def test_the_annex_is_printed_when_it_is_asked_for(wizard: Wizard) -> None:
    form = closing_form(wizard)
    wanted = not form.annex.isChecked()
    press(form.annex, Qt.Key.Key_Space)
    assert wizard.session.report.head.annex is wanted
    assert bool(blocks(wizard, AnnexTitle)) is wanted


def test_nothing_of_the_head_changes_in_a_final_report(wizard: Wizard, program: Program) -> None:
    program.office.finalise(wizard.session, lambda: None)
    id_ = wizard.session.report.id
    program.rooms.open_report(id_)
    assert program.rooms.report is not None
    final = program.rooms.report.wizard
    before: Head = final.session.report.head
    assert not title_form(final).isEnabled()
    (annex,) = closing_form(final).findChildren(QCheckBox)
    assert not annex.isEnabled()
    assert final.session.report.head == before


def test_an_office_of_a_committee_has_its_own_words_and_sign(program: Program) -> None:
    room = profile(program)
    assert [cell.cells[1] for cell in room.signers.entries()] == ["Chủ tịch"]
    room.form.kind.choose("sở")
    room.form.lines["name"].setText("Nội vụ")
    room._rest.timeout.emit()
    assert program.office.unit.full_name == "Sở Nội vụ"
    assert [cell.cells[1] for cell in room.signers.entries()] == ["Giám đốc"]
    editor = room.signers.table.itemDelegate().createEditor(
        room, QStyleOptionViewItem(), room.signers.table.model().index(0, 1)
    )
    assert isinstance(editor, Choice)
    assert [item[0] for item in editor.items()] == ["Giám đốc", "Quyền Giám đốc", "Phó Giám đốc"]
    keys(room.look.sign, "NV")
    room._rest.timeout.emit()
    assert program.office.unit.sign == "NV"
    assert program.office.unit.signers[0].office is Office.CHAIR
    program.rooms.go_home()
    titles = [part.text() for part in program.home.findChildren(QLabel)]
    assert "Báo cáo của Sở Nội vụ" in titles


def test_the_first_start_asks_for_the_office_as_it_is_called(qapp: object) -> None:
    assert qapp
    first = FirstStart("", "")
    first.form.kind.choose("phòng")
    assert [item[0] for item in first.office.items()] == [
        "Trưởng phòng",
        "Quyền Trưởng phòng",
        "Phó Trưởng phòng",
    ]
