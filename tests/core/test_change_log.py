"""What was changed is told in words: the place, the old value and the new one."""

from dataclasses import replace
from decimal import Decimal

from core.change_log import change_log
from core.markup import parse
from core.report import with_prose
from tests.samples import facts, report


def test_a_figure_tells_both_its_values() -> None:
    now = facts(replace(report(), figures={"so_ho": Decimal(1383)}))
    (first, second) = change_log(
        now, [("figure:so_ho", "2026-11-28T14:32:00", 1380), ("figure:so_ho", "", None)]
    )
    assert first.words.endswith(": 1.380 → 1.383")
    assert second.words.endswith(": …… → 1.380")
    assert first.at == "2026-11-28T14:32:00"


def test_a_text_tells_how_much_came_and_went() -> None:
    made = report()
    section = next(iter(made.sections))
    now = facts(with_prose(made, section, parse("Xã có ba thôn ở xa.")))
    before = {"prose": "Xã có hai thôn.", "progress": "doing"}
    (line,) = change_log(now, [(f"section:{section}", "", dict(before))])
    assert line.section == section
    assert line.words == "sửa 2 chỗ, thêm 3 chữ, bỏ 1 chữ"
