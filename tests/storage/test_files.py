"""A file stands whole under its name, or what was there before does."""

import errno
import shutil
from pathlib import Path

import pytest

from storage import files
from storage.connection import DiskFailing, DiskFull


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    target = tmp_path / "Báo cáo quý I.docx"
    files.write(target, b"one")
    files.write(target, b"two" * 400_000)
    assert target.read_bytes() == b"two" * 400_000
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_target_that_cannot_be_written_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    for target in ("folder", "file/x.pdf", "nowhere/x.pdf"):
        with pytest.raises(files.TargetUnwritable):
            files.write(tmp_path / target, b"x")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EIO, DiskFailing),
        (errno.EROFS, files.TargetProtected),
        (errno.EACCES, files.TargetUnwritable),
    ],
)
def test_what_the_system_refuses_has_its_own_name(number: int, told: type) -> None:
    assert type(files.told(OSError(number, "no"), Path("x"))) is told


def test_a_full_medium_leaves_neither_part_nor_file(stick: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no medium that is always full")
    (stick / "x.db.part").symlink_to("/dev/full")
    with pytest.raises(DiskFull):
        files.put_on_stick(b"x" * 10_000, stick, "x.db")
    assert list(stick.iterdir()) == []


def test_a_stick_gets_the_whole_file_once(stick: Path) -> None:
    data = bytes(range(256)) * 5000
    assert files.put_on_stick(data, stick, "BC.db").read_bytes() == data
    assert files.put_on_stick(data, stick, "BC.db") == stick / "BC.db"
    with pytest.raises(files.TargetTaken):
        files.put_on_stick(b"other", stick, "BC.db")
    assert (stick / "BC.db").read_bytes() == data
    assert [path.name for path in stick.iterdir()] == ["BC.db"]


def test_a_stick_that_was_pulled_is_told(stick: Path) -> None:
    with pytest.raises(files.StickGone):
        files.put_on_stick(b"x", stick / "gone", "BC.db")


@pytest.mark.parametrize("step", ["_write_through", "_prove", "rename_new", "flush"])
@pytest.mark.parametrize("number", [errno.EIO, errno.ENODEV, errno.ENOENT])
def test_a_stick_pulled_at_any_step_is_told(
    stick: Path, monkeypatch: pytest.MonkeyPatch, step: str, number: int
) -> None:
    def pulled(*_given: object) -> None:
        shutil.rmtree(stick)
        raise OSError(number, "gone")

    monkeypatch.setattr(files, step, pulled)
    with pytest.raises(files.StickGone):
        files.put_on_stick(b"x" * 1000, stick, "BC.db")


@pytest.mark.parametrize("number", [errno.EROFS, errno.EFBIG, errno.ENOSPC])
def test_a_stick_that_refuses_keeps_nothing_half(
    stick: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(path: Path, _data: bytes, _watch: files.Watch | None) -> None:
        path.write_bytes(b"half")
        raise OSError(number, "no")

    monkeypatch.setattr(files, "_write_through", refused)
    with pytest.raises(files.TargetProtected if number == errno.EROFS else DiskFull):
        files.put_on_stick(b"x" * 1000, stick, "BC.db")
    assert list(stick.iterdir()) == []


def test_writing_that_is_stopped_leaves_nothing(stick: Path) -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, of: int) -> bool:
        told.append((done, of))
        return len(told) < 2

    size = 5 << 20
    with pytest.raises(files.WritingStopped):
        files.put_on_stick(bytes(size), stick, "BC.db", watch)
    assert told == [(1 << 20, size), (2 << 20, size)]
    assert list(stick.iterdir()) == []


def test_the_last_word_is_asked_for_before_the_file_gets_its_name(stick: Path) -> None:
    with pytest.raises(files.WritingStopped):
        files.put_on_stick(b"x" * 1000, stick, "BC.db", lambda _done, _of: False)
    assert list(stick.iterdir()) == []


def test_ctrl_c_in_the_middle_leaves_nothing(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "_prove", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.put_on_stick(b"x" * 1000, stick, "BC.db")
    assert list(stick.iterdir()) == []


def test_a_stick_that_lies_is_told_and_the_file_is_taken_away(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "read_past_cache", lambda path: path.read_bytes()[:-1] + b"?")
    with pytest.raises(files.WriteNotKept):
        files.put_on_stick(b"x" * 1000, stick, "BC.db")
    assert list(stick.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Báo cáo quý I/2024", "Báo cáo quý I-2024"),
        ('a<b>:"c|d?*', "a-b-c-d"),
        (" . ", "_"),
        ("con", "_con"),
        ("aux.db", "_aux.db"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 300, "x" * 80),
    ],
)
def test_a_safe_name_stands_on_every_disk(text: str, name: str) -> None:
    assert files.safe_name(text) == name
