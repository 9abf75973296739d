"""Files that commands write: all of them or none, and never over the work itself."""

import os
from pathlib import Path

import pytest

from tests.ui.commands.calls import FORM, Run


@pytest.mark.parametrize("target", ["", ".", "..", "/"])
def test_a_folder_is_no_file_to_write(run: Run, report: str, target: str) -> None:
    done = run("export", report, "--pdf", target)
    assert (done.code, done.error["code"]) == (2, "TargetUnwritable")


def test_one_target_that_fails_leaves_the_others_as_they_were(
    run: Run, report: str, tmp_path: Path
) -> None:
    word = tmp_path / "a.docx"
    word.write_bytes(b"old")
    done = run("export", report, "--docx", word, "--pdf", tmp_path / "nowhere" / "a.pdf")
    assert done.code == 2
    assert word.read_bytes() == b"old"
    assert not list(tmp_path.glob("*.part"))


def test_two_files_never_share_one_name(run: Run, report: str, tmp_path: Path) -> None:
    done = run("export", report, "--docx", tmp_path / "a", "--txt", f"{tmp_path}/./a")
    assert (done.code, done.error["code"]) == (2, "TargetsSame")
    assert not (tmp_path / "a").exists()


def test_the_database_is_never_written_over(run: Run, report: str, tmp_path: Path) -> None:
    database = next(tmp_path.rglob("baocaoxa.db"))
    for arguments in (("export", report, "--txt"), ("totals", *FORM, "--csv")):
        done = run(*arguments, database)
        assert (done.code, done.error["code"]) == (2, "TargetTaken")
    assert run("list").json["reports"][0]["id"] == report


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_left_alone(run: Run, report: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run("export", report, "--pdf", tmp_path / "pipe")
    assert (done.code, done.error["code"]) == (2, "TargetUnwritable")
    assert (tmp_path / "pipe").is_fifo()
