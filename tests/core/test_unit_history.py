"""Entries stand from a day to a day; the unit of any day is told, and corrected alone."""

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from core.unit import Office, Recipient, Signer, Superior, Unit, Village
from core.unit_history import (
    Dated,
    UnitHistory,
    apart,
    corrected,
    ended,
    followed,
    standing,
    unit_on,
)
from tests.samples import UNIT

JULY = datetime.date(2025, 7, 1)
BEFORE, AFTER = JULY - datetime.timedelta(days=1), JULY + datetime.timedelta(days=1)
EAST = Village("dong", "Đông")
HISTORY = corrected(UnitHistory(), UNIT, BEFORE)


def villages(history: UnitHistory, day: datetime.date) -> list[str]:
    return [village.name for village in unit_on(history, day).villages]


def test_what_was_said_without_a_day_stands_always() -> None:
    assert unit_on(HISTORY, datetime.date.min) == UNIT
    assert unit_on(HISTORY, None) == UNIT


def test_an_entry_ends_on_its_day_and_not_before() -> None:
    merged = replace(HISTORY, villages=ended(HISTORY.villages, 0, JULY))
    assert villages(merged, BEFORE) == ["Đông", "Tây", "Bắc 2"]
    assert villages(merged, JULY) == ["Tây", "Bắc 2"]


def test_a_rename_keeps_the_id_and_each_day_its_name() -> None:
    renamed = followed(HISTORY.villages, 0, Village("dong", "Đông Hòa"), JULY)
    history = replace(HISTORY, villages=renamed)
    assert villages(history, BEFORE)[0] == "Đông"
    assert villages(history, JULY)[0] == "Đông Hòa"
    assert {village.id for village in standing(renamed, AFTER)} == {"dong", "tay", "bac_2"}


def test_who_signs_later_can_be_chosen_after_those_of_the_day() -> None:
    new = Dated(Signer("moi", "Lê Thị Mới", Office.CHAIR), JULY)
    history = replace(HISTORY, signers=(new, *ended(HISTORY.signers, 0, JULY)))
    assert [signer.id for signer in unit_on(history, BEFORE).signers] == [
        "le_van_an",
        "tran_thi_binh",
        "moi",
    ]
    assert [signer.id for signer in unit_on(history, AFTER).signers] == ["moi", "tran_thi_binh"]


def test_the_superior_of_the_day_is_addressed() -> None:
    bodies = (
        Dated(Superior("huyen", "UBND huyện Đá Bạc", "huyện"), None, JULY),
        Dated(Superior("tinh", "UBND tỉnh Sông Hồng", "tỉnh"), JULY),
    )
    history = replace(HISTORY, superiors=bodies)
    assert unit_on(history, BEFORE).parent == "UBND huyện Đá Bạc"
    assert unit_on(history, JULY).parent == "UBND tỉnh Sông Hồng"
    assert unit_on(HISTORY, JULY).parent == UNIT.parent


def test_lines_of_one_id_never_stand_on_one_day() -> None:
    made = apart((Dated(EAST), Dated(replace(EAST, name="Đông Hòa"), JULY)))
    assert [line.until for line in made] == [JULY, None]


def test_a_correction_changes_no_other_day() -> None:
    renamed = followed(HISTORY.villages, 0, Village("dong", "Đông Hòa"), JULY)
    history = replace(HISTORY, villages=renamed)
    now = unit_on(history, AFTER)
    fixed = replace(now, villages=(replace(now.villages[0], name="Đông Hoà"), *now.villages[1:]))
    after = corrected(history, fixed, AFTER)
    assert unit_on(after, AFTER) == fixed
    assert villages(after, BEFORE)[0] == "Đông"


def test_recipients_keep_their_ids_by_their_names() -> None:
    unit = replace(UNIT, recipients=("HĐND xã", "Lưu: VT"))
    history = corrected(HISTORY, unit, BEFORE)
    again = corrected(history, replace(unit, recipients=("Lưu: VT", "Đảng ủy")), BEFORE)
    assert again.recipients[0].value == Recipient("luu_vt", "Lưu: VT")


def test_a_parent_written_over_corrects_the_superior_of_the_day() -> None:
    body = Dated(Superior("huyen", "UBND huyện Đá Bạc", "huyện"))
    history = replace(HISTORY, superiors=(body,))
    unit = replace(unit_on(history, JULY), parent="UBND huyện Đá Bạch")
    fixed = corrected(history, unit, JULY)
    assert fixed.superiors[0].value == Superior("huyen", "UBND huyện Đá Bạch", "huyện")
    assert fixed.lines.parent == HISTORY.lines.parent


names = st.text("abcĐộ ", min_size=1, max_size=3).map(lambda text: f"x{text.strip()}")


@given(st.lists(names, max_size=5, unique=True), st.lists(names, max_size=5, unique=True))
def test_the_unit_of_the_day_is_what_it_was_corrected_to(first: list[str], then: list[str]) -> None:
    def unit(given_: list[str]) -> Unit:
        return replace(
            UNIT,
            villages=tuple(Village(f"t{name}", name) for name in given_),
            recipients=tuple(given_),
        )

    history = corrected(corrected(UnitHistory(), unit(first), JULY), unit(then), JULY)
    assert unit_on(history, JULY) == unit(then)
