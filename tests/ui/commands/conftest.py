"""Commands called in a data folder of their own, with the invented commune in it."""

import json
from pathlib import Path

import pytest

import resources
from main import main
from tests.ui.commands.calls import FORM, Done, Run


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Calls main.py with --json in a data folder of its own."""

    def call(*arguments: object, data: Path = tmp_path / "du lieu") -> Done:
        words = [str(argument) for argument in arguments]
        code = main(["--data", str(data), "--json", *words])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return call


@pytest.fixture
def report(run: Run) -> str:
    """A new report of the invented commune."""
    unit = json.loads(resources.read_text("samples/don-vi-mau.json"))
    pairs = [
        f"{key}={value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for key, value in unit.items()
    ]
    assert run("unit", "--set", *pairs).code == 0
    return str(run("new", *FORM).json["report"])


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """The invented commune's answers as a file."""
    file = tmp_path / "so-lieu.json"
    file.write_bytes(resources.read_bytes("samples/so-lieu-mau.json"))
    return file
