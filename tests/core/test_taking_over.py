"""The office's own report takes only what its fields can hold."""

from dataclasses import replace
from decimal import Decimal

import pytest

from core.fields import NOTHING, Figure
from core.period import read_period
from core.report import new_report
from core.taking_over import Sent, TotalsOfAnother, filled
from core.totals import Total
from storage import library
from tests.samples import report, template


def taken(total: Decimal | None, reported: int = 2, none: int = 0) -> Figure:
    found = Total("so_ho", "Số hộ", "hộ", total, reported, none, ())
    own = replace(report(), figures={})
    sent = Sent(own.template, own.period, [found], reported)
    return filled(template(), own, sent).figures.get("so_ho")


def test_a_total_is_taken() -> None:
    assert taken(Decimal(7)) == 7
    assert taken(Decimal(0), 0, 2) is NOTHING


def test_a_mean_of_counts_and_a_sum_too_large_are_left_to_the_person() -> None:
    assert taken(Decimal("92.5")) is None
    assert taken(Decimal(10**15)) is None
    assert taken(None) is None


@pytest.mark.parametrize(
    ("absent", "told"),
    [
        (None, None),
        ((), "không có"),
        (("xã An", "xã Bình"), "xã An, xã Bình"),
        (tuple(map(str, range(41))), "41 đơn vị theo danh sách kèm theo"),
    ],
)
def test_who_is_missing_stands_in_the_offices_form(
    absent: tuple[str, ...] | None, told: str | None
) -> None:
    form = library.template("qcdc-tong-hop")
    own = new_report(form, read_period("2024-9M"), "a", "huyện Đá Bạc")
    made = filled(form, own, Sent(form.sums, own.period, [], 3, absent))
    assert made.fields.get(form.absent) == told
    assert made.figures[form.sent] == 3
    mine = replace(own, fields={form.absent: "xã Mười"})
    kept = filled(form, mine, Sent(form.sums, own.period, [], 3, absent))
    assert kept.fields[form.absent] == "xã Mười"


def test_totals_of_another_kind_or_period_are_refused() -> None:
    own = report()
    for kind, period in (("khac", own.period), (own.template, read_period("2024-Y"))):
        with pytest.raises(TotalsOfAnother):
            filled(template(), own, Sent(kind, period, [], 0))
