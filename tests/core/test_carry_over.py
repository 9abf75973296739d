"""Last period's report becomes the next one's draft: words are carried, figures are not."""

from dataclasses import replace
from decimal import Decimal

from core.carry_over import carried_over
from core.facts import value
from core.fields import NOTHING, Kind
from core.markup import Prose, Token, parse
from core.numbers import read_date
from core.period import read_period
from core.report import (
    Head,
    Progress,
    Registration,
    Report,
    SectionText,
    Source,
    State,
    Unplaced,
    carried,
)
from core.template import Field, all_sections
from tests import samples


def _old() -> Report:
    report = samples.bound(samples.report("2024-9M"))
    sections = {
        **report.sections,
        "tinh-hinh": SectionText(parse("{don_vi} có {so_ho} hộ trong {ky}."), Progress.DONE),
        "ket-qua": SectionText(Prose(), Progress.DONE),
        "da-bo": SectionText(parse("Mục của mẫu cũ."), Progress.DONE),
    }
    return replace(
        report,
        state=State.FINAL,
        revision=3,
        source=Source.RECEIVED,
        figures={"so_ho": Decimal(1383), "dot_xuat": NOTHING},
        fields={"da_so_ket": True, "o_cu": "bỏ"},
        tables={"doi_thoai": ({"noi": "thôn Đông"},)},
        sections=sections,
        head=Head("tran_thi_binh", ("HĐND xã",), ()),
        registration=Registration("5", read_date("10/9/2024"), 2),
        unplaced=(Unplaced("", "Câu lạc."),),
    )


def _next() -> Report:
    return carried_over(samples.template(), _old(), read_period("2024-Y"), "d4e5f6", "xã Suối Lành")


def test_every_section_that_had_words_waits_to_be_seen() -> None:
    report = _next()
    worded = [s.id for s in all_sections(samples.template()) if s.id != "ket-qua"]
    assert carried(report) == tuple(worded)
    assert report.sections["tinh-hinh"].prose == parse("{don_vi} có {so_ho} hộ trong {ky}.")


def test_a_section_without_words_starts_as_the_form_has_it() -> None:
    template, report = samples.template(), _next()
    assert report.sections["ket-qua"] == SectionText()
    bare = replace(_old(), sections={})
    fresh = carried_over(template, bare, report.period, report.id, report.unit)
    assert carried(fresh) == ()
    assert fresh.sections == samples.report().sections


def test_a_section_the_form_no_longer_has_is_left_behind() -> None:
    assert set(_next().sections) == {section.id for section in all_sections(samples.template())}


def test_what_belongs_to_its_period_starts_empty() -> None:
    report = _next()
    assert not (report.figures)
    assert not (report.tables)
    assert not (report.slots)
    assert not (report.unplaced)
    assert report.registration == Registration()


def test_the_new_report_is_its_own() -> None:
    report = _next()
    assert (report.id, str(report.period), report.unit) == ("d4e5f6", "2024-Y", "xã Suối Lành")
    assert (report.state, report.revision, report.source) == (State.DRAFT, 1, Source.OWN)
    assert (report.first_day, report.last_day) == (read_date("15/12/2023"), read_date("14/12/2024"))


def test_who_signs_and_who_receives_stay() -> None:
    assert _next().head == Head("tran_thi_binh", ("HĐND xã",), ())


def test_answers_in_words_stay_and_days_do_not() -> None:
    template = samples.template()
    day = Field("ngay_hop", "Ngày họp", Kind.DATE)
    first, *others = template.sections
    dated = replace(template, sections=(replace(first, fields=(*first.fields, day)), *others))
    old = replace(_old(), fields={"da_so_ket": True, "ngay_hop": read_date("10/9/2024")})
    report = carried_over(dated, old, read_period("2024-Y"), "d4e5f6", "xã Suối Lành")
    assert report.fields == {"da_so_ket": True}
    assert _next().fields == {"da_so_ket": True}


def test_carried_sentences_tell_of_the_new_period() -> None:
    facts = samples.facts(_next())
    assert value(facts, Token("ky")) == "năm 2024"
    assert value(facts, Token("so_ho")) == "……"
    assert value(facts, Token("vb", "ke_hoach")) == "……"


def test_the_old_report_stays_as_it_was() -> None:
    old = _old()
    carried_over(samples.template(), old, read_period("2024-Y"), "d4e5f6", "xã Suối Lành")
    assert old == _old()
