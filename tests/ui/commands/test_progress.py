"""A command that takes long says how far it is, and Ctrl+C ends it with nothing half done."""

import itertools
import os
import signal
from argparse import Namespace
from pathlib import Path

import pytest

from main import main
from storage import files
from tests.ui.commands.calls import Run
from ui.commands import progress

MB = 1 << 20


@pytest.fixture
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock on which every look is four seconds later."""
    ticks = itertools.count(0, 4)
    monkeypatch.setattr("ui.commands.progress.time.monotonic", lambda: float(next(ticks)))


@pytest.mark.usefixtures("late")
def test_what_takes_long_tells_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.written(Namespace(json=False)) as watch:
        assert watch(MB, 4 * MB)
        assert watch(4 * MB, 4 * MB)
    told = "Đang ghi, chưa rút USB: 1/4 MB, còn khoảng 12 giây. Ctrl+C để dừng.\n"
    assert capsys.readouterr().err == told


@pytest.mark.usefixtures("late")
def test_many_files_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.looked_through(Namespace(json=False), "Đang xem") as watch:
        assert watch(0, 3300)
        assert watch(100, 3300)
    first, second = capsys.readouterr().err.splitlines()
    assert first == "Đang xem: 0/3300 tệp. Ctrl+C để dừng."
    assert second == "Đang xem: 100/3300 tệp, còn khoảng 5 phút. Ctrl+C để dừng."


@pytest.mark.usefixtures("late")
def test_a_program_that_reads_the_answer_is_told_nothing_else(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with progress.written(Namespace(json=True)) as watch:
        assert watch(MB, 4 * MB)
    assert capsys.readouterr().err == ""


def test_what_is_quick_is_done_in_silence(
    run: Run, report: str, figures: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    handed_over(run, report, figures, tmp_path)
    assert main(["--data", str(tmp_path / "xa khac"), "receive", str(tmp_path / "usb")]) == 0
    assert capsys.readouterr().err == ""


def test_a_second_ctrl_c_ends_at_once() -> None:
    with progress.written(Namespace(json=False)) as watch:
        os.kill(os.getpid(), signal.SIGINT)
        assert not watch(MB, 4 * MB)
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        os.kill(os.getpid(), signal.SIGINT)


def handed_over(run: Run, report: str, figures: Path, folder: Path) -> None:
    run("fill", report, figures)
    run("finalise", report)
    (folder / "usb").mkdir()
    assert run("submit", report, "--to", folder / "usb").code == 0


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C while the first byte is on its way."""
    write = files._write_through

    def stopped(path: Path, data: bytes, watch: files.Watch | None = None) -> None:
        write(path, data, watch)
        if path.name.endswith(".db.part"):
            os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(files, "_write_through", stopped)


@pytest.mark.usefixtures("interrupted")
def test_ctrl_c_while_submitting_leaves_nothing_on_the_stick(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    run("finalise", report)
    (tmp_path / "usb").mkdir()
    done = run("submit", report, "--to", tmp_path / "usb")
    assert (done.code, done.error["code"]) == (2, "WritingStopped")
    assert list((tmp_path / "usb").iterdir()) == []


def test_ctrl_c_while_returning_leaves_nothing_on_the_stick(
    run: Run,
    report: str,
    figures: Path,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    handed_over(run, report, figures, tmp_path)
    office = tmp_path / "Nơi nhận"
    assert run("receive", tmp_path / "usb", data=office).json["accepted"] == 1
    run("accept", report, data=office)
    back = tmp_path / "ve"
    back.mkdir()
    request.getfixturevalue("interrupted")
    done = run("return", report, "--to", back, data=office)
    assert (done.code, done.error["code"]) == (2, "WritingStopped")
    assert list(back.iterdir()) == []


def test_ctrl_c_while_receiving_takes_nothing(
    run: Run, report: str, figures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed_over(run, report, figures, tmp_path)
    from storage import scanning

    scan = scanning.scan

    def interrupted(*given: object) -> object:
        os.kill(os.getpid(), signal.SIGINT)
        return scan(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(scanning, "scan", interrupted)
    office = tmp_path / "Nơi nhận"
    done = run("receive", tmp_path / "usb", data=office)
    assert (done.code, done.error["code"]) == (2, "Stopped")
    assert run("list", data=office).json["reports"] == []
