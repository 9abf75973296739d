"""Versions: one a sitting, thinned as they are written, never more than the text they are of."""

from core.answers import answers
from core.canonical import Json
from core.thinning import dispensable
from storage import history, reports
from storage.database import Store, seq
from tests.storage.offices import draft, finalise
from tests.storage.test_recovering import said

WORDS = "Ủy ban nhân dân xã đã tổ chức đối thoại với Nhân dân. "


def save(store: Store, words: str, key: str = "section:mo-dau") -> None:
    reports.save_answers(store, "a1b2c3", {key: {"prose": words, "progress": "doing"}})


def proses(store: Store) -> list[str]:
    found = history.versions(store, "a1b2c3", "section:mo-dau")
    values = [each.value for each in found]
    return [str(value["prose"]) for value in values if isinstance(value, dict)]


def test_saves_of_one_sitting_are_one_version(commune: Store) -> None:
    draft(commune)
    save(commune, "một")
    commune.sitting = frozenset()
    for number in range(9):
        save(commune, f"hai {number}")
    assert proses(commune)[0] == "một"
    save(commune, "khác", "section:x")
    save(commune, "ba")
    assert proses(commune)[:2] == ["hai 8", "một"]


def test_progress_alone_is_no_version(commune: Store) -> None:
    draft(commune)
    save(commune, "một")
    before = proses(commune)
    commune.sitting = frozenset()
    done: dict[str, Json] = {"section:mo-dau": {"prose": "một", "progress": "done"}}
    reports.save_answers(commune, "a1b2c3", done)
    assert proses(commune) == before


def test_the_first_value_of_a_figure_leaves_a_version_of_nothing(commune: Store) -> None:
    draft(commune)
    reports.save_answers(commune, "a1b2c3", {"figure:so_ho_ngheo": 4})
    found = history.versions(commune, "a1b2c3")
    assert [(each.key, each.value) for each in found] == [("figure:so_ho_ngheo", None)]
    reports.save_answers(commune, "a1b2c3", {"figure:so_ho_ngheo": None})
    assert "figure:so_ho_ngheo" not in answers(reports.load(commune, "a1b2c3"))


def test_choices_beside_the_text_leave_versions_too(commune: Store) -> None:
    draft(commune)
    head: Json = {"signer": "x", "recipients": None, "addressed_to": None}
    later: dict[str, Json] = {
        "head": head,
        "slot:ke_hoach": "khac",
        "note:so_ho": "Theo sổ",
        "why:so_ho": "Đếm lại",
        "due": {"d": "2024-09-15"},
    }
    commune.sitting = frozenset()
    reports.save_answers(commune, "a1b2c3", later)
    assert {each.key for each in history.versions(commune, "a1b2c3")} == set(later)


def test_finalising_is_told_with_its_count_of_changes(commune: Store) -> None:
    draft(commune)
    finalise(commune)
    (lock,) = history.locks(commune, "a1b2c3")
    assert (lock.revision, lock.seq) == (1, seq(commune))
    assert lock.at


def test_history_stays_smaller_than_the_text(commune: Store) -> None:
    draft(commune)
    for number in range(120):
        commune.sitting = frozenset()
        save(commune, "".join(f"{WORDS}{number * at} " for at in range(300)))
    text, packed = commune.fetch(
        "SELECT (SELECT sum(length(value)) FROM answer), (SELECT sum(length(packed)) FROM version)"
    )[0]
    assert 0 < packed <= text
    assert len(proses(commune)) >= 3


def test_versions_come_back_with_a_recovered_database(commune: Store) -> None:
    from storage.recovering import newest
    from storage.restoring import folder_of, looked

    draft(commune)
    save(commune, "một")
    commune.sitting = frozenset()
    save(commune, "hai")
    assert commune.keeper
    commune.keeper.settle()
    source = newest(folder_of(commune))
    assert source
    with_ = Store(looked(source.data))
    assert proses(with_) == proses(commune) != []
    assert said(with_) == said(commune)
    with_.close()


def test_the_far_past_is_thinned_first() -> None:
    assert dispensable([1, 2, 3, 50, 98, 99, 100], 101) in (1, 2)
    assert dispensable([1, 40, 80, 99, 100], 101) in (1, 2)
    assert dispensable([7], 9) == 0
