"""`documents`: the register found by any part, and filled from a table."""

from pathlib import Path

from tests.ui.commands.calls import Run

TABLE = (
    "Số, ký hiệu;Ngày ban hành;Cơ quan ban hành;Trích yếu\n"
    "34/KH-UBND;12/3/2024;UBND xã Trà Sơn;dân chủ ở cơ sở năm 2024\n"
    "34/2007/PL-UBTVQH11;20/4/2007;UBTVQH;dân chủ\n"
    "35 KH;31/2/2024;UBND xã;kế hoạch\n"
)


def table(folder: Path, text: str = TABLE) -> Path:
    file = folder / "so.csv"
    file.write_text(text, encoding="utf-8-sig")
    return file


def test_sure_rows_are_entered_and_doubtful_ones_told(run: Run, tmp_path: Path) -> None:
    file = table(tmp_path)
    assert run("documents", "--import", file, "--dry-run").json["added"] == ["34_kh_ubnd"]
    assert run("documents", "--find", "trà sơn").json["documents"] == []
    told = run("documents", "--import", file).json
    assert told["added"] == ["34_kh_ubnd"]
    assert [(row["line"], row["doubts"]) for row in told["doubtful"]] == [
        (3, ["known_already"]),
        (4, ["sign_odd", "date_unread", "type_unknown"]),
    ]
    (found,) = run("documents", "--find", "ke hoach tra son").json["documents"]
    assert found["sign"] == "34/KH-UBND"
    again = run("documents", "--import", file, "--all").json
    assert again["added"] == ["35_kh"]


def test_the_laws_are_in_every_register(run: Run) -> None:
    (law,) = run("documents", "--find", "10/2022").json["documents"]
    assert law["id"] == "luat_10_2022_qh15"
    assert law["valid_from"] == "2023-07-01"


def test_a_file_that_is_no_table_is_refused(run: Run, tmp_path: Path) -> None:
    assert run("documents", "--import", table(tmp_path, "một câu\n")).code == 2
    bad = tmp_path / "ansi.csv"
    bad.write_bytes("Số ký hiệu;Ngày".encode("utf-16"))
    assert run("documents", "--import", bad).code == 2


def test_a_report_of_a_day_says_the_names_of_that_day(run: Run) -> None:
    villages = (
        'villages=[{"id": "dong", "name": "Đông", "to": "2025-07-01"},'
        ' {"id": "dong", "name": "1", "kind": "tổ dân phố", "from": "2025-07-01"}]'
    )
    told = run("unit", "--set", "name=xã Trà Sơn", villages).json
    assert [village.get("from") for village in told["villages"]] == [None, "2025-07-01"]
    for period, words in (("2024-9M", "thôn Đông"), ("2025-9M", "tổ dân phố 1")):
        made = run("new", "--template", "qcdc-pl34", "--period", period).json["report"]
        assert words in "".join(_text(run, made))


def _text(run: Run, report: str) -> str:
    file = Path(run("export", report, "--txt", f"{report}.txt").json["txt"])
    text = file.read_text(encoding="utf-8-sig")
    file.unlink()
    return text
