"""An open office for each test, closed at its end."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from core.unit import Unit
from storage import registers
from storage.database import Store
from tests.storage.offices import office


@pytest.fixture
def commune(tmp_path: Path) -> Iterator[Store]:
    store = office(tmp_path / "commune")
    yield store
    store.close()


@pytest.fixture
def unhurried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A commune whose journal is written when somebody asks, and not before."""
    monkeypatch.setattr("storage.journal_writer.SOON_S", 3600)
    store = office(tmp_path / "unhurried")
    yield store
    store.close()


@pytest.fixture
def receiver(tmp_path: Path) -> Iterator[Store]:
    """The office over it."""
    store = office(tmp_path / "receiver")
    registers.save_unit(store, Unit(name="Đồng Vân", kind="huyện"))
    yield store
    store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder
