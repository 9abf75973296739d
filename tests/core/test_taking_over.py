"""The office's own report takes only what its fields can hold."""

from dataclasses import replace
from decimal import Decimal

from core.fields import NOTHING, Figure
from core.taking_over import Sent, filled
from core.totals import Total
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
