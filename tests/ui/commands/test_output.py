"""The answer on its way out: a full disk, a closed pipe, a stop in the middle."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import main

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="pipes and devices of Unix")


def _called(folder: Path, *arguments: str, out: int) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, ROOT / "main.py", "--data", folder, *arguments],
        stdout=out,
        stderr=subprocess.PIPE,
        check=False,
        encoding="utf-8",
    )
    return done.returncode, done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no medium that is always full")
def test_an_answer_that_cannot_be_printed_is_told(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, told = _called(tmp_path, "list", out=full.fileno())
    assert code == 2
    assert told.startswith("Việc đã làm xong")
    assert "Traceback" not in told


def test_a_reader_that_left_is_no_failure(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    try:
        assert _called(tmp_path, "templates", "--json", out=write) == (0, "")
    finally:
        os.close(write)


def test_a_self_test_without_a_place_for_its_result_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("ui.self_test._STEPS", ())
    assert main.main([f"--self-test={tmp_path}/nowhere/x"]) == 2
    assert "Không ghi được" in capsys.readouterr().err


def test_a_stop_by_hand_leaves_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_arguments: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main, "_called", stopped)
    assert main.main(["list"]) == 130
