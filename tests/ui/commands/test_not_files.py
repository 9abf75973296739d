"""A pipe, a socket, a folder where a file is asked for: one sentence, and nobody waits."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ui.commands.calls import FORM, Run

_LONG_ENOUGH = 60
pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")


@pytest.fixture(autouse=True)
def nobody_waits() -> Iterator[None]:
    """Ends what waits for ever."""

    def end(_signal: int, _frame: object) -> None:
        pytest.fail("it waits")

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(_LONG_ENOUGH)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


def a_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # A socket's whole path has a length that a test's folder is beyond.
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, a_socket], ids=["pipe", "folder", "socket"])
@pytest.mark.parametrize(
    "words",
    [
        ("import", "FILE", *FORM),
        ("import", "FILE", "--into", "REPORT"),
        ("documents", "--import", "FILE"),
        ("fill", "REPORT", "FILE"),
        ("restore", "FILE"),
        ("receive", "FILE"),
    ],
    ids=lambda words: " ".join(words[:3]),
)
def test_what_is_no_file_is_told_at_once(
    run: Run, report: str, tmp_path: Path, words: tuple[str, ...], make: Callable[[Path], None]
) -> None:
    file = tmp_path / "cu.docx"
    make(file)
    named = {"FILE": str(file), "REPORT": report}
    before = run("show", report).out
    done = run(*(named.get(word, word) for word in words))
    assert done.code == 2
    told = done.error["message"]
    assert told.startswith(("Chưa có gì thay đổi.", "Chưa nhận báo cáo nào"))
    assert "cu.docx" in told
    assert "\n" not in told
    assert run("show", report).out == before
