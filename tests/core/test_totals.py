"""Totals add what units gave, count "không phát sinh" apart, and name who is missing."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.fields import NOTHING, Figure
from core.report import amount
from core.tally import Tally, figures_from, tally_of
from core.template import Field, Rollup, Template
from core.totals import Total, totals
from tests.samples import report, template


def of(unit: str, **figures: Figure) -> Tally:
    return tally_of(template(), replace(report(), unit=unit, figures=figures))


def told(made: Total) -> tuple[object, ...]:
    return (made.total, made.reported, made.none, made.missing)


def total(id_: str, *reports: Tally, form: Template | None = None) -> Total:
    return next(made for made in totals(form or template(), reports) if made.id == id_)


def rolled(rollup: Rollup) -> Template:
    made = template()
    section = made.sections[0]

    def changed(asked: Field) -> Field:
        return replace(asked, rollup=rollup) if asked.id == "so_ho" else asked

    fields = tuple(changed(asked) for asked in section.fields)
    return replace(made, sections=(replace(section, fields=fields), *made.sections[1:]))


def test_figures_are_added_in_the_order_of_the_form() -> None:
    made = totals(template(), [of("xã A", so_ho=Decimal(2)), of("xã B", so_ho=Decimal(3))])
    assert [one.id for one in made] == [
        "so_ho",
        "so_khau",
        "luot_tiep",
        "dinh_ky",
        "dot_xuat",
        "luot_nguoi",
    ]
    assert made[0] == Total("so_ho", "Số hộ", "hộ", Decimal(5), 2, 0, ())


def test_nothing_to_report_adds_nothing_and_is_counted_apart() -> None:
    made = total("so_ho", of("xã A", so_ho=Decimal(2)), of("xã B", so_ho=NOTHING))
    assert told(made) == (2, 1, 1, ())


def test_a_zero_is_reported() -> None:
    made = total("so_ho", of("xã A", so_ho=Decimal(0)))
    assert told(made) == (0, 1, 0, ())


def test_an_empty_figure_names_its_unit() -> None:
    made = total("so_ho", of("xã A"), of("xã B", so_ho=Decimal(2)))
    assert told(made) == (2, 1, 0, ("xã A",))


def test_what_nobody_gave_has_no_total() -> None:
    assert total("so_ho", of("xã A")).total is None
    assert total("so_ho").total is None


def test_a_sum_of_parts_counts_where_it_was_not_sentitself() -> None:
    parts = of("xã A", dinh_ky=Decimal(4), dot_xuat=NOTHING)
    itself = of("xã B", luot_tiep=Decimal(10))
    partly = of("xã C", dinh_ky=Decimal(1))
    made = total("luot_tiep", parts, itself, partly)
    assert told(made) == (14, 2, 0, ("xã C",))


@pytest.mark.parametrize(
    ("values", "mean"),
    [(("90", "95"), "92.5"), (("1", "1", "2"), "1.33"), (("7",), "7"), (("0.005",), "0.01")],
)
def test_a_mean_is_over_the_units_that_gave_it(values: tuple[str, ...], mean: str) -> None:
    told_by = [of(f"xã {number}", so_ho=Decimal(one)) for number, one in enumerate(values)]
    made = total("so_ho", *told_by, of("xã trống"), form=rolled(Rollup.MEAN))
    assert made.total == Decimal(mean)


@pytest.mark.parametrize("rollup", [Rollup.JOIN, Rollup.NONE])
def test_what_is_not_summed_still_names_the_missing(rollup: Rollup) -> None:
    made = total("so_ho", of("xã A", so_ho=Decimal(2)), of("xã B"), form=rolled(rollup))
    assert told(made) == (None, 1, 0, ("xã B",))


FIGURES = st.one_of(
    st.none(), st.just(NOTHING), st.integers(-5, 10**15).map(Decimal), st.decimals(0, 999, places=2)
)


@given(
    st.lists(st.tuples(FIGURES, FIGURES), max_size=30),
    st.sampled_from([Rollup.SUM, Rollup.MEAN, Rollup.NONE]),
)
def test_a_total_is_what_a_plain_count_says(
    pairs: list[tuple[Figure, Figure]], rollup: Rollup
) -> None:
    form = rolled(rollup)
    units = [of(f"xã {at}", so_ho=now) for at, (now, _) in enumerate(pairs)]
    earlier: list[dict[str, Figure]] = [{"so_ho": was} for _, was in pairs]
    made = next(one for one in totals(form, units, earlier) if one.id == "so_ho")
    known = [now for now, _ in pairs if now is not None]
    numbers = [Fraction(now) for now in known if isinstance(now, Decimal)]
    assert (made.reported, made.none) == (len(numbers), len(known) - len(numbers))
    assert made.missing == tuple(f"xã {at}" for at, pair in enumerate(pairs) if pair[0] is None)
    if rollup is Rollup.SUM:
        assert made.total == (sum(numbers, Fraction(0)) if known else None)
        both = [pair for pair in pairs if None not in pair]
        was = sum((Fraction(amount(one)) for _, one in both), Fraction(0))
        assert made.before == (was if both else None)
    elif rollup is Rollup.NONE or not numbers:
        assert made.total is None
    else:
        assert made.total is not None
        mean = sum(numbers, Fraction(0)) / len(numbers)
        assert abs(Fraction(made.total) - mean) <= Fraction(1, 200)


def test_a_mean_leaves_out_what_did_not_happen() -> None:
    sent = [of("xã A", so_ho=Decimal(100)), of("xã B", so_ho=NOTHING)]
    made = total("so_ho", *sent, form=rolled(Rollup.MEAN))
    assert told(made) == (100, 1, 1, ())


@pytest.mark.parametrize("kept", [10**40, -(10**28)])
def test_a_number_no_field_could_hold_makes_its_unit_missing(kept: int) -> None:
    evil = replace(of("xã A"), figures=figures_from({"so_ho": kept}))
    assert told(total("so_ho", evil, of("xã B", so_ho=Decimal(2)))) == (2, 1, 0, ("xã A",))
