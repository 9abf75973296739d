"""Ghi ra USB tells how far it is, can be stopped, and says when a stick is slow."""

from pathlib import Path

import pytest

from core.period import read_period
from core.report_line import ReportLine
from core.slip import slip
from storage.files import StickGone, WritingStopped
from ui.handover.submit import Submit
from ui.office.handing_over import Handed
from ui.writing_bar import slow_words

LINE = ReportLine("a1", "qcdc-pl34", read_period("2024-9M"), "xã Mẫu", 1, True, False, False, "12")
HANDED = Handed("BC_1.db", "ab12 cd34 ef56", slip("xã Mẫu", [], "BC_1.db", "ab"), ())


@pytest.mark.parametrize(
    ("done", "of", "seconds", "words"),
    [
        (1, 10, 2.0, ""),
        (1, 10, 6.0, " USB này ghi chậm, còn khoảng 54 giây."),
        (1, 20, 10.0, " USB này ghi chậm, còn khoảng 4 phút."),
        (10, 10, 30.0, ""),
    ],
)
def test_a_slow_stick_says_how_long(done: int, of: int, seconds: float, words: str) -> None:
    assert slow_words(done, of, seconds) == words


def test_writing_shows_how_far_it_is_and_can_be_stopped(room: Submit) -> None:
    room._show_busy(busy=True)
    going = room.going
    assert going.isVisibleTo(room)
    assert going.watch(1 << 20, 4 << 20)
    assert going.progress.value() * 4 == going.progress.maximum()
    going.stop()
    assert not going.watch(2 << 20, 4 << 20)
    assert "chưa rút" in room.told.text()
    room.show_failed(WritingStopped(path=Path("x.db")))
    assert "Có thể rút USB" in room.told.text()
    assert not going.isVisibleTo(room)


def test_coming_back_while_it_writes_changes_nothing(room: Submit) -> None:
    room._show_busy(busy=True)
    told = room.told.text()
    room.show_reports(())
    assert room.told.text() == told
    assert not room._write.isEnabled()


def test_a_pulled_stick_says_that_the_work_is_safe(room: Submit) -> None:
    room.show_failed(StickGone(path=Path("x.db"), detail="gone"))
    assert room.told.text().startswith("Báo cáo vẫn an toàn trên máy.")
    assert "Có thể rút" not in room.told.text()


def test_coming_back_the_slip_is_said_to_be_of_the_last_hand_over(room: Submit) -> None:
    room.show_reports((LINE,))
    assert not room._slip.isEnabled()
    room.show_written(HANDED)
    assert room._slip.text() == "&In phiếu giao nhận (2 bản)"
    room.show_reports((LINE,))
    assert room._slip.text() == "&In phiếu của lần ghi trước (2 bản)"
    assert room.told.text() == "Lần ghi trước: tệp BC_1.db, mã đối chiếu ab12 cd34 ef56."
    asked: list[object] = []
    room.slip_asked.connect(asked.append)
    room._slip.click()
    assert asked == [HANDED.slip]


def test_a_writing_that_fails_leaves_no_slip_of_the_one_before(
    room: Submit, tmp_path: Path
) -> None:
    room.show_reports((LINE,))
    room.show_written(HANDED)
    room.choose_folder(tmp_path)
    room._write.click()
    room.show_failed(StickGone(path=Path("x.db"), detail="gone"))
    assert not room._slip.isEnabled()
    room.show_reports((LINE,))
    assert (room.told.text(), room._slip.isEnabled()) == ("", False)


@pytest.fixture
def room(qapp: object) -> Submit:
    assert qapp
    return Submit()
