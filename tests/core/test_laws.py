"""The shipped laws are whole, and one that lost its force on the paper's day is told."""

import datetime
import tomllib
from dataclasses import replace

import pytest

from core.checks.checking import check
from core.checks.finding import Code, Finding
from core.documents import by_sign, full_citation, matching, short_citation, sign_of
from core.facts import Facts
from core.laws import read_laws
from core.markup import parse
from core.report import Registration, with_prose
from core.toml_node import TemplateWrong
from storage.laws import laws
from tests import samples
from ui.messages import finding_words

LAWS = {law.document.id: law.document for law in laws()}
OLD, NEW = LAWS["pl_34_2007_ubtvqh11"], LAWS["luat_10_2022_qh15"]
SECTION = "tinh-hinh"


def cited(markup: str, day: datetime.date | None = None, **more: object) -> Facts:
    report = with_prose(samples.report(), SECTION, parse(markup))
    report = replace(report, registration=Registration(date=day))
    return replace(samples.facts(report), documents={**LAWS, **more})  # type: ignore[dict-item]


def told(facts: Facts) -> list[Finding]:
    codes = (Code.DOCUMENT_ENDED, Code.DOCUMENT_REPLACED)
    return [found for found in check(facts) if found.code in codes]


def test_every_law_has_a_sign_of_a_known_grammar_or_of_the_national_assembly() -> None:
    assert len(LAWS) == len(laws()) > 10
    for law in LAWS.values():
        assert sign_of(law.sign) == law.sign
        assert law.valid_from is None or law.date is None or law.valid_from >= law.date
        assert law.valid_to is None or law.replaced_by in LAWS


def test_a_law_is_found_by_any_part_without_marks() -> None:
    assert [law.id for law in matching(LAWS.values(), "phap lenh 34")] == [OLD.id]
    assert [law.id for law in matching(LAWS.values(), "hoa giai quoc hoi")] == ["luat_35_2013_qh13"]
    assert [law.id for law in matching(LAWS.values(), "05/03/2020")] == ["nd_30_2020"]
    assert by_sign(LAWS.values(), "34/2007/pl-ubtvqh11") == OLD


def test_a_law_is_cited_by_type_and_name() -> None:
    assert full_citation(NEW) == short_citation(NEW) == "Luật Thực hiện dân chủ ở cơ sở"


def test_a_law_that_lost_its_force_is_told_with_what_took_its_place() -> None:
    (found,) = told(cited(f"Theo {{vb:{OLD.id}}}."))
    words, fix = finding_words(found)
    assert words == (
        "Pháp lệnh số 34/2007/PL-UBTVQH11 đã hết hiệu lực từ 1/7/2023; thay bằng "
        "Luật Thực hiện dân chủ ở cơ sở (10/2022/QH15)."
    )
    assert fix.startswith("Dẫn Luật Thực hiện dân chủ ở cơ sở (10/2022/QH15)")


@pytest.mark.parametrize(("day", "count"), [((2023, 6, 30), 0), ((2023, 7, 1), 1)])
def test_the_papers_day_decides(day: tuple[int, int, int], count: int) -> None:
    assert len(told(cited(f"{{vb:{OLD.id}}}", datetime.date(*day)))) == count
    assert told(cited(f"{{vb:{NEW.id}}}", datetime.date(*day))) == []


def test_it_is_told_once_a_section_in_notes_and_plain_words_too() -> None:
    note = f"Một[^ {{vb:{OLD.id}}} ], hai {{vb:{OLD.id}}}, Pháp lệnh 34/2007/PL-UBTVQH11."
    assert len(told(cited(note))) == 1
    assert len(told(cited("Pháp lệnh số 34/2007/PL- UBTVQH11 quy định."))) == 1


def test_ones_own_entry_of_that_sign_is_known_to_have_ended() -> None:
    own = replace(OLD, id="pl34", valid_to=None, replaced_by="")
    (found,) = told(cited("{vb:pl34}", pl34=own))
    assert found.code is Code.DOCUMENT_REPLACED


def test_a_document_nothing_took_the_place_of_is_told_too() -> None:
    ended = replace(samples.PLAN, valid_to=datetime.date(2024, 1, 31))
    (found,) = told(cited("{vb:kh07}", kh07=ended))
    assert "đã hết hiệu lực từ 31/1/2024" in finding_words(found)[0]


@pytest.mark.parametrize(
    "wrong",
    ['id = "a"\nla = 1', 'id = "a"\nreplaced_by = "b"', 'id = "A"', 'id = "a"\nvalid_to = "1/7"'],
)
def test_a_list_with_a_mistake_is_refused(wrong: str) -> None:
    text = (
        f'[[document]]\n{wrong}\ntype = "Luật"\nsign = "1/2022/QH15"\ndate = 2022-11-10\n'
        'issuer = "Quốc hội"\nsubject = "Tên"\nnote = "Chú"\n'
    )
    with pytest.raises(TemplateWrong):
        read_laws(tomllib.loads(text))
