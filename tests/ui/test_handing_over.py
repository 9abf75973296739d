"""Ghi ra USB tells how far it is, can be stopped, and says when a stick is slow."""

from pathlib import Path

import pytest

from storage.files import StickGone, WritingStopped
from ui.handover.submit import Submit
from ui.writing_bar import slow_words


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


@pytest.fixture
def room(qapp: object) -> Submit:
    assert qapp
    return Submit()
