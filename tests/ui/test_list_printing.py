"""The hand-over slip and the list of missing units, through Qt's own dialog onto paper."""

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from pytestqt.qtbot import QtBot

from core.paper import Document
from core.slip import plain_list
from storage.files import safe_name
from tests.test_journey import click
from tests.ui.conftest import Inline
from tests.ui.paper.test_print_dialog import in_dialog, to_file
from tests.ui.paper.test_printing import texts
from tests.ui.receiving.test_receiving_rooms import PERIOD, board, shown
from ui.app import Program
from ui.handover.submit import Submit
from ui.receiving.board import BoardPage
from ui.receiving.communes import CommunesPage
from ui.wizard.wizard import Wizard

pytestmark = pytest.mark.skipif(not which("pdftotext"), reason="poppler-utils is missing")
A4 = "595 842"


def sizes(path: Path) -> list[str]:
    """Width and height of every sheet, in points."""
    command = ["pdfinfo", "-f", "1", "-l", "99", str(path)]
    said = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout.decode()
    found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+)", said)
    return [f"{round(float(width))} {round(float(height))}" for width, height in found]


def sent(program: Program, qtbot: QtBot, pages: int) -> None:
    """Waits for the last page."""
    told = program.window.status.told
    qtbot.waitUntil(lambda: told.text() == f"Đã gửi {pages} trang tới máy in.")


def handed_over(program: Program, stick: Path) -> Submit:
    """A final report on the stick."""
    program.office.create("qcdc-pl34", PERIOD, None, program.rooms.open_report)
    wizard = program.window.room
    assert isinstance(wizard, Wizard)
    program.office.finalise(wizard.session, lambda: None)
    room = shown(program, "submit", Submit)
    room.choose_folder(stick)
    click(room, "Ghi ra USB")
    return room


def test_the_slip_is_printed_twice_with_the_code_of_the_screen(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    room = handed_over(program, stick)
    (file,) = stick.iterdir()
    path = tmp_path / "phieu.pdf"
    copies: list[int] = []

    def print_it(dialog: QPrintDialog) -> None:
        copies.append(dialog.printer().copyCount())
        to_file(path)(dialog)

    met = in_dialog(print_it)
    click(room, "In phiếu giao nhận (2 bản)")
    sent(program, qtbot, 2)
    assert len(met) == 1
    assert copies == [2]
    first, second = texts(path)
    assert first == second
    code = room.told.text().split("Mã đối chiếu: ")[1].split(".")[0]
    for words in (
        "PHIẾU GIAO NHẬN",
        "Đơn vị giao UBND xã Suối Lành",
        "9 tháng đầu năm 2024",
        f"Mã đối chiếu {code}",
        "BÊN GIAO",
        "BÊN NHẬN",
        "(ký, ghi rõ họ tên, ngày giờ)",
    ):
        assert words in first
    # The name may be broken at the end of a line.
    assert file.name in first.replace(" ", "")
    assert sizes(path) == [A4, A4]


def test_the_missing_units_are_printed_with_their_telephones(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    names = [f"xã {letter}{number}" for letter in ("Đồi ", "An ") for number in range(1, 31)]
    room = board(program)
    click(room, "Danh sách đơn vị…")
    page = program.window.room
    assert isinstance(page, CommunesPage)
    page.lines.show_lines([f"{name}; 0900 {at:03}" for at, name in enumerate(names)])
    click(page, "Ghi danh sách")
    room = program.window.room  # type: ignore[assignment]
    assert isinstance(room, BoardPage)
    path = tmp_path / f"{safe_name('danh sách')}.pdf"
    met = in_dialog(to_file(path))
    click(room, "In danh sách chưa nộp")
    sent(program, qtbot, 4)
    assert len(met) == 1
    pages = texts(path)
    copy = pages[: len(pages) // 2]  # the dialog was asked for two
    assert len(copy) > 1
    assert copy[0].startswith("DANH SÁCH Đơn vị chưa nộp báo cáo 9 tháng đầu năm 2024")
    assert "1 xã An 1 0900 030" in copy[0]
    assert "60 xã Đồi 30 0900 029" in copy[-1]
    assert all("TT Đơn vị Điện thoại" in text for text in copy)
    assert set(sizes(path)) == {A4}


def long_list() -> Document:
    lines = [(f"xã Số {number}", "0900 000 000") for number in range(1500)]
    return plain_list("Đơn vị chưa nộp", ("Đơn vị", "Điện thoại"), lines)


def test_a_long_list_is_laid_out_away_from_the_window_and_drawn_in_turns(
    program: Program, tmp_path: Path, qtbot: QtBot, worker: Inline
) -> None:
    """The window is heard between the pages, and says how far it is."""
    path = tmp_path / "dai.pdf"
    worker.is_held = True
    program.rooms.receiving.print_paper(long_list, "Đơn vị chưa nộp", 1)
    assert program.window.status.told.text() == "Đang dàn trang Đơn vị chưa nộp…"
    program.rooms.receiving.print_paper(long_list, "Đơn vị chưa nộp", 1)  # one at a time
    in_dialog(to_file(path))
    assert worker.step() == 1
    worker.is_held = False
    assert re.fullmatch(r"Đang in trang \d+/\d+…", program.window.status.told.text())
    assert "Đang in" in program.window.bar.text()
    pages = int(program.window.status.told.text().partition("/")[2].rstrip("…"))
    sent(program, qtbot, pages)
    assert not program.window.bar.isVisible()
    found = texts(path)
    assert len(found) == pages
    assert "1500 xã Số 1499 0900 000 000" in found[-1]


def test_a_long_list_can_be_stopped(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    in_dialog(to_file(tmp_path / "dai.pdf"))
    program.rooms.receiving.print_paper(long_list, "Đơn vị chưa nộp", 1)
    click(program.window, "Dừng in")
    qtbot.waitUntil(lambda: program.window.status.told.text() == "Đã dừng in.")
    assert not program.window.bar.isVisible()


def test_where_no_printer_was_chosen_it_says_so(program: Program) -> None:
    in_dialog(lambda dialog: dialog.reject())
    program.rooms.receiving.print_paper(long_list, "Đơn vị chưa nộp", 1)
    assert program.window.status.told.text() == "Chưa in."
