"""The README's commands are those of the program, and the other way round."""

import re
import shlex
from pathlib import Path

import pytest

from main import main
from ui.commands.parsing import read_arguments

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
CALLS = re.findall(r"^python3 main\.py (.+)$", README, re.MULTILINE)


def words(call: str) -> list[str]:
    """What is typed: without the remark behind it and the brackets of what may be left out."""
    return shlex.split(re.sub(r"[\[\]]", "", call), comments=True)


def listed(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The commands that --help lists."""
    with pytest.raises(SystemExit):
        main(["--help"])
    return re.findall(r"^ {4}([a-z][a-z-]*) {2,}\S", capsys.readouterr().out, re.MULTILINE)


def test_every_command_of_the_help_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    found = listed(capsys)
    assert len(found) > 20
    shown = {words(call)[0] for call in CALLS}
    assert [name for name in found if name not in shown] == []


@pytest.mark.parametrize("call", CALLS)
def test_every_call_of_the_readme_is_understood(
    call: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = read_arguments(words(call))
    assert given.self_test is not None or given.command in listed(capsys)
