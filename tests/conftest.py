"""What every test stands on: Qt without a screen, a validator that forgets no package."""

import atexit
import os
import shutil
import sys
import tempfile
from typing import Any

import pytest

# Qt reads it once, when the first application is made.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# What the program remembers of a database on this computer: see `storage.local_state`.
os.environ["XDG_STATE_HOME"] = tempfile.mkdtemp(prefix="baocaoxa-")
atexit.register(shutil.rmtree, os.environ["XDG_STATE_HOME"], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _packages_stay() -> None:
    """openxml-audit remembers what it read by `id(package)`, which Python gives out again."""
    from openxml_audit.semantic.constraints import cross_part

    kept: list[object] = []
    key = cross_part._cache_key

    def keeping(context: Any, *place: Any) -> Any:
        if not kept or kept[-1] is not context.package:
            kept.append(context.package)
        return key(context, *place)

    cross_part._cache_key = keeping


def pytest_sessionfinish() -> None:
    """The clipboard must hold nothing of Python's when Qt ends: see `leave_clipboard`."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and widgets.QApplication.instance() is not None:
        from ui.wizard.clipboard import leave_clipboard

        leave_clipboard()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Figures that belong to every run: how far Word paper and PDF agree."""
    from tests.office import FIGURES

    lines = config.stash.get(FIGURES, [])
    if lines:
        terminalreporter.section("both papers")
    for line in lines:
        terminalreporter.write_line(line)
