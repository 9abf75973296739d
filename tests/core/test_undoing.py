"""Steps back and forth over saved states."""

from dataclasses import replace

from core.markup import parse
from core.report import Progress, Report, with_progress, with_prose
from core.undoing import Steps, back, forth, place_of, saved
from tests.samples import report


def said(words: str, section: str = "mo-dau") -> Report:
    return with_prose(report(), section, parse(words))


def test_back_and_forth_is_where_one_was() -> None:
    one, two, three = said("một"), said("hai"), said("ba")
    steps = saved(saved(Steps(), one, two), two, three)
    found = back(steps, three)
    assert found
    assert found[1] == two
    again = back(*found)
    assert again
    assert again[1] == one
    assert back(*again) is None
    onward = forth(*again)
    assert onward
    assert onward[1] == two


def test_progress_alone_is_no_step() -> None:
    one = said("một")
    done = with_progress(one, "mo-dau", Progress.DONE)
    assert saved(Steps(), one, done) == Steps()


def test_a_new_change_forgets_the_way_forth() -> None:
    one, two, three = said("một"), said("hai"), said("ba")
    found = back(saved(Steps(), one, two), two)
    assert found
    assert forth(saved(found[0], one, three), three) is None


def test_the_place_is_the_section_that_differs() -> None:
    assert place_of(said("một"), said("hai")) == "mo-dau"
    other = replace(said("một"), slots={"x": "y"})
    assert place_of(said("một"), other) == ""
