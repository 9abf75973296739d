"""backup, restore, verify, delete, undelete: as people and programs call them."""

import json
import shlex
import shutil
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from main import main
from storage.backup_names import FOLDER
from storage.schema import NAME
from tests.ui.commands.calls import Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "du lieu"


def set_households(run: Run, report: str, tmp_path: Path, number: int) -> None:
    file = tmp_path / "so-ho.json"
    file.write_text(json.dumps({"figures": {"so_ho": number}}), encoding="utf-8")
    assert run("fill", report, file).code == 0


def households(run: Run, report: str) -> object:
    return run("show", report).json["figures"]["so_ho"]


def test_a_backup_is_a_file_that_verifies(run: Run, report: str) -> None:
    made = run("backup").json
    assert Path(made["file"]).is_file()
    assert run("backup").json == made
    checked = run("verify")
    assert checked.code == 0
    assert [copy["state"] for copy in checked.json["backups"]] == ["good"]
    assert checked.json["database"]["seq"] == made["seq"]


def test_one_report_comes_back_and_the_present_is_kept(
    run: Run, report: str, tmp_path: Path
) -> None:
    set_households(run, report, tmp_path, 1)
    made = run("backup").json["file"]
    set_households(run, report, tmp_path, 2)
    done = run("restore", made, "--report", report[:6])
    assert (done.code, households(run, report)) == (0, 1)
    assert run("restore", done.json["before"]).code == 0
    assert households(run, report) == 2


def test_all_comes_back_by_the_day(run: Run, report: str, tmp_path: Path) -> None:
    set_households(run, report, tmp_path, 1)
    made = run("backup").json["file"]
    set_households(run, report, tmp_path, 2)
    day = Path(made).name.split("-")[5]
    done = run("restore", f"{day[:4]}-{day[4:6]}-{day[6:]}")
    assert (done.code, done.json["file"]) == (0, made)
    assert households(run, report) == 1
    assert run("verify").code == 0


def test_a_look_changes_nothing(run: Run, report: str, tmp_path: Path) -> None:
    made = run("backup").json["file"]
    set_households(run, report, tmp_path, 2)
    looked = run("restore", Path(made).name, "--look").json["reports"]
    assert [(one["id"], one["state"]) for one in looked] == [(report, "draft")]
    assert looked[0]["relation"] == "older"
    assert households(run, report) == 2


def test_a_report_locked_since_comes_back_as_the_next_draft(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    set_households(run, report, tmp_path, 1068)
    made = run("backup").json["file"]
    assert run("finalise", report).code == 0
    assert run("restore", made, "--report", report).code == 0
    shown = run("show", report).json
    assert (shown["state"], shown["revision"], shown["figures"]["so_ho"]) == ("draft", 2, 1068)


@pytest.mark.parametrize("wanted", ["1999-01-01", "khong-co.db", "../x"])
def test_what_is_no_backup_is_told(run: Run, report: str, wanted: str) -> None:
    run("backup")
    done = run("restore", wanted)
    assert (done.code, done.error["code"]) == (2, "BackupUnknown")


def test_where_there_is_no_backup_yet_that_is_told(run: Run, report: str, folder: Path) -> None:
    done = run("restore", "2026-11-28")
    assert (done.code, done.error["code"]) == (2, "BackupsNone")
    assert f"Chưa có bản sao nào trong {folder / FOLDER}" in done.error["message"]


def test_a_file_of_rubbish_is_told(run: Run, report: str, tmp_path: Path) -> None:
    file = tmp_path / "rac.db"
    file.write_bytes(b"rac" * 900)
    done = run("restore", file)
    assert (done.code, done.error["code"]) == (2, "BackupUnreadable")


def test_verify_finds_a_bad_backup_and_a_bad_database(
    run: Run, report: str, folder: Path, tmp_path: Path
) -> None:
    made = Path(run("backup").json["file"])
    whole = made.read_bytes()
    made.write_bytes(whole[:8192] + bytes(4096) + whole[12288:])
    done = run("verify")
    assert (done.code, done.json["backups"][0]["state"]) == (1, "damaged")
    made.write_bytes(whole)
    (folder / NAME).write_bytes(b"x" * 9000)
    done = run("verify")
    assert (done.code, done.json["database"]["state"]) == (1, "damaged")
    assert (folder / NAME).read_bytes() == b"x" * 9000


def test_verify_tells_a_database_whose_mark_is_broken(run: Run, report: str, folder: Path) -> None:
    run("backup")
    data = bytearray((folder / NAME).read_bytes())
    data[68:72] = b"\0\0\0\7"
    (folder / NAME).write_bytes(data)
    told = run("verify")
    assert (told.code, told.json["database"]["state"]) == (1, "damaged")
    assert told.json["database"]["reason"] == "not_ours"
    assert [one["id"] for one in run("list").json["reports"]] == [report]
    assert run("verify").code == 0


def test_a_damaged_database_is_made_again_and_told(
    run: Run, report: str, folder: Path, tmp_path: Path
) -> None:
    set_households(run, report, tmp_path, 77)
    run("backup")
    set_households(run, report, tmp_path, 78)
    (folder / NAME).write_bytes(b"x" * 9000)
    done = run("show", report)
    assert (done.code, done.json["figures"]["so_ho"]) == (0, 78)
    assert "Tệp dữ liệu bị hỏng, đã để riêng" in done.err
    assert (folder / FOLDER / "tep-hong-1.db").read_bytes() == b"x" * 9000
    assert run("show", report).err == ""


def test_a_deleted_report_waits_in_the_bin(run: Run, report: str) -> None:
    assert run("delete", report[:5]).json == {"report": report, "days": 90}
    assert run("list").json["reports"] == []
    assert run("show", report).error["code"] == "ReportUnknown"
    (waiting,) = run("list", "--deleted").json["deleted"]
    assert (waiting["id"], waiting["left"]) == (report, 90)
    assert run("undelete", report[:5]).code == 0
    assert run("list").json["reports"][0]["id"] == report
    assert run("undelete", report).error["code"] == "ReportNotDeleted"


def test_people_are_told_in_words(run: Run, report: str, folder: Path) -> None:
    assert main(["--data", str(folder), "backup"]) == 0
    assert main(["--data", str(folder), "verify"]) == 0
    assert main(["--data", str(folder), "list", "--deleted"]) == 0


def test_a_version_is_told_and_taken_back(run: Run, report: str, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        set_households(run, report, tmp_path, number)
    found = run("history", report).json["versions"]
    assert [one["value"] for one in found if one["key"] == "figure:so_ho"] == [2, 1, None]
    last = next(one for one in found if one["value"] == 1)
    asked = ("take-back", report, "--key", "figure:so_ho", "--seq", last["seq"])
    assert run(*asked).code == 0
    assert households(run, report) == 1
    wrong = run("take-back", report, "--key", "figure:so_ho", "--seq", 999)
    assert (wrong.code, wrong.error["code"]) == (2, "VersionUnknown")


def test_a_draft_carried_home_and_back_is_compared_on_receiving(
    run: Run, report: str, tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "nhà riêng"
    home.mkdir()
    shutil.copy(folder / NAME, home / NAME)

    def received() -> dict[str, Any]:
        done = run("receive", home)
        assert (done.code, done.json["accepted"]) == (0, 0)
        told: dict[str, Any] = done.json["files"][0]["reports"][0]
        assert told["state"] == "draft"
        return told

    same = received()
    assert (same["relation"], same["take"]) == ("same", [])
    set_households(partial(run, data=home), report, tmp_path, 7)
    newer = received()
    assert newer["relation"] == "newer"
    assert households(run, report) != 7
    set_households(run, report, tmp_path, 8)
    forked = received()
    assert forked["relation"] == "forked"
    look, take = forked["take"]
    seen = run(*shlex.split(look)).json
    (section,) = (one["section"] for one in seen["sections"])
    assert run(*shlex.split(take.replace("MỤC,…", section))).code == 0
    assert households(run, report) == 7
    set_households(run, report, tmp_path, 9)
    assert received()["relation"] == "older"


def test_what_is_newer_is_taken_by_the_command_that_is_named(
    run: Run, report: str, tmp_path: Path, folder: Path
) -> None:
    home = tmp_path / "nhà riêng"
    home.mkdir()
    shutil.copy(folder / NAME, home / NAME)
    set_households(partial(run, data=home), report, tmp_path, 7)
    (told,) = run("receive", home).json["files"][0]["reports"]
    (take,) = told["take"]
    assert run(*shlex.split(take)).code == 0
    assert households(run, report) == 7
    (told,) = run("receive", home).json["files"][0]["reports"]
    assert (told["relation"], told["take"]) == ("same", [])


def test_people_are_told_what_a_carried_copy_is(
    run: Run, report: str, tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "nha"
    home.mkdir()
    shutil.copy(folder / NAME, home / NAME)
    set_households(partial(run, data=home), report, tmp_path, 7)
    assert main(["--data", str(folder), "receive", str(home)]) == 0
    told = capsys.readouterr().out
    assert "bản soạn của chính đơn vị: mới hơn máy này" in told
    assert f"restore {home / NAME} --report {report}" in told
