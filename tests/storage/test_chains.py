"""A folder of backups put back by hand, two chains in it: nothing of either is lost or mixed."""

import shutil
from pathlib import Path

import pytest

from storage import chains, journal, local_state, reports, restoring, second_place
from storage.backup_names import FOLDER, Why, backups, journals
from storage.database import Store, meta, open_store
from storage.opening import open_checked
from storage.proving import prove_file
from storage.recovering import newest, recover
from storage.schema import NAME
from tests.storage.offices import draft, office
from tests.storage.test_opening import begin, end
from ui import opening_words


def change(store: Store, number: int) -> None:
    reports.save_answers(store, "a1b2c3", {"figure:so_ho": number})


def back_up(store: Store) -> None:
    assert store.keeper
    store.keeper.back_up(Why.ASKED)


def figure(store: Store) -> object:
    return reports.load(store, "a1b2c3").figures["so_ho"]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """This computer's folder: two backups, the last figure, 2, in the journal alone."""
    folder = tmp_path / "mine"
    office(folder).close()
    store, _ = begin(folder)
    draft(store)
    back_up(store)
    change(store, 1)
    back_up(store)
    change(store, 2)
    end(store)
    return folder


@pytest.fixture
def others(tmp_path: Path) -> Path:
    """Another computer's, with higher numbers and another report of the same id."""
    store = office(tmp_path / "others")
    draft(store)
    for number in range(900, 914):
        change(store, number)
        back_up(store)
    change(store, 999)
    assert store.keeper
    store.keeper.settle()
    store.close()
    return tmp_path / "others"


def put_together(mine: Path, others: Path) -> list[Path]:
    """The other folder copied over ours in Explorer, both kept where names meet."""
    made = []
    for file in sorted((others / FOLDER).iterdir()):
        target = mine / FOLDER / file.name
        if target.exists():
            target = target.with_name(f"{target.stem} (2){target.suffix}")
        shutil.copy(file, target)
        made.append(target)
    return made


@pytest.mark.parametrize("bad", [b"x" * 9000, None])
def test_our_own_chain_is_opened_whatever_the_numbers(
    mine: Path, others: Path, bad: bytes | None
) -> None:
    put_together(mine, others)
    if bad is None:
        (mine / NAME).unlink()
    else:
        (mine / NAME).write_bytes(bad)
    store, found = begin(mine)
    assert figure(store) == 2
    assert found.recovered
    assert found.recovered.is_complete
    assert found.recovered.others == 11
    assert "11 bản sao của máy khác" in " ".join(opening_words.lines(found))
    end(store)


def test_a_database_with_a_wrong_part_is_never_replaced_by_another_office(
    mine: Path, others: Path
) -> None:
    for file in (mine / FOLDER).iterdir():
        file.unlink()
    put_together(mine, others)
    data = (mine / NAME).read_bytes()
    at = data.rindex(b"so_ho")
    (mine / NAME).write_bytes(data[:at] + b"X" + data[at + 1 :])
    found = open_checked(mine / NAME)
    assert found.wrong
    assert found.recovered is None
    found.connection.close()


def test_where_only_anothers_backups_lie_they_open_as_perhaps_lacking(
    mine: Path, others: Path
) -> None:
    for file in (mine / FOLDER).iterdir():
        file.unlink()
    put_together(mine, others)
    (mine / NAME).unlink()
    done = recover(mine / NAME)
    assert done is not None
    assert not done.is_complete


def test_what_this_computer_saw_later_is_missing_and_told(mine: Path) -> None:
    newest_ = max(journals(mine / FOLDER).items())[1]
    newest_.unlink()
    (mine / NAME).unlink()
    done = recover(mine / NAME)
    assert done is not None
    assert not done.is_complete


def test_working_on_thins_only_our_own_and_writes_over_nothing(mine: Path, others: Path) -> None:
    added = put_together(mine, others)
    said = {file: file.read_bytes() for file in added}
    ours = {one.path for one in backups(mine / FOLDER)} - set(added)
    store, _ = begin(mine)
    for number in range(3, 9):
        change(store, number)
        back_up(store)
    install = meta(store, "install_id")
    end(store)
    assert {file: file.read_bytes() for file in added} == said
    assert all(path.exists() for path in ours)
    assert len(chains.others(mine / FOLDER, install)) == 11
    (mine / NAME).unlink()
    store, found = begin(mine)
    assert figure(store) == 8
    assert found.recovered
    assert found.recovered.is_complete
    end(store)


def test_our_thinning_still_happens_beside_another_chain(mine: Path, others: Path) -> None:
    put_together(mine, others)
    store, _ = begin(mine)
    for number in range(3, 20):
        change(store, number)
        back_up(store)
    install = meta(store, "install_id")
    end(store)
    readable = [one for one in backups(mine / FOLDER) if prove_file(one.path).install == install]
    assert len(readable) == 11  # the last ten, and the month's first


def test_a_journal_of_the_same_number_is_kept_and_read(mine: Path, tmp_path: Path) -> None:
    number, path = max(journals(mine / FOLDER).items())
    path.rename(path.with_name(f"{path.stem} (2).jsonl"))
    journal.begin(path, "another", 0x10001, 5)
    foreign = path.read_bytes()
    (mine / NAME).unlink()
    store, found = begin(mine)
    assert figure(store) == 2
    assert found.recovered
    assert found.recovered.is_complete
    change(store, 3)
    end(store)
    assert journals(mine / FOLDER)[number].read_bytes() == foreign
    (mine / NAME).unlink()
    store, _ = begin(mine)
    assert figure(store) == 3
    end(store)


def test_an_older_copy_of_a_journal_takes_nothing_away(mine: Path) -> None:
    path = max(journals(mine / FOLDER).items())[1]
    whole = path.read_bytes()
    lines = whole.splitlines(keepends=True)
    path.with_name(f"{path.stem} - Copy.jsonl").write_bytes(whole)
    path.write_bytes(b"".join(lines[:-1]))
    (mine / NAME).unlink()
    store, found = begin(mine)
    assert figure(store) == 2
    assert found.recovered
    assert found.recovered.is_complete
    change(store, 4)
    end(store)
    assert (mine / FOLDER / f"{path.stem} - Copy.jsonl").read_bytes() == whole


def test_two_numberings_of_one_installation_never_mix_and_the_other_is_told(
    mine: Path, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    shutil.copytree(mine, home)
    carried = open_store(home / NAME)
    for number in (70, 71, 72):
        change(carried, number)
        back_up(carried)
    carried.close()
    store = open_store(mine / NAME)
    change(store, 5)
    back_up(store)
    change(store, 6)
    store.close()
    put_together(mine, home)
    (mine / NAME).unlink()
    store, found = begin(mine)
    # By numbers the home's is the newer one.
    assert figure(store) == 72
    assert found.recovered
    assert not found.recovered.is_complete
    assert found.recovered.apart
    end(store)
    inside = Store(restoring.looked(restoring.source(found.recovered.apart)))
    assert figure(inside) == 6
    inside.close()
    told = " ".join(opening_words.lines(found))
    assert found.recovered.apart.name in told


def test_what_was_given_up_by_taking_a_backup_back_is_not_told_again(mine: Path) -> None:
    store = open_store(mine / NAME)
    change(store, 3)
    (first, *_) = reversed(backups(mine / FOLDER))
    restoring.restore_all(store, restoring.source(first.path), first.path)
    change(store, 4)
    store.close()
    (mine / NAME).unlink()
    done = recover(mine / NAME)
    assert done is not None
    assert (done.is_complete, done.apart) == (True, None)


def test_by_a_day_our_own_backup_is_found_and_anothers_by_its_name(
    mine: Path, others: Path
) -> None:
    put_together(mine, others)
    install = local_state.read(mine / NAME).install
    (newest_, *_) = chains.own(mine / FOLDER, install)
    day = f"{newest_.day[:4]}-{newest_.day[4:6]}-{newest_.day[6:]}"
    assert restoring.find(mine / FOLDER, day, install) == newest_.path
    stranger = chains.others(mine / FOLDER, install)[0].path
    assert restoring.find(mine / FOLDER, stranger.name, install) == stranger


def test_one_stick_is_the_second_place_of_two_computers(
    mine: Path, others: Path, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    for folder in (mine, others):
        second_place.choose(folder / NAME, stick)
    second_place.put(others / NAME)
    for number in range(10, 15):
        store, _ = begin(mine)
        change(store, number)
        back_up(store)
        end(store)
        second_place.put(mine / NAME)
    store = open_store(mine / NAME)
    install = meta(store, "install_id")
    store.close()
    assert len(chains.others(stick / FOLDER, install)) == 1
    found = newest(stick / FOLDER, install)
    assert found is not None
    assert (found.install, found.is_complete) == (install, True)


def test_another_line_of_work_is_never_thinned_away(mine: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(mine, home)
    carried = open_store(home / NAME)
    change(carried, 70)
    back_up(carried)
    carried.close()
    for file in put_together(mine, home):
        if not file.name.startswith("ban-sao-000003"):
            file.unlink()
    store = open_store(mine / NAME)
    for number in range(3, 20):
        change(store, number)
        back_up(store)
    store.close()
    found = [one for one in backups(mine / FOLDER) if one.number == 3]
    inside = Store(restoring.looked(restoring.source(found[0].path)))
    assert figure(inside) == 70
    inside.close()
    assert len(backups(mine / FOLDER)) == 12  # the last ten, the month's first, and this one
