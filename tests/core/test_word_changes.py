"""What Word has otherwise is found word by word; what it left keeps its tokens."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markup import Prose, parse, print_
from core.report import Progress, Report, SectionText, Unplaced
from core.word_changes import Kind, compared, with_changes, word_changes
from tests import samples

OWN = "Xã có {so_ho} hộ.\n- Tiếp {luot_tiep} lượt.[^ Theo {vb:kh07}. ]\nCâu cuối."
LONG = "".join(f"Thôn {at} có 1.{at:03} hộ; cả xã đều biết. " for at in range(400))
PRINTED = "Xã có 12 hộ.\n- Tiếp 8 lượt.[^ Theo Kế hoạch số 07. ]\nCâu cuối."


def report(markup: str = OWN) -> Report:
    made = samples.report()
    return replace(made, sections={"tiep-dan": SectionText(parse(markup), Progress.DONE)})


def taken(own: str, printed: str, found: str) -> str:
    (change,) = word_changes(report(own), prose(printed), prose(found))
    return print_(change.taken)


def prose(markup: str) -> dict[str, Prose]:
    return {"tiep-dan": parse(markup)}


def test_what_word_left_alone_is_no_change() -> None:
    assert word_changes(report(), prose(PRINTED), prose(PRINTED)) == ()
    assert word_changes(report(), prose(PRINTED), prose(PRINTED.replace("có 12", "có  12"))) == ()


@pytest.mark.parametrize(
    ("found", "after"),
    [
        (PRINTED.replace("12", "13"), OWN.replace("{so_ho}", "13")),
        (PRINTED.replace("Câu cuối", "Câu chót"), OWN.replace("Câu cuối", "Câu chót")),
        (PRINTED + "\nThêm.", OWN + "\nThêm."),
        (PRINTED.replace("\nCâu cuối.", ""), OWN.replace("\nCâu cuối.", "")),
        ("Đầu.\n" + PRINTED, "Đầu.\n" + OWN),
        (
            PRINTED.replace("Theo Kế hoạch số 07", "Theo Kế hoạch số 08"),
            OWN.replace("{luot_tiep}", "8").replace("{vb:kh07}", "Kế hoạch số 08"),
        ),
        ("", ""),
    ],
)
def test_a_changed_paragraph_is_text_and_the_others_keep_their_tokens(
    found: str, after: str
) -> None:
    assert taken(OWN, PRINTED, found) == after


def test_paragraphs_that_reading_joins_still_keep_their_tokens() -> None:
    own = "Xã có {so_ho} hộ,\ntrong đó {so_khau} khẩu.\nCâu cuối."
    printed = "Xã có 12 hộ, trong đó 30 khẩu.\nCâu cuối."
    assert taken(own, printed, printed.replace("cuối", "chót")) == own.replace("cuối", "chót")
    assert taken(own, printed, printed.replace("30", "31")) == (
        "Xã có 12 hộ, trong đó 31 khẩu.\nCâu cuối."
    )


def test_where_a_paragraph_comes_from_is_not_guessed() -> None:
    assert taken("{so_ho} hộ.\nKhác.", "Lạ.\nHẳn.\nBa.", "Lạ.\nHẳn.\nBốn.") == "Lạ.\nHẳn.\nBốn."


def test_words_that_went_and_came_are_told() -> None:
    pieces = compared("Tiếp 8 lượt công dân.", "Tiếp 9 lượt người dân.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        (Kind.SAME, "Tiếp "),
        (Kind.GONE, "8"),
        (Kind.NEW, "9"),
        (Kind.SAME, " lượt "),
        (Kind.GONE, "công"),
        (Kind.NEW, "người"),
        (Kind.SAME, " dân."),
    ]


@given(st.text("abc .1", max_size=40), st.text("abc .1", max_size=40))
def test_the_pieces_are_both_texts(before: str, after: str) -> None:
    pieces = compared(before, after)
    assert "".join(one.text for one in pieces if one.kind is not Kind.NEW) == before
    assert "".join(one.text for one in pieces if one.kind is not Kind.GONE) == after


@given(st.text("ab .1\n", max_size=40), st.text("ab .1\n", max_size=40))
def test_the_pieces_of_long_texts_are_both_texts(before: str, after: str) -> None:
    pieces = compared(f"{LONG}{before} x {LONG}", f"y {LONG}{after} {LONG}z")
    kept = f"{LONG}{before} x {LONG}", f"y {LONG}{after} {LONG}z"
    told = "".join(one.text for one in pieces if one.kind is not Kind.NEW)
    assert (told, "".join(one.text for one in pieces if one.kind is not Kind.GONE)) == kept


def test_a_small_change_of_a_long_text_is_told_by_its_words() -> None:
    after = LONG.replace("Thôn 7 có 1.007 hộ", "Thôn 7 có 1.008 hộ")
    changed = [one for one in compared(LONG, after) if one.kind is not Kind.SAME]
    assert [one.text for one in changed] == ["1.007", "1.008"]


def test_texts_too_long_to_compare_are_told_whole() -> None:
    assert len(compared("a " * 4000 + "a", "b " * 4000 + "b")) == 2


def test_only_what_is_taken_changes_and_new_pieces_wait_for_a_place() -> None:
    before = report()
    changes = word_changes(before, prose(PRINTED), prose("Khác."))
    piece = Unplaced("Mục lạ", "Lời lạ.")
    assert with_changes(before, ()) == before
    after = with_changes(before, changes, (piece,))
    assert print_(after.sections["tiep-dan"].prose) == "Khác."
    assert after.sections["tiep-dan"].progress is Progress.DOING
    assert after.unplaced == (piece,)
