"""The command import: old fonts wait for consent, every kind of file gives the same report."""

# ruff: noqa: RUF001

from pathlib import Path

import pytest

from tests.ui.commands.calls import FORM, Run

OLD_FONT = "§Õn nay ban nh©n d©n x· Trµ S¬n b¸o c¸o c«ng t¸c d©n vËn chÝnh quyÒn"
FILES = Path(__file__).parents[2] / "core" / "importing" / "files"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A text file as a program of the nineties wrote it."""
    file = tmp_path / "cu.txt"
    file.write_bytes(OLD_FONT.encode("latin-1"))
    return file


def test_an_old_font_is_told_with_both_texts_and_the_way_on(run: Run, old_file: Path) -> None:
    done = run("import", old_file, *FORM)
    assert done.code == 2
    assert done.error["code"] == "LegacyText"
    assert "Đến nay ban nhân dân" in done.error["message"]
    assert "--convert tcvn3" in done.error["message"]
    assert run("list").json["reports"] == []


@pytest.mark.parametrize(("choice", "told"), [("auto", "Đến nay"), ("tcvn3", "Đến nay")])
def test_with_consent_it_is_converted(run: Run, old_file: Path, choice: str, told: str) -> None:
    read = run("import", old_file, *FORM, "--convert", choice).json
    assert read["unmatched"][0]["text"].startswith(told)
    assert read["converted"] == "tcvn3"


def test_before_an_old_report_is_kept_all_there_is_is_backed_up(
    run: Run, report: str, old_file: Path
) -> None:
    run("import", old_file, *FORM, "--convert", "auto")
    (copy,) = old_file.parent.rglob("*-truoc-nhap.db")
    inside = run("restore", copy, "--look").json["reports"]
    assert [one["id"] for one in inside] == [report]


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_every_kind_of_file_is_imported(run: Run, kind: str) -> None:
    read = run("import", FILES / f"suoi-lanh.{kind}", *FORM).json
    assert len(read["matched"]) == 3
    assert read["converted"] is None
    assert read["tracked"] == 0


def test_another_choice_is_told(run: Run, old_file: Path) -> None:
    done = run("import", old_file, *FORM, "--convert", "viscii")
    assert done.code == 2
    assert "viscii" in done.error["message"]


def test_what_is_sure_is_a_token_and_what_is_not_is_listed(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cu.txt"
    body = "Trong 9 tháng đầu năm 2024 xã có 812 hộ, theo Kế hoạch số 34/KH-UBND ngày 12/3/2024."
    file.write_text(f"I. ĐẶC ĐIỂM TÌNH HÌNH\n\n{body}\n", encoding="utf-8")
    read = run("import", file, *FORM).json
    section = "dac-diem-tinh-hinh"
    assert read["tokens"] == [
        {"section": section, "quote": "9 tháng đầu năm 2024", "token": "{ky}"},
        {
            "section": section,
            "quote": "Kế hoạch số 34/KH-UBND ngày 12/3/2024",
            "token": "{vb:34_kh_ubnd}",
        },
    ]
    told = {"section": section, "quote": "812", "token": "{so_ho}", "value": 812}
    assert read["doubtful"] == [told]
    shown = run("show", read["report"]).json
    assert shown["sections"][section] == "Trong {ky} xã có 812 hộ, theo {vb:34_kh_ubnd}."
    assert [document["sign"] for document in shown["documents"]] == ["34/KH-UBND"]
