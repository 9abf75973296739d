"""The commands as people and programs call them."""

from pathlib import Path
from typing import Any

import pytest

import resources
from main import main
from tests.ui.commands.calls import FORM, Run


def test_a_new_report_is_listed(run: Run, report: str) -> None:
    (found,) = run("list").json["reports"]
    assert (found["id"], found["period"], found["state"], found["revision"]) == (
        report,
        "2024-9M",
        "draft",
        1,
    )


def test_the_beginning_of_an_id_is_enough(run: Run, report: str) -> None:
    assert run("show", report[:6]).json["id"] == report


def test_what_show_prints_fill_takes_back_unchanged(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    assert run("fill", report, figures).code == 0
    before = run("show", report).out
    file = tmp_path / "show.json"
    file.write_text(before, encoding="utf-8")
    assert run("fill", report, file).code == 0
    assert run("show", report).out == before


def test_one_figure_changes_every_sentence_it_stands_in(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    file, paper = tmp_path / "ho.json", tmp_path / "a.txt"
    file.write_text('{"figures": {"so_ho": "2.345"}}', encoding="utf-8")
    run("export", report, "--txt", paper)
    before = paper.read_text(encoding="utf-8")
    run("fill", report, file)
    run("export", report, "--txt", paper)
    after = paper.read_text(encoding="utf-8")
    assert after == before.replace("1.068", "2.345") != before


def test_a_filled_report_goes_all_the_way(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    assert run("check", report).code == 0
    assert run("finalise", report).json["state"] == "final"
    assert run("register", report, "--number", "5", "--date", "10/9/2024").json["number"] == "5"
    targets = [tmp_path / f"bao-cao.{kind}" for kind in ("docx", "pdf", "txt")]
    made = run("export", report, "--docx", targets[0], "--pdf", targets[1], "--txt", targets[2])
    assert made.json["pages"] >= 5
    assert targets[0].read_bytes()[:2] == b"PK"
    assert targets[1].read_bytes()[:8] == b"%PDF-1.7"
    assert "Số: 05/BC-UBND" in targets[2].read_text(encoding="utf-8")
    assert run("reopen", report).json["revision"] == 2


def test_findings_block_finalising_and_nothing_changes(run: Run, report: str) -> None:
    before = run("show", report).out
    done = run("finalise", report)
    assert done.code == 1
    assert {item["level"] for item in done.json["findings"]} >= {"error"}
    assert run("show", report).out == before


def test_an_old_report_waits_to_be_seen(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cu.txt"
    file.write_bytes(resources.read_bytes("samples/bao-cao-mau.txt"))
    read = run("import", file, *FORM).json
    assert (len(read["matched"]), read["unmatched"]) == (28, [])
    id_ = read["report"]
    assert run("unit").json["name"] == "Suối Lành"
    assert run("check", id_).code == 1
    assert run("finalise", id_).code == 1
    section = read["matched"][2]["section"]
    assert run("keep", id_, "--section", section).json["kept"] == [section]
    assert run("keep", id_, "--all").json["unseen"] == []
    assert run("keep", id_, "--all").code == 0
    assert run("finalise", id_).code == 0


def test_our_own_unregistered_paper_is_read_with_nothing_left_over(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    paper = tmp_path / "a.docx"
    run("export", report, "--docx", paper)
    read = run("import", paper, *FORM)
    assert (len(read.json["matched"]), read.json["unmatched"]) == (28, [])


def test_a_registered_paper_read_again_is_shown_and_filled_unchanged(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    run("fill", report, figures)
    run("register", report, "--number", "5", "--date", "10/9/2024")
    paper, file = tmp_path / "a.docx", tmp_path / "show.json"
    run("export", report, "--docx", paper)
    read = run("import", paper, *FORM).json["report"]
    before = run("show", read).out
    file.write_text(before, encoding="utf-8")
    assert run("fill", read, file).out == before


def test_the_next_report_starts_from_the_last(run: Run, report: str, figures: Path) -> None:
    run("fill", report, figures)
    next_ = run("new", "--template", "qcdc-pl34", "--period", "2024-Y", "--from", report).json
    shown = run("show", next_["report"]).json
    assert shown["figures"]["so_ho"] is None
    assert set(shown["progress"].values()) >= {"carried"}
    assert (
        shown["sections"]["dac-diem-tinh-hinh"]
        == (run("show", report).json["sections"]["dac-diem-tinh-hinh"])
    )


def test_the_forms_are_told(run: Run) -> None:
    form, office = run("templates").json["templates"]
    assert (form["id"], form["sums"]) == ("qcdc-pl34", "")
    assert (office["id"], office["sums"]) == ("qcdc-tong-hop", "qcdc-pl34")
    assert {field["id"] for field in form["fields"]} >= {"so_ho", "so_khau", "luot_tiep"}


def test_every_field_is_told_with_its_section_and_how_it_is_totalled(run: Run) -> None:
    form, _ = run("templates").json["templates"]
    assert [section["id"] for section in form["sections"]][:2] == ["tieu-de", "mo-dau"]
    households = next(field for field in form["fields"] if field["id"] == "so_ho")
    assert households == {
        "id": "so_ho",
        "label": "Số hộ",
        "kind": "integer",
        "unit": "hộ",
        "measure": "stock",
        "rollup": "sum",
        "choices": [],
        "section": "dac-diem-tinh-hinh",
    }
    columns = {table["id"]: table["columns"] for table in form["tables"]}
    assert [column["id"] for column in columns["mo_hinh"]][:2] == ["ten", "linh_vuc"]


def test_a_folder_that_a_sync_program_owns_is_avoided_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "OneDrive"))
    monkeypatch.setattr("storage.data_folder._documents", lambda home: home / "Documents")
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "OneDrive")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "ở đây"))
    assert main(["list"]) == 0
    told = capsys.readouterr().err
    assert "OneDrive đồng bộ" in told
    assert str(tmp_path / "ở đây") in told


def test_a_name_may_carry_its_kind(run: Run) -> None:
    unit = run("unit", "--set", "name=UBND phường Đông Hà", 'villages=["Thôn Ái", "Ân"]').json
    assert (unit["kind"], unit["name"]) == ("phường", "Đông Hà")
    assert [village["id"] for village in unit["villages"]] == ["ai", "an"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("new", "--template", "qcdc-pl34", "--period", "2024-13"), "PeriodUnknown"),
        (("new", "--template", "la", "--period", "2024-9M"), "TemplateUnknown"),
        (("new", "--template", "qcdc-pl34"), "CallWrong"),
        (("bay",), "CallWrong"),
        (("show", "khong-co"), "ReportUnknown"),
        (("show", ""), "ReportUnknown"),
        (("import", "khong-co.docx", *FORM), "FileMissing"),
        (("unit", "--set", "la=1"), "UnitKeyUnknown"),
        (("unit", "--set", "villages=Đông"), "UnitValueWrong"),
        (("unit", "--set", 'signers=[{"name": "A", "office": "Bí thư"}]'), "UnitValueWrong"),
    ],
)
def test_a_wrong_call_gets_one_sentence_and_exit_code_2(
    run: Run, arguments: tuple[str, ...], code: str
) -> None:
    done = run(*arguments)
    assert (done.code, done.out, done.error["code"]) == (2, "", code)
    assert done.error["message"].endswith((".", "O", "Ỳ", "]"))
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "FillUnreadable"),
        (b"\xff\xfe\x00", "FillUnreadable"),
        (b"[" * 100_000, "FillUnreadable"),
        (b'{"figures": {"so_ho": NaN}}', "FillUnreadable"),
        (b'{"figures": {"so_ho": "1.38.3"}}', "ValueWrong"),
        (b'{"figures": {"khong_co": 1}}', "FillUnknown"),
        (b'{"sections": {"dac-diem-tinh-hinh": "{khong_co}"}}', "FillToken"),
        ('{"sections": {"dac-diem-tinh-hinh": "**mở"}}'.encode(), "FillMarkup"),
    ],
)
def test_a_wrong_file_fills_nothing(
    run: Run, report: str, tmp_path: Path, content: bytes, code: str
) -> None:
    before = run("show", report).out
    file = tmp_path / "sai.json"
    file.write_bytes(content)
    done = run("fill", report, file)
    assert (done.code, done.error["code"]) == (2, code)
    assert run("show", report).out == before


def test_a_target_that_cannot_be_written_leaves_nothing(
    run: Run, report: str, tmp_path: Path
) -> None:
    done = run("export", report, "--pdf", tmp_path / "khong-co" / "a.pdf")
    assert done.code == 2
    assert "Traceback" not in done.err
    assert not (tmp_path / "khong-co").exists()


def test_a_data_folder_that_cannot_be_made_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("", encoding="utf-8")
    done = run("list", data=tmp_path / "tep" / "du-lieu")
    assert (done.code, done.error["code"]) == (2, "DataFolderUnwritable")
    assert done.error["message"].endswith("hoặc chọn thư mục khác. (Ở dòng lệnh: --data THƯ-MỤC.)")


def _submitted(run: Run, report: str, figures: Path, stick: Path) -> dict[str, Any]:
    run("fill", report, figures)
    run("finalise", report)
    stick.mkdir()
    return run("submit", report, "--to", stick).json


def test_a_submission_is_received_once_and_totalled(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    made = _submitted(run, report, figures, tmp_path / "usb")
    assert made["reports"] == [report]
    assert [str(path) for path in (tmp_path / "usb").iterdir()] == [made["file"]]
    office = tmp_path / "noi nhan"
    assert run("receive", tmp_path / "usb", "--dry-run", data=office).json["accepted"] == 0
    first = run("receive", tmp_path / "usb", data=office).json
    assert (first["accepted"], first["refused"]) == (1, 0)
    assert [told["state"] for told in first["files"][0]["reports"]] == ["new"]
    again = run("receive", tmp_path / "usb", data=office)
    assert (again.code, again.json["accepted"]) == (0, 0)
    figures_ = {told["id"]: told for told in run("totals", *FORM, data=office).json["figures"]}
    assert figures_["so_ho"] == {
        "id": "so_ho",
        "label": "Số hộ",
        "unit": "hộ",
        "total": 1068,
        "reported": 1,
        "none": 0,
        "missing": [],
    }
    assert run("show", report, data=office).json["figures"]["so_ho"] == 1068


def test_number_and_date_given_later_are_filled_in(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    _submitted(run, report, figures, tmp_path / "usb")
    office = tmp_path / "noi nhan"
    run("receive", tmp_path / "usb", data=office)
    run("register", report, "--number", "7", "--date", "2024-09-12")
    run("submit", report, "--to", tmp_path / "usb")
    told = run("receive", tmp_path / "usb", data=office).json
    states = {(r["state"], r["registered"]) for f in told["files"] for r in f["reports"]}
    assert ("same", True) in states
    assert told["accepted"] == 0
    head = run("show", report, data=office).json["head"]
    assert (head["number"], head["date"]) == ("7", "2024-09-12")


def test_the_next_revision_replaces_the_last_in_the_totals(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    _submitted(run, report, figures, tmp_path / "usb")
    office, more = tmp_path / "noi nhan", tmp_path / "them.json"
    run("receive", tmp_path / "usb", data=office)
    run("reopen", report)
    more.write_text('{"figures": {"so_ho": 1100}}', encoding="utf-8")
    run("fill", report, more)
    run("finalise", report)
    run("submit", report, "--to", tmp_path / "usb")
    told = run("receive", tmp_path / "usb", data=office).json
    assert sorted(r["state"] for f in told["files"] for r in f["reports"]) == ["newer", "older"]
    totals = {
        told["id"]: told["total"] for told in run("totals", *FORM, data=office).json["figures"]
    }
    assert totals["so_ho"] == 1100


def test_a_draft_is_not_handed_over(run: Run, report: str, tmp_path: Path) -> None:
    done = run("submit", report, "--to", tmp_path)
    assert (done.code, done.error["code"]) == (2, "ReportNotFinal")


def test_one_bad_file_does_not_stop_the_rest(
    run: Run, report: str, figures: Path, tmp_path: Path
) -> None:
    made = Path(_submitted(run, report, figures, tmp_path / "usb")["file"])
    data = made.read_bytes()
    (tmp_path / "usb" / "hong.db").write_bytes(data[:-4096] + bytes(4096))
    done = run("receive", tmp_path / "usb", data=tmp_path / "noi nhan")
    assert (done.code, done.json["accepted"], done.json["refused"]) == (1, 1, 1)
    (tmp_path / "usb" / "rac.db").write_text("rác", encoding="utf-8")
    (tmp_path / "usb" / "Thumbs.db").write_text("hình", encoding="utf-8")
    (tmp_path / "usb" / "ảnh.jpg").write_bytes(b"hinh")
    again = run("receive", tmp_path / "usb", data=tmp_path / "noi nhan").json
    assert sorted(told["state"] for told in again["files"]) == ["damaged", "foreign", "sound"]
    assert run("receive", tmp_path / "khong-co", data=tmp_path / "noi nhan").code == 2
