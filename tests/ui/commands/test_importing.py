"""The command import: old fonts wait for consent, every kind of file gives the same report."""

# ruff: noqa: RUF001

from pathlib import Path

import pytest

from tests.ui.commands.calls import FORM, Run

OLD_FONT = "§Õn nay ban nh©n d©n x· Trµ S¬n b¸o c¸o c«ng t¸c d©n vËn chÝnh quyÒn"
FILES = Path(__file__).parents[2] / "core" / "importing" / "files"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A text file as a program of the nineties wrote it."""
    file = tmp_path / "cu.txt"
    file.write_bytes(OLD_FONT.encode("latin-1"))
    return file


def test_an_old_font_is_told_with_both_texts_and_the_way_on(run: Run, old_file: Path) -> None:
    done = run("import", old_file, *FORM)
    assert done.code == 2
    assert done.error["code"] == "LegacyText"
    assert "Đến nay ban nhân dân" in done.error["message"]
    assert "--convert tcvn3" in done.error["message"]
    assert run("list").json["reports"] == []


@pytest.mark.parametrize(("choice", "told"), [("auto", "Đến nay"), ("tcvn3", "Đến nay")])
def test_with_consent_it_is_converted(run: Run, old_file: Path, choice: str, told: str) -> None:
    read = run("import", old_file, *FORM, "--convert", choice).json
    assert read["unmatched"][0]["text"].startswith(told)
    assert read["converted"] == "tcvn3"


@pytest.mark.parametrize("kind", ["doc", "odt"])
def test_every_kind_of_file_is_imported(run: Run, kind: str) -> None:
    read = run("import", FILES / f"suoi-lanh.{kind}", *FORM).json
    assert len(read["matched"]) == 3
    assert read["converted"] is None
    assert read["tracked"] == 0


def test_another_choice_is_told(run: Run, old_file: Path) -> None:
    done = run("import", old_file, *FORM, "--convert", "viscii")
    assert done.code == 2
    assert "viscii" in done.error["message"]
