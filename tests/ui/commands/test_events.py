"""`events`: written when it happens, told for the period that is reported."""

from pathlib import Path

import pytest

from main import main
from tests.ui.commands.calls import Run

HELD = '{"kind": "doi_thoai", "date": "20/5/2024", "doi_tuong": "Nhân dân", "luot_nguoi": 114}'
SEEN = '[{"kind": "tiep_cong_dan", "date": "2024-06-10", "hinh_thuc": "định kỳ", "luot": 2}]'


def test_a_periods_events_are_listed_and_proposed(run: Run) -> None:
    made = run("events", "--add", HELD, SEEN).json["added"]
    assert made == ["v1", "v2"]
    told = run("events", "--list", "--period", "2024-9M", "--template", "qcdc-pl34").json
    assert [event["id"] for event in told["events"]] == ["v1", "v2"]
    assert told["figures"]["tiep_dinh_ky"] == 2
    assert told["tables"]["doi_thoai"][0]["luot_nguoi"] == 114
    assert run("events", "--period", "2024-Q1").json["events"] == []


def test_people_read_one_line_an_event(
    run: Run, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("events", "--add", HELD)
    assert main(["--data", str(tmp_path / "du lieu"), "events"]) == 0
    assert "20/5/2024 · Đối thoại" in capsys.readouterr().out
    assert run("events", "--remove", "v1").json["events"] == []
    assert main(["--data", str(tmp_path / "du lieu"), "events"]) == 0
    assert "chưa có dòng nào" in capsys.readouterr().out


def test_what_can_not_be_written_is_refused_whole(run: Run) -> None:
    for wrong in ("{", "3", '{"kind": "la"}', '{"kind": "hoa_giai", "ket_qua": "xong"}'):
        said = run("events", "--add", HELD, wrong)
        assert said.code == 2
        assert said.error["message"]
    assert run("events").json["events"] == []
