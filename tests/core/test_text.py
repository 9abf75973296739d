"""Whatever a keyboard, a paste or an old file brings, text is kept in one form."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.text import capitalised, clean, clean_line, is_clean

_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u030c\u031b\u0323"
_TYPED = st.text(st.sampled_from("aăâeêioôơuưyđǎÐð \t\n\u00a0\u00ad\u200b" + _MARKS))
_ANY = st.one_of(st.text(), _TYPED)


@given(_ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(_ANY)
def test_clean_text_is_composed_and_holds_nothing_invisible(text: str) -> None:
    kept = clean(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert not [char for char in kept if unicodedata.category(char) in ("Cs", "Zl", "Zp")]
    assert not [char for char in kept if unicodedata.category(char) == "Cc" and char != "\n"]


@pytest.mark.parametrize("tone", "\u0300\u0301\u0303\u0309\u0323")
def test_a_tone_may_be_typed_before_or_after_the_hat(tone: str) -> None:
    for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
        letter, *hats = list(unicodedata.normalize("NFD", vowel))
        wanted = unicodedata.normalize("NFC", vowel + tone)
        assert len(wanted) == 1
        assert clean(letter + "".join(hats) + tone) == wanted
        assert clean(letter + tone + "".join(hats)) == wanted
        assert clean(unicodedata.normalize("NFC", letter + tone) + "".join(hats)) == wanted


@pytest.mark.parametrize(
    ("given_", "kept"),
    [
        ("Co\u0323\u0302ng ho\u0300a", "Cộng hòa"),
        ("nǎm", "năm"),
        ("nǎ\u0300m", "nằm"),
        ("na\u030cm", "năm"),
        ("Ðông", "Đông"),
        ("ðường", "đường"),
        ("K’Nớ", "K’Nớ"),
        ("Đắk Lắk", "Đắk Lắk"),
        ("hoà và hòa", "hoà và hòa"),
        ("1.383\u00a0hộ", "1.383 hộ"),
        ("hai\u2009ba", "hai ba"),
        ("34/KH\u2011UBND", "34/KH-UBND"),
        ("dân\u00ad vận", "dân vận"),
        ("thôn\u200b Đông\ufeff", "thôn Đông"),
        ("thôn\u034f \U000e0041Tây\ufe0f", "thôn Tây"),
        ("một\r\nhai\rba\u2028bốn", "một\nhai\nba\nbốn"),
        ("mười\x00\x1f\ud800", "mười"),
        ("\uf0b7 gạch đầu dòng", "\uf0b7 gạch đầu dòng"),
    ],
)
def test_what_looks_the_same_is_kept_the_same(given_: str, kept: str) -> None:
    assert clean(given_) == kept


def test_a_line_has_single_spaces_and_no_ends() -> None:
    assert clean_line("  Sơn \t Bàn \n thôn ") == "Sơn Bàn thôn"
    assert clean_line(" \u200b\n") == ""


def test_a_hostile_heap_of_marks_is_cleaned_at_once() -> None:
    for first, then in ("\u0301\u0302", "\u0301\u0323", "\u0323\u031b", "\u064b\u0301"):
        assert len(clean("a" + first * 200_000 + then * 200_000)) < 40


def test_a_long_row_of_dots_stays_whole() -> None:
    row = "Lý do: " + "…" * 50 + " á" + "—" * 50
    assert clean(unicodedata.normalize("NFD", row)) == row


def test_a_paragraph_is_clean_when_it_would_be_kept_as_it_is() -> None:
    assert is_clean("Xã có 8 thôn.")
    assert not is_clean("Xã\ncó")
    assert not is_clean("Xã\u00a0có")
    assert not is_clean("co\u0323\u0302ng")


@pytest.mark.parametrize(
    ("words", "shown"), [("đối thoại", "Đối thoại"), ("ủy ban", "Ủy ban"), ("8 thôn", "8 thôn")]
)
def test_the_first_letter_becomes_a_capital(words: str, shown: str) -> None:
    assert capitalised(words) == shown


def test_nothing_becomes_no_capital() -> None:
    assert capitalised("") == ""
