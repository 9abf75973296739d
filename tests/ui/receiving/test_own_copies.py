"""A colleague's copy of our own reports on a stick: told what it is, taken by sections or whole."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.canonical import Json
from core.carry_over import Wish
from core.markup import parse
from core.period import read_period
from core.unit import Unit
from storage import deleted, registers, reports, submission
from storage.database import Store, open_store
from storage.facts import facts_of, lock
from storage.starting import start
from tests.test_journey import click
from tests.ui.receiving.test_receiving_rooms import room_of, shown
from tests.ui.wizard.hands import press
from ui.app import Program
from ui.fork_page import ForkPage
from ui.receiving.arrivals import Arrivals

REPORT = "a1b2c3"
SECTION = "dac-diem-tinh-hinh"


@pytest.fixture
def store(program: Program) -> Store:
    """The program's database with one draft of the unit's own."""
    found = program.rooms.kept._keeping._store()
    registers.save_unit(found, Unit(name="Suối Lành"))
    start(found, "qcdc-pl34", read_period("2024-9M"), None, Wish(), REPORT)
    return found


def say(store: Store, words: str) -> None:
    text: Json = {"prose": words, "progress": "doing"}
    reports.save_answers(store, REPORT, {f"section:{SECTION}": text})


def said(store: Store) -> object:
    return reports.load(store, REPORT).sections[SECTION].prose


def carried(store: Store, path: Path) -> Path:
    """The database as it stands, worked at by somebody else from here on."""
    path.write_bytes(store.conn.serialize())
    copy = sqlite3.connect(path)
    copy.execute("UPDATE lineage SET actor = 'nha'")
    copy.commit()
    copy.close()
    return path


def results(room: Arrivals) -> list[str]:
    return [line[-1] for line in room.table.lines()]


def test_a_fork_is_chosen_section_by_section_from_the_stick(
    store: Store, program: Program, tmp_path: Path
) -> None:
    say(store, "Viết ở nhà.")
    file = carried(store, tmp_path / "từ nhà.db")
    say(store, "Viết ở xã.")
    room = shown(program, "receive", Arrivals)
    room.look([file])
    assert results(room) == ["bản soạn của chính đơn vị: hai bên cùng sửa"]
    assert "bấm So với máy này" in room.summary.text()
    assert not room.take.isEnabled()
    click(room, "So với máy này…")
    page = room_of(program, ForkPage)
    assert said(store) == parse("Viết ở xã.")
    press(page.list, Qt.Key.Key_Space)
    page.take.click()
    room = room_of(program, Arrivals)
    assert "Trạng thái trước đó được giữ trong" in program.window.bar.text()
    assert said(store) == parse("Viết ở nhà.")
    assert results(room) == ["bản soạn của chính đơn vị: giống máy này"]
    assert not room.compare.isEnabled()


@pytest.mark.parametrize("agrees", [True, False])
def test_a_newer_copy_is_taken_whole_where_agreed(
    store: Store, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, agrees: bool
) -> None:
    say(store, "Viết ở xã.")
    file = tmp_path / "từ nhà.db"
    file.write_bytes(store.conn.serialize())
    home = open_store(file)
    say(home, "Viết thêm ở nhà.")
    home.close()
    monkeypatch.setattr("ui.notices.ask", lambda *_: agrees)
    room = shown(program, "receive", Arrivals)
    room.look([file])
    assert results(room) == ["bản soạn của chính đơn vị: mới hơn máy này"]
    click(room, "So với máy này…")
    assert room_of(program, Arrivals) is room
    assert said(store) == parse("Viết thêm ở nhà." if agrees else "Viết ở xã.")
    told = "giống máy này" if agrees else "mới hơn máy này"
    assert results(room) == [f"bản soạn của chính đơn vị: {told}"]


def test_one_in_the_bin_is_told_so(store: Store, program: Program, tmp_path: Path) -> None:
    say(store, "Viết ở xã.")
    file = carried(store, tmp_path / "từ nhà.db")
    deleted.delete(store, REPORT)
    room = shown(program, "receive", Arrivals)
    room.look([file])
    assert results(room) == ["bản soạn của chính đơn vị: ở thùng rác máy này"]


def test_what_was_handed_over_from_here_says_so(
    store: Store, program: Program, tmp_path: Path
) -> None:
    say(store, "Viết ở xã.")
    lock(store, facts_of(store, REPORT))
    made = submission.submit(store, (REPORT,), tmp_path)
    room = shown(program, "receive", Arrivals)
    room.look([made.file])
    assert results(room) == ["tệp của chính đơn vị: giống máy này"]
    assert not room.take.isEnabled()
    assert not room.compare.isEnabled()


def test_a_final_report_that_is_lost_here_comes_back_as_our_own(
    store: Store, program: Program, tmp_path: Path, start: Callable[[Path], Program]
) -> None:
    say(store, "Viết ở xã.")
    lock(store, facts_of(store, REPORT))
    made = submission.submit(store, (REPORT,), tmp_path)
    fresh = start(tmp_path / "máy mới")
    fresh.office.save_unit(Unit(name="Suối Lành"))
    fresh.rooms.go_home()
    room = shown(fresh, "receive", Arrivals)
    room.look([made.file])
    assert results(room) == ["báo cáo của chính đơn vị, máy này chưa có: nhận lại làm của mình"]
    room.take.click()
    assert room.summary.text().startswith("Đã nhận lại 1 báo cáo của chính đơn vị.")
    (line,) = fresh.office.reports
    assert (line.is_final, line.is_received) == (True, False)
