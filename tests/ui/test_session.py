"""Everything typed is saved by itself, and only what the database has is called saved."""

from core.fields import NOTHING
from core.markup import parse
from core.report import Progress
from tests.ui.conftest import Inline
from ui.app import Program
from ui.session import REST_MS, STEADY_MS, Session
from ui.wizard.wizard import Wizard

SECTION = "dac-diem-tinh-hinh"


def kept(program: Program, wizard: Wizard) -> Session:
    """The same report as the database has it."""
    found: list[Session] = []
    program.office.open(wizard.session.report.id, found.append)
    return found[0]


def waits(session: Session) -> bool:
    """Whether something is not in the database yet."""
    return not session.is_saved


def test_a_change_is_saved_one_second_after_typing_rests(program: Program, wizard: Wizard) -> None:
    session = wizard.session
    session.answer_prose(SECTION, parse("Xã có đường mới."))
    assert session._rest.interval() == REST_MS == 1000
    assert waits(session)
    session._rest.timeout.emit()
    assert session.is_saved
    assert kept(program, wizard).prose(SECTION) == parse("Xã có đường mới.")


def test_steady_typing_is_saved_after_two_seconds(wizard: Wizard) -> None:
    session = wizard.session
    session.answer_prose(SECTION, parse("Xã"))
    session.answer_prose(SECTION, parse("Xã có"))
    assert session._steady.isActive()
    assert session._steady.interval() == STEADY_MS
    assert STEADY_MS * 1.05 + 300 < 2000  # the timer may be late, and an old disk takes its time
    session._steady.timeout.emit()
    assert session.is_saved
    assert not session._steady.isActive()


def test_it_is_called_saved_only_after_the_database_said_so(
    wizard: Wizard, program: Program, writer: Inline
) -> None:
    writer.is_held = True
    wizard.session.answer_figure("so_ho", NOTHING)
    wizard.session.save_now()
    assert waits(wizard.session)
    assert "Đã lưu lúc" not in program.window.status.saved.text()
    writer.step()
    assert wizard.session.is_saved
    assert "Đã lưu lúc" in program.window.status.saved.text()


def test_what_is_typed_while_saving_is_saved_next(wizard: Wizard, writer: Inline) -> None:
    session = wizard.session
    writer.is_held = True
    session.answer_prose(SECTION, parse("Một"))
    session.save_now()
    session.answer_prose(SECTION, parse("Một hai"))
    writer.step()
    assert not session.is_saved
    session._rest.timeout.emit()
    writer.step()
    assert session.is_saved


def test_whoever_waits_for_the_save_is_told_after_all_of_it(wizard: Wizard, writer: Inline) -> None:
    session = wizard.session
    told: list[bool] = []
    writer.is_held = True
    session.answer_prose(SECTION, parse("Một"))
    session.save_now()
    session.answer_prose(SECTION, parse("Một hai"))
    session.save_now(lambda: told.append(session.is_saved))
    writer.step()
    assert told == []
    writer.step()
    assert told == [True]


def test_a_failed_save_says_so_and_typing_goes_on(wizard: Wizard, program: Program) -> None:
    session = wizard.session
    good, session._save = session._save, _refuse
    session.answer_prose(SECTION, parse("Một"))
    session.save_now()
    status = program.window.status
    assert "Chưa lưu được" in status.saved.text()
    assert status._retry.isVisible()
    session.answer_prose(SECTION, parse("Một hai"))
    session._save = good
    status._retry.click()
    assert session.is_saved
    assert "Đã lưu lúc" in status.saved.text()


def _refuse(_id: object, _changed: object) -> None:
    from storage.connection import DiskFull

    raise DiskFull(path="D:/")


def test_a_figure_makes_its_section_being_worked_at(wizard: Wizard) -> None:
    wizard.session.mark(SECTION, Progress.EMPTY)
    wizard.session.answer_figure("so_ho", NOTHING)
    assert wizard.session.progress(SECTION) is Progress.DOING


def test_a_new_village_reaches_the_open_draft(wizard: Wizard, program: Program) -> None:
    from dataclasses import replace

    from core.unit import Village

    unit = program.office.unit
    program.office.save_unit(replace(unit, villages=(*unit.villages, Village("ha", "Hạ"))))
    assert wizard.session.facts.unit.village("ha") is not None
