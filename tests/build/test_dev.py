"""The one command answers in Vietnamese and mends what it finds half done."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import environment
import system_packages
from problem import Problem

ROOT = Path(__file__).parents[2]
posix_only = pytest.mark.skipif(os.name != "posix", reason="cần vỏ lệnh của Linux")


def dev(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "build" / "dev.py"), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def program(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_help_is_given_when_asked_for() -> None:
    answer = dev("--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith("Cách dùng: python3 build/dev.py")


@pytest.mark.parametrize("arguments", [(), ("fly",)])
def test_an_unknown_verb_gets_the_usage_and_exit_2(arguments: tuple[str, ...]) -> None:
    answer = dev(*arguments)
    assert answer.returncode == 2
    assert "Cách dùng" in answer.stderr
    assert not answer.stdout


def test_another_python_is_refused_in_one_sentence() -> None:
    lines = ["import sys", f"sys.path.insert(0, {str(ROOT / 'build')!r})", "import dev"]
    lines += ["sys.version_info = (3, 9, 2)", "sys.exit(dev.main(['run']))"]
    command = [sys.executable, "-c", "\n".join(lines)]
    answer = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert answer.returncode == 2
    assert answer.stderr.startswith("Cần Python 3.11, 3.12 hoặc 3.13; máy này đang dùng Python 3.9")


def test_constraints_pin_one_version_of_everything_and_no_address() -> None:
    lines = (ROOT / "build" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pin = re.compile(r"[\w.-]+==[\w.]+( ; sys_platform == \"win32\")?")
    assert [line for line in lines if not pin.fullmatch(line)] == []


@pytest.fixture
def bare_repository(tmp_path: Path) -> Path:
    """A repository that pins nothing: its environment is made in a moment and without a network."""
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "constraints.txt").write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.slow
def test_a_half_made_environment_is_made_anew_and_then_kept(
    bare_repository: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    venv = bare_repository / ".venv"
    venv.mkdir()
    (venv / "baocaoxa.stamp").write_text(environment.HALF_MADE, encoding="utf-8")
    (venv / "leftover").touch()
    python = environment.ensure(bare_repository)
    assert subprocess.call([python, "-c", ""]) == 0
    assert not (venv / "leftover").exists()
    capfd.readouterr()
    assert environment.ensure(bare_repository) == python
    assert capfd.readouterr().out == ""


@posix_only
def test_missing_libraries_are_named_with_their_command_where_they_may_not_be_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools = tmp_path / "tools"
    program(tools, "dpkg-query", "echo libgl1 installed; echo libegl1 config-files")
    program(tools, "apt-get", "exit 1")
    program(tools, "sudo", "exit 1")
    monkeypatch.setenv("PATH", str(tools), prepend=None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    with pytest.raises(Problem, match=r"sudo apt-get install -y libegl1$"):
        system_packages.ensure(("libgl1", "libegl1"))


@posix_only
def test_missing_libraries_are_installed_where_sudo_asks_for_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tools, log = tmp_path / "tools", tmp_path / "log"
    program(tools, "dpkg-query", "true")
    program(tools, "apt-get", "exit 1")
    program(tools, "sudo", f'echo "$@" >> "{log}"')
    monkeypatch.setenv("PATH", str(tools), prepend=None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system_packages.ensure(("libegl1",))
    assert "apt-get -qq update" in log.read_text(encoding="utf-8")
    assert "install -y --no-install-recommends libegl1" in log.read_text(encoding="utf-8")


@posix_only
def test_a_library_under_its_newer_name_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "tools", "dpkg-query", "echo libglib2.0-0t64 installed")
    program(tmp_path / "tools", "apt-get", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "tools"), prepend=None)
    system_packages.ensure(("libglib2.0-0",))


@posix_only
def test_missing_test_tools_are_only_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    program(tmp_path / "tools", "dpkg-query", "true")
    program(tmp_path / "tools", "apt-get", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path / "tools"), prepend=None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system_packages.wish({"Xvfb": "xvfb"})
    assert "Bỏ qua các phép thử cần: xvfb" in capsys.readouterr().err
