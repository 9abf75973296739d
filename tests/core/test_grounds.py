"""Grounds stand in italics, one a line; an opening of one sentence stays as it is."""

from core.compose import compose
from core.grounds import grounded
from core.paper import Block, Note, Paragraph, Role, Run, plain
from tests import samples
from tests.papers import body


def said(blocks: tuple[Block, ...]) -> list[tuple[Role, str]]:
    return [(block.role, plain(block.runs)) for block in blocks if isinstance(block, Paragraph)]


def test_a_list_of_grounds_ends_each_with_a_semicolon_and_the_last_with_a_stop() -> None:
    opening = tuple(body(f"{words}.") for words in ("Căn cứ Luật A", "Căn cứ B", "Theo đề nghị C"))
    assert said(grounded((*opening, body("UBND xã báo cáo như sau:")))) == [
        (Role.GROUND, "Căn cứ Luật A;"),
        (Role.GROUND, "Căn cứ B;"),
        (Role.GROUND, "Theo đề nghị C."),
        (Role.BODY, "UBND xã báo cáo như sau:"),
    ]


def test_an_opening_of_one_sentence_is_no_ground() -> None:
    one = (body("Căn cứ Kế hoạch số 07, UBND xã báo cáo như sau:"),)
    assert grounded(one) == one
    told = (body("Căn cứ tình hình thực tế, xã đã làm tốt."),)
    assert grounded(told) == told


def test_one_ground_alone_is_known_by_its_semicolon() -> None:
    assert said(grounded((body("Căn cứ Luật A;"), body("Nay báo cáo:")))) == [
        (Role.GROUND, "Căn cứ Luật A."),
        (Role.BODY, "Nay báo cáo:"),
    ]


def test_the_sign_stands_behind_a_note() -> None:
    noted = Paragraph((Run("Căn cứ A;", note=Note((Run("x"),))),), Role.BODY, "", body("").origin)
    first, _ = grounded((noted, body("Căn cứ B")))
    assert isinstance(first, Paragraph)
    assert first.runs == (Run("Căn cứ A", note=Note((Run("x"),))), Run(";"))


def test_only_the_opening_has_grounds() -> None:
    prose = "Căn cứ Luật A;\nCăn cứ Luật B;\n\nUBND xã báo cáo như sau:"
    for section, role in (("mo-dau", Role.GROUND), ("tinh-hinh", Role.BODY)):
        made = compose(samples.facts(samples.written(section, prose)))
        roles = {role for role, text in said(made.blocks) if text.startswith("Căn cứ")}
        assert roles == {role}
