"""A final revision says what was printed, and its digest covers all of it."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given

from core.answers import answers, changed, content_digest, with_answers
from core.compose import compose
from core.final import finalised, is_sound, paper_of, snapshot
from core.markup import Prose
from core.paper_json import document_from, document_json
from core.registers import document_from as cited_from
from core.registers import document_json as cited_json
from core.registers import unit_from, unit_json
from core.report import Registration, Report
from tests import samples
from tests.core.test_markup import PROSE
from tests.papers import sample_document


def _made() -> Report:
    report = samples.bound(samples.report())
    return replace(
        report,
        figures={"so_ho": Decimal(1383), "so_khau": Decimal("6.9")},
        tables={"doi_thoai": ({"noi": "thôn Đông", "nguoi": Decimal(1)},)},
    )


def test_a_paper_is_read_back_as_it_was_kept() -> None:
    document = sample_document()
    assert document_from(document_json(document)) == document


def test_the_registers_are_read_back_as_they_were_kept() -> None:
    assert unit_from(unit_json(samples.UNIT)) == samples.UNIT
    assert cited_from(cited_json(samples.PLAN)) == samples.PLAN


@given(PROSE)
def test_answers_are_read_back_as_they_were_kept(prose: Prose) -> None:
    made = _made()
    text = replace(made.sections["tinh-hinh"], prose=prose)
    made = replace(made, sections={**made.sections, "tinh-hinh": text})
    bare = Report(made.id, made.template, made.version, made.period)
    assert answers(with_answers(bare, answers(made))) == answers(made)


def test_only_what_changed_is_saved() -> None:
    made = _made()
    next_ = replace(made, figures={"so_ho": Decimal(1384)})
    assert changed(made, next_) == {"figure:so_ho": 1384, "figure:so_khau": None}


def test_one_letter_changes_the_digest_of_the_content() -> None:
    assert content_digest(_made()) != content_digest(samples.bound(samples.report()))
    assert content_digest(_made()) == content_digest(_made())


def test_a_revision_is_sound_until_anything_in_it_changes() -> None:
    facts = samples.facts(_made())
    snap = snapshot(facts.unit, facts.documents.values(), samples.SMALL, compose(facts))
    revision = finalised(facts.report, snap, (), 1)
    assert is_sound(revision)
    assert not is_sound(replace(revision, counter=2))
    assert not is_sound(replace(revision, body={**revision.body, "answers": {}}))
    assert paper_of(revision, Registration()) == compose(facts)
