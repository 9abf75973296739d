"""What commands say where something is wrong: one sentence, and nothing changed."""

import json
from pathlib import Path

import pytest

from tests.ui.commands.calls import FORM, Run


def _filled(run: Run, report: str, tmp_path: Path, given: object) -> str:
    file = tmp_path / "given.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    done = run("fill", report, file)
    assert done.code == 2
    return done.error["message"]


def test_a_setting_without_a_value_does_not_empty_it(run: Run, report: str) -> None:
    done = run("unit", "--set", "name")
    assert (report != "", done.code, done.error["code"]) == (True, 2, "SettingWrong")
    assert run("unit").json["name"] == "Suối Lành"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("bay",), "Không có lệnh “bay”; có: unit, templates,"),
        (("new", "--template", "qcdc-pl34"), "Lệnh còn thiếu --period."),
        (("list", "--bay"), "Lệnh thừa --bay."),
        (("show", "a", "--data"), "Sau --data phải ghi giá trị."),
        (("register", "a"), "Lệnh còn thiếu một trong --number --date."),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(
    run: Run, arguments: tuple[str, ...], told: str
) -> None:
    assert told in run(*arguments).error["message"]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"figures": {"so_ho": "1,5"}}, "ghi “1,5”"),
        ({"fields": {"da_nhan_rong": "có"}}, "không phải true (có) hoặc false (chưa)"),
        ({"fields": {"hinh_thuc_cong_khai": ["bay"]}}, 'ghi “["bay"]”'),
        ({"sections": {"mo-dau": None}}, "“null”"),
        ({"sections": {"mo-dau": "**mở"}}, "thiếu dấu đóng ở cuối đoạn"),
        ({"head": {"x": 1}}, "“x” trong phần đầu báo cáo"),
        ({"tables": {"mo_hinh": [{"x": 1}]}}, "“x” trong bảng mo_hinh"),
        ({"head": {"signer": "ai"}}, "(đang có: Hà Thị Mây, Lò Văn Thương)"),
    ],
)
def test_a_wrong_value_is_told_as_it_was_written(
    run: Run, report: str, tmp_path: Path, given: object, told: str
) -> None:
    assert told in _filled(run, report, tmp_path, given)


def test_identity_written_as_text_or_number_is_the_same(
    run: Run, report: str, tmp_path: Path
) -> None:
    file = tmp_path / "given.json"
    file.write_text('{"version": 1, "revision": "1"}', encoding="utf-8")
    assert run("fill", report, file).code == 0


@pytest.mark.parametrize("number", ["0", "000", "-1", "abc", "5 6", "1234567"])
def test_what_is_no_number_of_a_paper_is_refused(run: Run, report: str, number: str) -> None:
    run("register", report, "--number", "12a")
    done = run("register", report, f"--number={number}")
    assert (done.code, done.error["code"]) == (2, "NumberOfPaperWrong")
    assert run("show", report).json["head"]["number"] == "12a"


def test_an_unreadable_stick_is_told_beside_its_files(run: Run, tmp_path: Path) -> None:
    done = run("receive", tmp_path / "khong-co")
    assert (done.code, done.json["files"][0]["state"]) == (2, "foreign")
    assert done.error["code"] == "NothingReadable"
    (tmp_path / "trong").mkdir()
    assert run("receive", tmp_path / "trong").error["code"] == "NothingReadable"


def test_sections_that_wait_are_told_in_print_order(run: Run, report: str) -> None:
    next_ = run("new", *FORM, "--from", report).json["report"]
    sections = list(run("show", next_).json["sections"])
    unseen = run("check", next_).json["unseen"]
    assert unseen == [section for section in sections if section in unseen] != []


@pytest.mark.parametrize("content", [b"hello", b"SQLite format 3\0" + bytes(9000)])
def test_a_broken_database_is_told_in_vietnamese(run: Run, tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "hong"
    folder.mkdir()
    (folder / "baocaoxa.db").write_bytes(content)
    done = run("list", data=folder)
    assert done.error["code"] == "DatabaseDamaged"
    assert "file is not" not in done.error["message"]
    assert (folder / "baocaoxa.db").read_bytes() == content
