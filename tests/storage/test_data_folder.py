"""The work lives where its owner finds it, and where no sync program tears it."""

from pathlib import Path

import pytest

from storage import data_folder
from storage.connection import DataFolderUnwritable
from storage.data_folder import DataFolder, chosen, default, prepare
from storage.schema import NAME


def test_documents_is_the_usual_place(tmp_path: Path) -> None:
    found = default(tmp_path, tmp_path / "Documents", {})
    assert found == DataFolder(tmp_path / "Documents" / "Bao cao xa")


@pytest.mark.parametrize(
    ("documents", "owner"),
    [
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - UBND xã/Documents", "OneDrive"),
        ("Google Drive/My Drive/Documents", "Google Drive"),
        ("Dropbox/Documents", "Dropbox"),
        ("iCloudDrive/Documents", "iCloud Drive"),
    ],
)
def test_a_synced_documents_folder_is_avoided_and_named(
    tmp_path: Path, documents: str, owner: str
) -> None:
    found = default(tmp_path, tmp_path / documents, {})
    avoided = tmp_path / documents / "Bao cao xa"
    assert found == DataFolder(tmp_path / "Bao cao xa", owner, avoided)


def test_a_onedrive_of_any_name_is_known_by_its_variable(tmp_path: Path) -> None:
    found = default(tmp_path, tmp_path / "Mây" / "Documents", {"OneDrive": str(tmp_path / "Mây")})
    assert found.synced_by == "OneDrive"


def test_a_folder_that_only_sounds_alike_is_no_sync_program(tmp_path: Path) -> None:
    assert not data_folder.synced_by(tmp_path / "Dropboxes của tôi", {})


def test_a_sync_program_that_came_later_moves_nothing(tmp_path: Path) -> None:
    usual = tmp_path / "OneDrive" / "Bao cao xa"
    usual.mkdir(parents=True)
    (usual / NAME).touch()
    assert default(tmp_path, tmp_path / "OneDrive", {}) == DataFolder(usual, "OneDrive")


def test_where_all_is_synced_the_computers_own_folder_is_left(tmp_path: Path) -> None:
    home = tmp_path / "OneDrive"
    own = {"LOCALAPPDATA": str(tmp_path / "AppData")}
    assert default(home, home / "Documents", own).path == tmp_path / "AppData" / "Bao cao xa"


def test_the_folder_asked_for_is_made(tmp_path: Path) -> None:
    folder = chosen(tmp_path / "a" / "b")
    assert prepare(folder) == tmp_path / "a" / "b" / NAME
    assert list((tmp_path / "a" / "b").iterdir()) == []


def test_a_folder_under_a_file_is_unwritable(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataFolderUnwritable):
        prepare(chosen(tmp_path / "file" / "data"))


def test_the_documents_folder_of_a_linux_desktop_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".config").mkdir()
    settings = 'XDG_DOCUMENTS_DIR="$HOME/Tài liệu"\n'
    (tmp_path / ".config" / "user-dirs.dirs").write_text(settings, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    assert chosen(None).path == tmp_path / "Tài liệu" / "Bao cao xa"


def test_a_name_after_a_tilde_that_is_nobodys_is_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert chosen(Path("~khong-ai")).path == tmp_path / "~khong-ai"
