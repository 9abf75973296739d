"""A new report starts from the newest earlier one, or from that of a year ago."""

import pytest

from core.period import read_period
from core.report_line import ReportLine
from core.sources import newest_before, year_ago


def line(id_: str, period: str, *, final: bool = True, practice: bool = False) -> ReportLine:
    return ReportLine(id_, "nho", read_period(period), "xã", 1, final, practice, False, "")


LINES = (
    line("a", "2023-Y"),
    line("b", "2024-6M"),
    line("c", "2024-9M", final=False),
    line("d", "2024-9M"),
    line("e", "2024-Y", practice=True),
    line("f", "2023-9M"),
)


@pytest.mark.parametrize(
    ("period", "newest", "twin"),
    [
        ("2024-Y", "d", "a"),
        ("2025-9M", "d", "d"),
        ("2024-9M", "b", "f"),
        ("2024-6M", "a", None),
        ("2020-Y", "d", None),
    ],
)
def test_the_newest_before_and_the_twin_of_last_year(
    period: str, newest: str, twin: str | None
) -> None:
    found = newest_before(LINES, "nho", read_period(period))
    assert found is not None
    assert found.id == newest
    ago = year_ago(LINES, "nho", read_period(period))
    assert (ago.id if ago else None) == twin


def test_another_forms_reports_are_no_source() -> None:
    assert newest_before(LINES, "khac", read_period("2024-Y")) is None
