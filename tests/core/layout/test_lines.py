"""Lines break where Word and LibreOffice break them."""

from core.layout.lines import Broken, Span, Widths, broken, stand
from core.layout.placed import Face


class EveryLetterTen:
    """Every character is ten points wide."""

    def width(self, text: str, face: Face, size: float) -> float:
        return 10.0 * len(text)


def span(text: str, face: Face = Face.REGULAR) -> Span:
    return Span(text, face, 14)


def broken_lines(*spans: Span, first: float = 100, rest: float = 100) -> list[Broken]:
    return list(broken(spans, first, rest, Widths(EveryLetterTen())))


def texts(*spans: Span, first: float = 100, rest: float = 100) -> list[str]:
    lines = broken_lines(*spans, first=first, rest=rest)
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_a_line_takes_as_many_words_as_fit() -> None:
    assert texts(span("một hai ba bốn")) == ["một hai ba", "bốn"]


def test_the_first_line_may_be_shorter() -> None:
    assert texts(span("một hai ba"), first=70) == ["một hai", "ba"]


def test_spaces_at_the_end_of_a_line_take_no_room() -> None:
    lines = broken_lines(span("một hai ba   bốn "))
    assert [line.width for line in lines] == [100, 30]


def test_double_spaces_inside_a_line_are_kept() -> None:
    assert texts(span("Số:   /BC")) == ["Số:   /BC"]


def test_a_no_break_space_keeps_words_together() -> None:
    assert texts(span("một hai 12\u00a0hộ")) == ["một hai", "12 hộ"]


def test_a_word_may_part_after_its_hyphen() -> None:
    assert texts(span("phát triển KT-XH")) == ["phát triển", "KT-XH"]
    assert texts(span("kế hoạch KT-XH")) == ["kế hoạch", "KT-XH"]
    assert texts(span("vốn cho KT-XH")) == ["vốn cho", "KT-XH"]
    assert texts(span("về giá KT-XH")) == ["về giá KT-", "XH"]


def test_years_and_negative_numbers_do_not_part_at_the_hyphen() -> None:
    assert texts(span("tới 2021-2026")) == ["tới", "2021-2026"]
    assert texts(span("nhiệt độ -5")) == ["nhiệt độ", "-5"]


def test_a_word_made_of_two_looks_stays_whole() -> None:
    lines = texts(span("một hai x"), span("ã", Face.BOLD), span(" lớn"))
    assert lines == ["một hai xã", "lớn"]
    assert texts(span("một hai x"), span("ãy", Face.BOLD)) == ["một hai", "xãy"]


def test_a_word_longer_than_a_line_is_chopped() -> None:
    assert texts(span("a" * 25)) == ["a" * 10, "a" * 10, "a" * 5]
    assert texts(span("bé " + "a" * 12 + " ơi"), first=50) == ["bé", "a" * 10, "aa ơi"]


def test_a_line_narrower_than_a_letter_still_takes_one() -> None:
    assert texts(span("ab"), first=5, rest=5) == ["a", "b"]


def test_a_paragraph_without_text_is_one_empty_line() -> None:
    assert [line.pieces for line in broken_lines(span(""))] == [()]


def test_a_filled_line_stretches_every_space_alike() -> None:
    spans = (span("một "), span("hai", Face.BOLD), span(" ba"), span(" bốn"))
    line = next(broken(spans, 100, 100, Widths(EveryLetterTen()), 50))
    pieces, word_space = stand(line, 120, None)
    assert word_space == 10
    assert [(piece.x, piece.text) for piece in pieces] == [(50, "một "), (100, "hai"), (130, " ba")]


def test_the_last_line_is_not_filled() -> None:
    line = broken_lines(span("một hai ba bốn"))[-1]
    assert stand(line, 120, None)[1] == 0


def test_a_centred_line_has_the_same_room_on_both_sides() -> None:
    (line,) = broken((span("một"),), 100, 100, Widths(EveryLetterTen()), 50)
    assert stand(line, 100, 0.5)[0][0].x == 85


def test_a_paragraph_of_megabytes_breaks_like_a_short_one() -> None:
    text = "một hai ba " * 100_000
    lines = texts(span(text[:500_000]), span(text[500_000:], Face.BOLD))
    assert set(lines) == {"một hai ba"}
    assert len(lines) == 100_000
