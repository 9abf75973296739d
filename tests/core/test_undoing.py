"""Steps back and forth over saved states."""

from core.markup import parse
from core.report import Progress, Report, with_progress, with_prose
from core.undoing import Steps, back, forth, saved
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


def test_typing_taken_back_by_its_field_is_a_step_back() -> None:
    one, two, three = said("một"), said("một hai"), said("một hai ba")
    steps = saved(saved(Steps(), one, two), two, three)
    steps = saved(steps, three, one)
    assert back(steps, one) is None
    again = forth(steps, one)
    assert again
    assert again[1] == two
    further = forth(*again)
    assert further
    assert further[1] == three


def test_typing_brought_again_by_its_field_is_a_step_forth() -> None:
    one, two = said("một"), said("hai")
    steps = saved(saved(Steps(), one, two), two, one)
    steps = saved(steps, one, two)
    assert steps == Steps((one,))


def test_a_state_that_was_never_left_is_a_step_of_its_own() -> None:
    one, two, other = said("một"), said("hai"), said("ba", "han-che")
    steps = saved(saved(Steps(), one, two), two, other)
    found = back(steps, other)
    assert found
    assert found[1] == two
