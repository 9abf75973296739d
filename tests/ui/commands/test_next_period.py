"""The next report by commands: from the last one, from last year's, its days, what is dropped."""

import json
from pathlib import Path

import pytest

from tests.ui.commands.calls import Run

FORM = ("--template", "qcdc-pl34")


@pytest.fixture
def earlier(run: Run, report: str, tmp_path: Path) -> tuple[str, str]:
    """Reports of 2023-Y and 2024-9M that say what they are in plain words."""
    old = run("new", *FORM, "--period", "2023-Y").json["report"]
    for id_, words in ((old, "Năm 2023 xã làm tốt."), (report, "Trong 9 tháng đầu năm 2024.")):
        file = tmp_path / f"{id_}.json"
        sections = {"tac-dong": words, "han-che": f"Hạn chế: {words}"}
        file.write_text(json.dumps({"sections": sections}), encoding="utf-8")
        assert run("fill", id_, file).code == 0
    return old, report


def test_each_section_comes_from_where_it_is_asked(run: Run, earlier: tuple[str, str]) -> None:
    new = run(
        *("new", *FORM, "--period", "2024-Y", "--from", earlier[1]),
        *("--from-year-ago", "tac-dong", "--from-form", "tieu-de,mo-dau"),
    ).json["report"]
    shown = run("show", new).json
    assert shown["sections"]["tac-dong"] == "Năm 2023 xã làm tốt."
    assert shown["sections"]["han-che"] == "Hạn chế: Trong 9 tháng đầu năm 2024."
    assert shown["progress"]["mo-dau"] == "empty"
    assert shown["progress"]["tac-dong"] == shown["progress"]["han-che"] == "carried"


def test_stale_words_are_listed_by_check(run: Run, earlier: tuple[str, str]) -> None:
    new = run("new", *FORM, "--period", "2024-Y", "--from", earlier[1]).json["report"]
    found = [one for one in run("check", new).json["findings"] if one["code"] == "period_stale"]
    assert [(one["level"], one["section"], one["quote"]) for one in found] == [
        ("warning", "tac-dong", "9 tháng đầu năm 2024"),
        ("warning", "han-che", "9 tháng đầu năm 2024"),
    ]
    assert "năm 2024" in found[0]["message"]
    assert found[0]["fix"]


def test_a_dropped_section_is_told_anew_and_no_longer_waits(
    run: Run, earlier: tuple[str, str]
) -> None:
    new = run("new", *FORM, "--period", "2024-Y", "--from", earlier[1]).json["report"]
    done = run("keep", new, "--drop", "tac-dong")
    assert done.json["dropped"] == ["tac-dong"]
    assert done.json["kept"] == []
    assert "tac-dong" not in done.json["unseen"]
    assert "9 tháng" not in run("show", new).json["sections"]["tac-dong"]
    assert run("finalise", new).code == 1
    assert run("show", new).json["state"] == "draft"


def test_without_last_years_report_nothing_is_made(run: Run, report: str) -> None:
    refused = run("new", *FORM, "--period", "2024-Y", "--from-year-ago", "tac-dong")
    assert refused.code == 2
    assert refused.error["code"] == "NoReportYearAgo"
    assert len(run("list").json["reports"]) == 1


def test_days_are_typed_where_the_request_says_otherwise(run: Run, report: str) -> None:
    assert run("days", report).json["first_day"] == "2023-12-15"
    given = run("days", report, "--last-day", "10/9/2024", "--due", "15/9/2024").json
    assert (given["first_day"], given["last_day"], given["due"]) == (
        "2023-12-15",
        "2024-09-10",
        "2024-09-15",
    )
    assert run("days", report).json == given
    refused = run("days", report, "--first-day", "11/9/2024")
    assert (refused.code, refused.error["code"]) == (2, "DaysReversed")
    made = run("new", *FORM, "--period", "2024-Y", "--first-day", "1/1/2024").json["report"]
    assert run("days", made).json["first_day"] == "2024-01-01"


def test_an_unknown_section_is_refused_with_those_there_are(run: Run, report: str) -> None:
    refused = run("keep", report, "--drop", "khong-co")
    assert (refused.code, refused.error["code"]) == (2, "SectionUnknown")
