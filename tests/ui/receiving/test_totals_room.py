"""The totals' room says what was counted, what waits, and who is missing."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core import merge
from core.canonical import Json
from core.carry_over import Wish
from core.commune import Commune, UnitMatch
from core.period import read_period
from core.remark import Verdict
from core.unit import Unit
from storage import (
    communes,
    deliveries,
    inbox,
    library,
    registers,
    remarks,
    reports,
    scanning,
    submission,
)
from storage.database import Store, open_store
from storage.facts import facts_of, lock
from storage.starting import start as start_report
from ui.app import Program
from ui.receiving.reading import ReadingPage
from ui.receiving.totals import TotalsPage

FORM, PERIOD = "qcdc-pl34", "2024-9M"


@pytest.fixture
def homes(tmp_path: Path) -> Callable[[str], Store]:
    """A commune's own database by its name."""

    def home(name: str) -> Store:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        store = open_store(folder / "baocaoxa.db")
        registers.save_unit(store, Unit(name=name))
        return store

    return home


Send = Callable[..., None]


@pytest.fixture
def send(office: Store, homes: Callable[[str], Store], tmp_path: Path) -> Send:
    """That commune's report of a period, locked, handed over and received."""
    sent: list[str] = []

    def send_(name: str, households: Json, period: str = PERIOD) -> None:
        store = homes(name)
        id_ = f"{name}-{period}"
        if id_ in sent:
            reports.reopen(store, id_)
        else:
            start_report(store, FORM, read_period(period), None, Wish(), id_)
        reports.save_answers(store, id_, {"figure:so_ho": households})
        lock(store, facts_of(store, id_))
        sent.append(id_)
        folder = tmp_path / f"usb{len(sent)}"
        folder.mkdir()
        submission.submit(store, (id_,), folder)
        store.close()
        found = scanning.scan([folder], office.path, deliveries.known(office))
        plan = merge.plan(found, inbox.known(office, found, library.template_names()))
        inbox.receive(office, plan)

    return send_


@pytest.fixture
def office(program: Program) -> Store:
    return program._opened()


def totals(program: Program, period: str = PERIOD) -> TotalsPage:
    program.rooms._show_totals()
    room = program.window.room
    assert isinstance(room, TotalsPage)
    room.period.choose(read_period(period))
    room.count()
    return room


def line(room: TotalsPage, label: str) -> int:
    return next(at for at, one in enumerate(room.table.lines()) if one[0] == label)


def test_a_later_lan_waits_until_it_is_accepted(
    program: Program, office: Store, send: Send
) -> None:
    send("Đồi Cao", 100)
    remarks.decide(office, f"Đồi Cao-{PERIOD}", Verdict.ACCEPTED, "UBND tỉnh")
    send("Đồi Cao", 250)
    room = totals(program)
    assert room.table.lines()[line(room, "Số hộ")][1] == "100"
    assert "xã Đồi Cao (tính lần 1, đã có lần 2)" in room.summary.text()
    remarks.decide(office, f"Đồi Cao-{PERIOD}", Verdict.ACCEPTED, "UBND tỉnh")
    room.count()
    assert room.table.lines()[line(room, "Số hộ")][1] == "250"
    assert "tiếp nhận" not in room.summary.text()


def test_a_returned_report_is_named(program: Program, office: Store, send: Send) -> None:
    send("Đồi Cao", 100)
    remarks.decide(office, f"Đồi Cao-{PERIOD}", Verdict.RETURNED, "UBND tỉnh")
    assert "vẫn đang tính: xã Đồi Cao." in totals(program).summary.text()


def test_the_first_line_leads_to_the_missing_units(
    program: Program, office: Store, send: Send
) -> None:
    send("Đồi Cao", 100)
    gone = [Commune(f"c{at}", f"xã Vắng {at}") for at in range(1, 401)]
    communes.save(office, [Commune("doi", "xã Đồi Cao"), *gone])
    room = totals(program)
    first = room.table.lines()[0]
    assert first[0] == "400 đơn vị chưa nộp"
    assert first[6].startswith("xã Vắng 1; xã Vắng 2;")
    assert first[6].endswith(" đơn vị khác")
    room.table.selectRow(0)
    assert room.units.lines()[1] == ("xã Vắng 2", "chưa nộp", "")
    assert len(room.units.lines()) == 400
    room.units.opened.emit((1, 0))
    assert program.window.room is room


def test_none_and_empty_are_told_apart_and_a_jump_is_marked(program: Program, send: Send) -> None:
    send("Ba Suối", 100, "2023-9M")
    send("Ba Suối", 900)
    send("Đồi Cao", {"none": True})
    send("An Lộc", None)
    room = totals(program)
    at = line(room, "Số hộ")
    assert room.table.lines()[at][1:6] == ("900", "↕ 100", "hộ", "1", "1")
    assert room.table.lines()[at][6] == "xã An Lộc"
    room.table.selectRow(at)
    assert room.units.lines() == (
        ("xã An Lộc", "(trống)", "–"),
        ("xã Ba Suối", "900", "↕ 100"),
        ("xã Đồi Cao", "không phát sinh", "–"),
    )
    assert "1 chỉ tiêu tăng gấp đôi" in room.summary.text()
    room.units.opened.emit((1, 0))
    page = program.window.room
    assert isinstance(page, ReadingPage)
    assert (page.section.value(), page.field.value()) == ("dac-diem-tinh-hinh", "so_ho")


def test_another_period_clears_what_was_added_up(program: Program, send: Send) -> None:
    send("Ba Suối", 100)
    room = totals(program)
    assert all(way.isEnabled() for way in room._ways)
    room.period.choose(read_period("2023-9M"))
    assert (room.table.lines(), room.units.lines()) == ((), ())
    assert not any(way.isEnabled() for way in room._ways)
    assert room.summary.text() == "Bấm Tổng hợp để tính 9 tháng đầu năm 2023."
    room.count()
    assert "Chưa có đơn vị nào" in room.summary.text()


def test_several_reports_of_one_unit_are_named(program: Program, office: Store, send: Send) -> None:
    send("Đồi Cũ", 100)
    send("Đồi Cao", 120)
    communes.save(office, [Commune("doi", "xã Đồi Cao")])
    communes.match(office, UnitMatch("xã Đồi Cũ", "doi"))
    room = totals(program)
    assert "cộng cả: xã Đồi Cao (xã Đồi Cao; xã Đồi Cũ)." in room.summary.text()
    assert room.table.lines()[line(room, "Số hộ")][1] == "220"
