"""A receiving office by its window: sticks, the board, reading, remarks, totals."""

import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QLabel

from core.carry_over import Wish
from core.commune import Commune
from core.period import Period, read_period
from core.slip import short_code
from core.unit import Unit
from storage import communes, copying, outgoing, registers, remarks, reports, submission
from storage.backup_names import FOLDER, Why, backups
from storage.backups import proof_of
from storage.database import Store, open_store, seq
from storage.facts import facts_of, lock
from storage.starting import start as start_report
from tests.test_journey import click
from tests.ui.conftest import Inline
from tests.ui.wizard.hands import keys, press
from ui.app import Program
from ui.home import state_words
from ui.receiving.arrivals import Arrivals
from ui.receiving.board import BoardPage
from ui.receiving.communes import CommunesPage
from ui.receiving.inbox import work
from ui.receiving.reading import ReadingPage
from ui.receiving.texts import TextsPage
from ui.receiving.totals import TotalsPage
from ui.wizard.page import SectionPage

PERIOD = read_period("2024-9M")
SECTION = "dac-diem-tinh-hinh"


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """What two communes handed over."""
    folder = tmp_path / "USB"
    folder.mkdir()
    for number, name in enumerate(("Đồi Cao", "Ba Suối")):
        store = open_store(tmp_path / f"xa{number}" / "baocaoxa.db")
        registers.save_unit(store, Unit(name=name, parent="UBND huyện Trên", province="tỉnh Ấy"))
        start_report(store, "qcdc-pl34", PERIOD, None, Wish(), f"id{number}")
        reports.save_answers(store, f"id{number}", {"figure:so_ho": 100 + number})
        lock(store, facts_of(store, f"id{number}"))
        submission.submit(store, (f"id{number}",), folder)
        store.close()
    return folder


@pytest.fixture(autouse=True)
def homes(tmp_path: Path) -> None:
    for number in range(2):
        (tmp_path / f"xa{number}").mkdir()


@pytest.fixture
def office(program: Program, stick: Path) -> Program:
    """The program after Nhận."""
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    click(room, "Nhận")
    return program


Room = TypeVar("Room")


def shown(program: Program, name: str, kind: type[Room]) -> Room:
    getattr(program.rooms, f"_show_{name}")()
    return room_of(program, kind)


def room_of(program: Program, kind: type[Room]) -> Room:
    room = program.window.room
    assert isinstance(room, kind)
    return room


def board(program: Program) -> BoardPage:
    room = shown(program, "board", BoardPage)
    room.period.choose(PERIOD)
    return room


def read(program: Program) -> ReadingPage:
    room = board(program)
    room.table.opened.emit((0, 2))
    return room_of(program, ReadingPage)


def totals(program: Program) -> TotalsPage:
    room = shown(program, "totals", TotalsPage)
    room.period.choose(PERIOD)
    room.count()
    return room


def test_what_is_on_the_stick_is_told_before_it_is_taken(program: Program, stick: Path) -> None:
    (stick / "hong.db").write_bytes(b"x" * 4096)
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    assert "Tìm thấy 3 tệp: sẽ nhận 2 báo cáo, 1 tệp không nhận được" in room.summary.text()
    before = len(program.office.reports)
    click(room, "Nhận")
    assert "Đã nhận 2 báo cáo" in room.summary.text()
    assert (before, len(program.office.reports)) == (0, 2)
    room.look([stick])
    assert not room.take.isEnabled()


def test_the_code_of_the_slip_stands_beside_its_file(program: Program, stick: Path) -> None:
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    codes = {line[0]: line[1] for line in room.table.lines()}
    assert codes == {
        file.name: short_code(sha256(file.read_bytes()).hexdigest()) for file in stick.iterdir()
    }


def test_what_to_do_about_a_damaged_file_is_read_whole_under_the_table(
    program: Program, stick: Path
) -> None:
    data = bytearray(next(stick.glob("BC_*.db")).read_bytes())
    data[-900] ^= 1
    (stick / "A.db").write_bytes(data)
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    assert room.told.text() == f"A.db: {room.table.lines()[0][-1]}"
    assert "xin đơn vị" in room.told.text()
    room.table.selectRow(1)
    assert room.told.text().endswith(": mới")


def test_while_it_is_taken_in_the_room_says_what_is_going_on(program: Program, stick: Path) -> None:
    room, said = shown(program, "receive", Arrivals), set()
    room.look([stick])
    program.office.inbox.progressed.connect(lambda _: said.add(room.summary.text()))
    click(room, "Nhận")
    assert said == {"Đang sao lưu dữ liệu đang có rồi mới nhận. Chưa xong thì chưa có gì thay đổi."}


@pytest.mark.parametrize("longest", [1000, 1 << 40])
def test_what_was_there_is_backed_up_before_anything_is_taken(
    program: Program, stick: Path, monkeypatch: pytest.MonkeyPatch, longest: int
) -> None:
    monkeypatch.setattr(copying, "LONG", longest)
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    store = program.office.inbox._store()
    before = seq(store)
    click(room, "Nhận")
    made = [one for one in backups(store.path.parent / FOLDER) if one.why is Why.IMPORT]
    assert [one.seq for one in made] == [before]
    assert proof_of(made[0].path).is_good


def test_stopping_changes_nothing(program: Program, stick: Path) -> None:
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    program.office.inbox.progressed.connect(lambda _: program.office.inbox.stop())
    click(room, "Nhận")
    assert "Đã dừng" in room.summary.text()
    assert program.office.reports == ()


def test_the_board_names_the_missing_and_finds_units_without_marks(office: Program) -> None:
    room = board(office)
    click(room, "Danh sách đơn vị…")
    page = room_of(office, CommunesPage)
    page.lines.show_lines(["xã Đồi Cao; 0900 1", "xã Vắng; 0900 2", "xã Ba Suối"])
    click(page, "Ghi danh sách")
    room = room_of(office, BoardPage)
    assert [line[:3] for line in room.table.lines()] == [
        ("xã Ba Suối", "", "đã nộp, lần 1"),
        ("xã Đồi Cao", "0900 1", "đã nộp, lần 1"),
        ("xã Vắng", "0900 2", "chưa nộp"),
    ]
    assert "chưa nộp 1" in room.summary.text()
    keys(room.search, "doi")
    assert [line[0] for line in room.table.lines()] == ["xã Đồi Cao"]


def test_after_receiving_the_table_says_what_was_taken(program: Program, stick: Path) -> None:
    (stick / "hong.db").write_bytes(b"x" * 4096)
    room = shown(program, "receive", Arrivals)
    room.look([stick])
    click(room, "Nhận")
    assert [line[-1] for line in room.table.lines()] == [
        "đã nhận",
        "đã nhận",
        "tệp lạ, không phải tệp của Báo cáo xã",
    ]


def test_of_two_that_differ_it_is_said_how_one_is_taken(office: Program, tmp_path: Path) -> None:
    for number, households in enumerate((111, 222)):
        place = tmp_path / f"bản {number}"
        shutil.copytree(tmp_path / "xa0", place)
        store = open_store(place / "baocaoxa.db")
        reports.reopen(store, "id0")
        reports.save_answers(store, "id0", {"figure:so_ho": households})
        lock(store, facts_of(store, "id0"))
        (place / "usb").mkdir()
        submission.submit(store, ("id0",), place / "usb")
        store.close()
    room = shown(office, "receive", Arrivals)
    room.look([tmp_path / f"bản {number}" / "usb" for number in range(2)])
    assert "so mã đối chiếu với phiếu giao nhận" in room.summary.text()
    room.table.selectRow(1)
    click(room, "Lấy bản đang chọn")
    assert "phiếu giao nhận" not in room.summary.text()
    click(room, "Nhận")
    assert [line[-1] for line in room.table.lines()][1] == "đã nhận"


def test_nothing_is_decided_about_the_period_before_by_mistake(
    office: Program, tmp_path: Path
) -> None:
    """Alt+A while one looks back would accept the old report."""
    folder = tmp_path / "kỳ trước"
    folder.mkdir()
    store = open_store(tmp_path / "xa1" / "baocaoxa.db")
    start_report(store, "qcdc-pl34", read_period("2023-9M"), None, Wish(), "cu")
    lock(store, facts_of(store, "cu"))
    submission.submit(store, ("cu",), folder)
    store.close()
    arrivals = shown(office, "receive", Arrivals)
    arrivals.look([folder])
    click(arrivals, "Nhận")
    room = read(office)
    click(room, "Kỳ trước")
    assert "Đang xem kỳ trước, chỉ để đọc" in room.state.text()
    press(room.pages, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert not any(deed.isEnabled() for deed in room._deeds)
    click(room, "Kỳ này")
    assert room.state.text() == "Lần 1: chưa quyết định."
    assert all(deed.isEnabled() for deed in room._deeds)
    assert remarks.word(office._opened(), "cu") is None


def test_the_texts_go_into_the_form_of_the_office(office: Program) -> None:
    office.office.create("qcdc-tong-hop", PERIOD, None, lambda _: None, Wish())
    room = totals(office)
    click(room, "Lời văn các xã…")
    page = room_of(office, TextsPage)
    page.section.choose(SECTION)
    page.texts.item(0).setCheckState(Qt.CheckState.Checked)
    click(page, "Lấy vào báo cáo của ta")
    assert page.told.text().startswith("Đã lấy vào báo cáo của ta")


def test_totals_say_what_to_press_before_anything_is_added_up(program: Program) -> None:
    room = shown(program, "totals", TotalsPage)
    assert room.summary.text().startswith("Bấm Tổng hợp để tính ")
    room.period.choose(read_period("2024-Y"))
    assert room.summary.text() == "Bấm Tổng hợp để tính năm 2024."


def test_only_the_last_board_asked_for_is_read(
    office: Program, writer: Inline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A period is chosen in steps; saves would wait for each of them."""
    read_: list[str] = []
    whole = work.board

    def counted(store: Store, template: str, period: Period) -> work.Board:
        read_.append(str(period))
        return whole(store, template, period)

    monkeypatch.setattr("ui.receiving.inbox.work.board", counted)
    room = board(office)
    read_.clear()
    writer.is_held = True
    for period in ("2023-9M", "2023-Q1", "2024-9M"):
        room.period.choose(read_period(period))
    writer.is_held = False
    writer.step()
    assert read_ == ["2024-9M"]
    assert len(room.table.lines()) == 2


def test_a_unit_is_matched_with_its_whole_place(
    office: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the unit of the same name in another province would be taken for it."""
    store = office._opened()
    communes.save(store, [Commune("moi", "xã Mới")])
    asked: list[str] = []

    def answered(_parent: object, _title: str, question: str, *_: object, **__: object) -> object:
        asked.append(question)
        return "xã Mới", True

    monkeypatch.setattr(QInputDialog, "getItem", answered)
    room = board(office)
    assert room.table.lines()[0][0] == "xã Ba Suối (ngoài danh sách)"
    click(room, "Ghép với đơn vị trong danh sách…")
    assert "Báo cáo của xã Ba Suối, UBND huyện Trên, tỉnh Ấy tính cho đơn vị nào?" in asked[0]
    (match,) = communes.expected(store).matches
    assert (match.unit, match.superior, match.province) == (
        "xã Ba Suối",
        "UBND huyện Trên",
        "tỉnh Ấy",
    )
    assert [line[0] for line in room.table.lines()] == ["xã Đồi Cao (ngoài danh sách)", "xã Mới"]


def test_a_report_is_read_remarked_on_and_returned(office: Program, tmp_path: Path) -> None:
    room = read(office)
    assert "xã Ba Suối" in room.title.text()
    room.section.choose(SECTION)
    room.field.choose("so_ho")
    room.words.show_lines(["Xem lại số hộ"])
    click(room, "Ghi ý kiến")
    assert [line[1:] for line in room.remarks.lines()] == [("Xem lại số hộ", "chưa làm")]
    back = tmp_path / "tra ve"
    back.mkdir()
    room.give_back(back)
    assert "Có thể rút USB" in room.state.text()
    assert [path.name[:3] for path in back.iterdir()] == ["TL_"]
    assert board(office).table.lines()[0][2] == "trả lại, lần 1"


def test_where_a_remark_stands_is_read_whole(office: Program) -> None:
    """Its column is narrow: the line is as high as its words ask for, and shows no dots."""
    room = read(office)
    room.section.choose(SECTION)
    room.field.choose("so_ho_ngheo")
    room.words.show_lines(["Số hộ nghèo cao hơn quý trước, đề nghị nêu lý do và kiểm tra lại."])
    click(room, "Ghi ý kiến")
    ((where, said, _),) = room.remarks.lines()
    assert where == "I Đặc điểm tình hình: Số hộ nghèo"
    model = room.remarks.model()
    for column, words in ((0, where), (1, said)):
        asked = room.remarks.sizeHintForIndex(model.index(0, column))
        assert room.remarks.rowHeight(0) >= asked.height(), words
    words_wide = room.remarks.fontMetrics().horizontalAdvance(where)
    assert words_wide > room.remarks.columnWidth(0)
    assert room.remarks.rowHeight(0) > 2 * room.remarks.fontMetrics().height()


def test_a_stopped_return_leaves_the_stick_empty_and_the_decision_kept(
    office: Program, tmp_path: Path, worker: Inline
) -> None:
    room = read(office)
    room.words.show_lines(["Xem lại"])
    click(room, "Ghi ý kiến")
    worker.is_held = True
    back = tmp_path / "tra ve"
    back.mkdir()
    room.give_back(back)
    assert room.going.isVisibleTo(room)
    room.give_back(back)  # one at a time
    room.going.stop()
    assert "chưa rút USB" in room.state.text()
    worker.step()
    worker.is_held = False
    worker.step()
    assert "Đã dừng, chưa ghi tệp nào" in room.state.text()
    assert not room.going.isVisibleTo(room)
    assert list(back.iterdir()) == []
    assert "trả lại" in room.state.text()


def test_a_return_that_no_commune_would_read_is_not_written(
    office: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outgoing, "LARGEST", 10_000)
    room = read(office)
    click(room, "Tiếp nhận (Alt+A)")
    room.give_back(tmp_path)
    assert "chỉ đọc đến" in room.state.text()
    assert not list(tmp_path.glob("TL_*"))


def test_escape_leaves_the_reading_from_wherever_one_is(office: Program) -> None:
    for name in ("pages", "section", "words", "remarks"):
        room = read(office)
        held = getattr(room, name)
        held.setFocus()
        here = office.window.focusWidget()
        assert here is not None
        press(here, Qt.Key.Key_Escape)
        assert isinstance(office.window.room, BoardPage), name


def test_accepting_stands_on_the_board(office: Program) -> None:
    room = read(office)
    press(room.pages, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert "đã tiếp nhận" in room.state.text()
    assert board(office).table.lines()[0][2] == "đã tiếp nhận, lần 1"


def test_totals_lead_to_units_and_to_their_pages(office: Program, tmp_path: Path) -> None:
    room = totals(office)
    at = next(n for n, line in enumerate(room.table.lines()) if line[0] == "Số hộ")
    room.table.selectRow(at)
    assert room.table.lines()[at][1] == "201"
    assert [line[:2] for line in room.units.lines()] == [
        ("xã Ba Suối", "101"),
        ("xã Đồi Cao", "100"),
    ]
    room.export(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes()[:2] == b"PK"
    room.units.opened.emit((1, 0))
    assert "xã Đồi Cao" in room_of(office, ReadingPage).title.text()


def test_our_own_report_takes_figures_and_texts_over(office: Program) -> None:
    office.office.create("qcdc-pl34", PERIOD, None, lambda _: None, Wish())
    own = next(one.id for one in office.office.reports if not one.is_received)
    room = totals(office)
    click(room, "Điền báo cáo của ta")
    assert "Đã điền" in room.summary.text()
    click(room, "Lời văn các xã…")
    page = room_of(office, TextsPage)
    page.section.choose(SECTION)
    page.texts.item(0).setCheckState(Qt.CheckState.Checked)
    click(page, "Lấy vào báo cáo của ta")
    office.rooms.open_report(own)
    assert office.rooms.report is not None
    report = office.rooms.report.wizard.session.report
    assert report.figures["so_ho"] == 201
    assert "(xã Ba Suối)" in str(report.sections[SECTION])


def test_a_remark_stands_at_its_section_and_is_answered_there(
    office: Program, tmp_path: Path, start: Callable[[Path], Program]
) -> None:
    room = read(office)
    room.section.choose(SECTION)
    room.field.choose("so_ho")
    room.words.show_lines(["Xem lại số hộ"])
    click(room, "Ghi ý kiến")
    back = tmp_path / "tra ve"
    back.mkdir()
    room.give_back(back)
    commune = start(tmp_path / "xa1")
    arrivals = shown(commune, "receive", Arrivals)
    arrivals.look([back])
    assert "mở lại để làm lần 2" in arrivals.table.lines()[0][5]
    click(arrivals, "Nhận")
    assert "nhận ý kiến về 1 báo cáo" in arrivals.summary.text()
    commune.rooms.go_home()
    assert state_words(commune.office.reports[0]) == "Đang sửa, bị trả lại"
    commune.rooms.open_report("id1")
    assert commune.rooms.report is not None
    wizard = commune.rooms.report.wizard
    wizard.open_page(SECTION)
    page = wizard.stack.currentWidget()
    assert isinstance(page, SectionPage)
    (remark,) = wizard.session.remarks
    assert any("Xem lại số hộ" in text.text() for text in page.remarks.findChildren(QLabel))
    page.remarks.answer(remark, "Đúng theo sổ")
    assert any("Ta trả lời: Đúng theo sổ" in t.text() for t in page.remarks.findChildren(QLabel))


def test_an_accepted_report_says_so_at_home(
    office: Program, tmp_path: Path, start: Callable[[Path], Program]
) -> None:
    room = read(office)
    click(room, "Tiếp nhận (Alt+A)")
    back = tmp_path / "tra ve"
    back.mkdir()
    room.give_back(back)
    commune = start(tmp_path / "xa1")
    arrivals = shown(commune, "receive", Arrivals)
    arrivals.look([back])
    click(arrivals, "Nhận")
    assert state_words(commune.office.reports[0]) == "Đã tiếp nhận"
