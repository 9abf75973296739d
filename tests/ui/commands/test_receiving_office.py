"""What the office says goes back to the commune, and what the commune did comes to the office."""

import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from storage.database import open_store
from tests.ui.commands.calls import Run
from ui.commands.parsing import read_arguments
from ui.commands.receiving import board_
from ui.commands.totalling import totals_

FORM = ("--template", "qcdc-pl34", "--period", "2024-9M")
SECTION = "dac-diem-tinh-hinh"


@pytest.fixture
def office(run: Run, report: str, figures: Path, tmp_path: Path) -> Path:
    """A receiving office that took the commune's report."""
    run("fill", report, figures)
    run("finalise", report)
    run("submit", report, "--to", tmp_path)
    place = tmp_path / "Nơi nhận"
    run("unit", "--set", "name=Đá Bạc", "kind=xã", data=place)
    assert run("receive", tmp_path, data=place).json["accepted"] == 1
    return place


def returned(run: Run, report: str, office: Path, folder: Path) -> Any:
    folder.mkdir()
    run("return", report, "--to", folder, data=office)
    return run("receive", folder).json


def test_remarks_go_back_and_begin_the_next_revision(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    made = run(
        "remark", report, "--section", SECTION, "--field", "so_ho", "--text", "Xem lại số hộ"
    )
    assert made.error["code"] == "ReportOwn"
    place = ("--section", SECTION, "--field", "so_ho")
    run("remark", report, *place, "--text", "Xem lại số hộ", data=office)
    told = returned(run, report, office, tmp_path / "usb")
    (word,) = told["files"][0]["returns"]
    assert (word["state"], word["verdict"], word["reopened"]) == ("new", "returned", True)
    assert run("show", report).json["revision"] == 2
    (remark,) = run("remark", report).json["remarks"]
    assert (remark["section"], remark["field"], remark["done"]) == (SECTION, "so_ho", "open")
    again = run("receive", tmp_path / "usb").json
    assert (again["returned"], again["files"][0]["returns"][0]["state"]) == (0, "same")


def test_the_office_sees_what_was_done_about_each_remark(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    for field in ("so_ho", "so_khau", "so_thon"):
        run("remark", report, "--section", SECTION, "--field", field, "--text", "?", data=office)
    returned(run, report, office, tmp_path / "usb")
    ids = {one["field"]: one["id"] for one in run("remark", report).json["remarks"]}
    more = tmp_path / "more.json"
    more.write_text(json.dumps({"figures": {"so_ho": 1100}}), encoding="utf-8")
    run("fill", report, more)
    run("remark", report, "--answer", ids["so_khau"], "--text", "Đúng theo sổ hộ khẩu")
    run("finalise", report)
    run("submit", report, "--to", tmp_path / "usb")
    assert run("receive", tmp_path / "usb", data=office).json["accepted"] == 1
    told = run("remark", report, data=office).json["remarks"]
    done = {one["field"]: (one["done"], one["answer"]) for one in told}
    assert done == {
        "so_ho": ("changed", None),
        "so_khau": ("answered", "Đúng theo sổ hộ khẩu"),
        "so_thon": ("open", None),
    }


def test_a_receipt_is_known_at_the_commune(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    run("accept", report, data=office)
    told = returned(run, report, office, tmp_path / "usb")
    assert told["files"][0]["returns"][0]["verdict"] == "accepted"
    assert run("remark", report).json["verdict"] == "accepted"
    assert run("show", report).json["state"] == "final"


def test_nothing_said_is_nothing_to_return(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    done = run("return", report, "--to", tmp_path, data=office)
    assert (done.code, done.error["code"]) == (2, "NothingToReturn")


def test_a_return_for_another_commune_is_not_taken(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    run("accept", report, data=office)
    (tmp_path / "usb").mkdir()
    run("return", report, "--to", tmp_path / "usb", data=office)
    told = run("receive", tmp_path / "usb", data=tmp_path / "Xã khác").json
    assert (told["returned"], told["files"][0]["returns"][0]["state"]) == (0, "unknown")


def test_the_board_names_who_is_missing_with_telephone(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "don-vi.json"
    names = [{"name": "xã Đắk Ơ", "phone": "0900 000 001"}, "xã An Bình", "xã Suối Lành Mới"]
    listed.write_text(json.dumps(names), encoding="utf-8")
    run("communes", listed, data=office)
    unit = run("show", report, data=office).json["unit"]
    told = run("board", "--period", "2024-9M", "--template", "qcdc-pl34", data=office).json
    (board,) = told["templates"]
    assert {"unit": "xã Đắk Ơ", "phone": "0900 000 001"} in board["missing"]
    assert [line["unit"] for line in board["units"] if not line["expected"]] == [unit]
    run("communes", "--match", f"{unit}=xã Suối Lành Mới", data=office)
    run("accept", report, data=office)
    (board,) = run("board", "--period", "2024-9M", data=office).json["templates"][:1]
    states = [(line["unit"], line["state"]) for line in board["units"]]
    assert states == [
        ("xã An Bình", "missing"),
        ("xã Đắk Ơ", "missing"),
        ("xã Suối Lành Mới", "accepted"),
    ]
    assert run("totals", *FORM, data=office).json["absent"] == ["xã An Bình", "xã Đắk Ơ"]


def test_a_match_names_province_and_superior_where_names_are_the_same(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "don-vi.json"
    listed.write_text(json.dumps(["xã Mới"]), encoding="utf-8")
    unit = run("show", report, data=office).json["unit"]
    elsewhere = f"{unit}; tỉnh Khác; UBND huyện Khác"
    told = run("communes", listed, "--match", f"{elsewhere}=xã Mới", data=office)
    assert told.json["matches"] == [
        {
            "unit": unit,
            "province": "tỉnh Khác",
            "superior": "UBND huyện Khác",
            "commune": "xã Mới",
        }
    ]
    assert run("totals", *FORM, data=office).json["absent"] == ["xã Mới"]
    run("communes", "--match", f"{unit}=xã Mới", data=office)
    assert run("totals", *FORM, data=office).json["absent"] == []
    wrong = run("communes", "--match", "a;b;c;d=xã Mới", data=office)
    assert (wrong.code, wrong.error["code"]) == (2, "MatchWrong")


def test_a_damaged_report_is_named_and_the_others_are_totalled(
    report: str, office: Path, tmp_path: Path
) -> None:
    store = open_store(office / "baocaoxa.db")
    store.conn.execute("UPDATE revision SET body = body || ' '")
    store.conn.execute("UPDATE tally SET figures = '{}'")
    given = read_arguments(["totals", *FORM, "--xlsx", str(tmp_path / "a.xlsx")])
    said = totals_(store, given)
    assert said.json["damaged"] == [
        {"report": report, "unit": "xã Suối Lành", "period": "2024-9M", "revision": 1}
    ]
    assert said.lines[0].startswith("Báo cáo hỏng, không cộng: xã Suối Lành, 9 tháng đầu năm 2024")
    with ZipFile(tmp_path / "a.xlsx") as book:
        assert "trang Bản sao" in book.read("xl/sharedStrings.xml").decode()
    told = board_(store, read_arguments(["board", "--period", "2024-9M"]))
    assert "báo cáo hỏng (lần 1): lấy lại ở trang Bản sao" in told.lines[0]
    store.close()


def test_totals_are_written_for_excel(run: Run, report: str, office: Path, tmp_path: Path) -> None:
    files = tmp_path / "a.csv", tmp_path / "a.xlsx"
    run("totals", *FORM, "--csv", files[0], "--xlsx", files[1], data=office)
    head, first, *rows = files[0].read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("Mã,Chỉ tiêu,")
    assert "Đơn vị chưa nộp" in first
    assert any(row.startswith("so_ho,Số hộ,hộ,1068,1,0,,1068") for row in rows)
    with ZipFile(files[1]) as book:
        page = book.read("xl/worksheets/sheet1.xml").decode()
    assert "<v>1068</v>" in page
    assert 'state="frozen"' in page


def test_the_offices_own_report_is_filled_from_what_came(
    run: Run, report: str, office: Path
) -> None:
    own = run("new", *FORM, data=office).json["report"]
    done = run("totals", *FORM, "--section", SECTION, "--into", own, data=office).json
    assert "figure:so_ho" in done["filled"]
    shown = run("show", own, data=office).json
    assert shown["figures"]["so_ho"] == 1068
    assert done["narratives"][0]["unit"] in shown["sections"][SECTION]
    again = run("totals", *FORM, "--into", own, data=office).json
    assert again["filled"] == []
    assert {one["id"]: one["total"] for one in again["figures"]}["so_ho"] == 1068


def test_a_report_of_the_offices_own_form_takes_over_what_communes_sent(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    listed = tmp_path / "cac-xa.json"
    listed.write_text(json.dumps(["xã Chưa Gửi"]), encoding="utf-8")
    run("communes", listed, data=office)
    own = run("new", "--template", "qcdc-tong-hop", *FORM[2:], data=office).json["report"]
    done = run("totals", *FORM, "--section", SECTION, "--into", own, data=office).json
    shown = run("show", own, data=office).json
    assert (shown["figures"]["so_ho"], shown["figures"]["so_don_vi_gui"]) == (1068, 1)
    assert "xã Chưa Gửi" in shown["fields"]["don_vi_chua_gui"]
    assert done["narratives"][0]["unit"] in shown["sections"][SECTION]
    assert run("totals", *FORM, "--into", own, data=office).json["filled"] == []
    run("export", own, "--txt", tmp_path / "th.txt", data=office)
    assert "báo cáo của 1 đơn vị" in (tmp_path / "th.txt").read_text(encoding="utf-8-sig")


def test_totals_are_not_put_into_a_report_of_another_period(
    run: Run, report: str, office: Path
) -> None:
    own = run("new", *FORM[:2], "--period", "2024-Y", data=office).json["report"]
    refused = run("totals", *FORM, "--into", own, data=office)
    assert (refused.code, refused.error["code"]) == (2, "TotalsOfAnother")
    assert run("show", own, data=office).json["figures"]["so_ho"] is None


def test_a_second_report_of_one_period_is_taken_when_a_person_says_so(
    run: Run, report: str, office: Path, figures: Path, tmp_path: Path
) -> None:
    other = run("new", *FORM).json["report"]
    given = json.loads(figures.read_text(encoding="utf-8"))
    given["figures"]["so_ho"] = 1234
    more = tmp_path / "other.json"
    kept = {key: given[key] for key in ("figures", "fields", "tables", "slots", "documents")}
    more.write_text(json.dumps(kept), encoding="utf-8")
    run("fill", other, more)
    assert run("finalise", other).code == 0
    (tmp_path / "usb").mkdir()
    run("submit", other, "--to", tmp_path / "usb")
    told = run("receive", tmp_path / "usb", data=office).json
    assert (told["accepted"], told["files"][0]["reports"][0]["state"]) == (0, "forked")
    assert run("receive", tmp_path / "usb", "--take", other, data=office).json["accepted"] == 1
    found = {one["id"]: one["total"] for one in run("totals", *FORM, data=office).json["figures"]}
    assert found["so_ho"] == 1234


def test_nobody_is_called_missing_where_no_list_says_who_is_expected(
    run: Run, report: str, office: Path
) -> None:
    own = run("new", "--template", "qcdc-tong-hop", *FORM[2:], data=office).json["report"]
    run("totals", *FORM, "--into", own, data=office)
    assert run("show", own, data=office).json["fields"]["don_vi_chua_gui"] is None


def test_totals_say_what_waits_and_what_was_returned(
    run: Run, report: str, office: Path, tmp_path: Path
) -> None:
    run("accept", report, data=office)
    run("reopen", report)
    more = tmp_path / "more.json"
    more.write_text(json.dumps({"figures": {"so_ho": 1100}}), encoding="utf-8")
    run("fill", report, more)
    run("finalise", report)
    (tmp_path / "usb").mkdir()
    run("submit", report, "--to", tmp_path / "usb")
    assert run("receive", tmp_path / "usb", data=office).json["accepted"] == 1
    told = run("totals", *FORM, data=office).json
    figures = {one["id"]: one["total"] for one in told["figures"]}
    (unit,) = told["units"]
    assert figures["so_ho"] == 1068
    assert told["waiting"] == [{"unit": unit, "counted": 1, "newest": 2}]
    run("accept", report, data=office)
    told = run("totals", *FORM, data=office).json
    assert ({one["id"]: one["total"] for one in told["figures"]}["so_ho"], told["waiting"]) == (
        1100,
        [],
    )
    assert (told["returned"], told["told"], told["shared"]) == ([], [], [])
