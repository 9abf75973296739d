"""The file handed over holds the chosen final reports, the whole of them, and nothing else."""

import hashlib
import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from core.closed_finding import ClosedFinding
from core.report import Registration, ReportNotFinal
from storage import closed_findings, files, outgoing, outgoing_names, reports, stranger, submission
from storage.database import Store
from storage.files import TargetUnwritable
from storage.kept import ReportDamaged
from tests.storage.offices import draft, finalise, handed_over, next_revision


def rows(file: Path, question: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def test_only_the_chosen_final_report_is_in_the_file(commune: Store, stick: Path) -> None:
    for id_, unit in (("a1", "xã Suối Lành"), ("b2", "xã Giấu Kín")):
        draft(commune, id_, unit)
        finalise(commune, id_)
    draft(commune, "c3", "xã Còn Nháp")
    file = handed_over(commune, stick, "a1")
    assert rows(file, "SELECT id, state FROM report") == [("a1", "final")]
    assert b"Gi\xe1\xba\xa5u" not in file.read_bytes()
    for table in ("answer", "register", "receipt"):
        assert rows(file, f"SELECT * FROM {table}") == []  # noqa: S608
    names = rows(file, "SELECT name FROM sqlite_schema WHERE name LIKE '%migrations%'")
    assert names == []


def test_what_was_written_is_what_is_told(commune: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    made = submission.submit(commune, ["a1b2c3"], stick)
    assert made.sha256 == hashlib.sha256(made.file.read_bytes()).hexdigest()
    assert made.reports == ("a1b2c3",)
    assert made.file.name.endswith(f"_lan1_000005_{made.sha256[:12]}.db")
    assert made.file.name.startswith("BC_xa-suoi-lanh_nho_2024-9M_")


def test_the_same_content_gives_the_same_bytes(commune: Store) -> None:
    draft(commune)
    finalise(commune)
    assert submission.stage(commune, ["a1b2c3"]) == submission.stage(commune, ["a1b2c3"])


def test_number_date_and_closed_findings_travel_with_the_report(commune: Store) -> None:
    draft(commune)
    finding = ClosedFinding("sum", "tiep-dan", "30", "Đã đối chiếu\nvới sổ")
    closed_findings.close(commune, "a1b2c3", finding)
    finalise(commune)
    reports.register(commune, "a1b2c3", Registration("12"))
    (arrival,) = stranger.read(submission.stage(commune, ["a1b2c3"])).arrivals
    assert arrival.registration == Registration("12", None, 1)
    assert [(found.quote, found.reason) for found in arrival.closed] == [
        ("30", "Đã đối chiếu\nvới sổ")
    ]


def test_only_the_newest_revision_travels(commune: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    next_revision(commune, 7)
    file = handed_over(commune, stick)
    assert rows(file, "SELECT revision FROM revision") == [(2,)]


def test_a_draft_is_not_handed_over(commune: Store, stick: Path) -> None:
    draft(commune)
    with pytest.raises(ReportNotFinal):
        handed_over(commune, stick)
    with pytest.raises(outgoing.NothingChosen):
        submission.submit(commune, [], stick)
    assert list(stick.iterdir()) == []


def test_a_practice_report_is_not_handed_over(commune: Store, stick: Path) -> None:
    draft(commune)
    commune.conn.execute("UPDATE report SET source = 'practice'")
    with pytest.raises(ReportDamaged):
        handed_over(commune, stick)


def test_of_one_period_the_last_three_files_are_kept(commune: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    (stick / "Ảnh cưới.jpg").write_bytes(b"x")
    other = stick / "BC_xa-suoi-lanh_nho_2024-9M_lan1_000001_0123456789ab.db"
    other.write_bytes(b"somebody else's")
    made = [handed_over(commune, stick)]
    for number in range(4):
        reports.register(commune, "a1b2c3", Registration(str(number)))
        made.append(handed_over(commune, stick))
    left = {path.name for path in stick.iterdir()}
    assert left == {"Ảnh cưới.jpg", other.name, *(file.name for file in made[-3:])}


def test_a_stick_pulled_before_it_is_listed_again_is_told(
    commune: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(commune)
    finalise(commune)
    put = files.put_on_stick

    def put_and_pulled(
        data: bytes, folder: Path, name: str, watch: files.Watch | None = None
    ) -> Path:
        made = put(data, folder, name, watch)
        shutil.rmtree(folder)
        return made

    monkeypatch.setattr(files, "put_on_stick", put_and_pulled)
    with pytest.raises(files.StickGone):
        submission.submit(commune, ["a1b2c3"], stick)


def test_a_file_that_no_office_would_read_is_not_written(
    commune: Store, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft(commune)
    finalise(commune)
    monkeypatch.setattr(outgoing, "LARGEST", 10_000)
    with pytest.raises(outgoing.SubmissionTooLarge):
        submission.submit(commune, ["a1b2c3"], stick)
    assert list(stick.iterdir()) == []


def test_what_was_read_once_needs_no_database_to_be_written(commune: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    parcel = submission.gather(commune, ["a1b2c3"])
    commune.conn.execute("BEGIN IMMEDIATE")  # a save that takes as long as this stick
    with ThreadPoolExecutor(1) as carrier:
        made = carrier.submit(outgoing.send, parcel, stick).result()
    commune.conn.execute("COMMIT")
    assert [arrival.id for arrival in stranger.read(made.file.read_bytes()).arrivals] == ["a1b2c3"]


def test_a_folder_that_is_not_there_gets_nothing(commune: Store, stick: Path) -> None:
    draft(commune)
    finalise(commune)
    with pytest.raises(TargetUnwritable):
        submission.submit(commune, ["a1b2c3"], stick / "gone")


def test_a_name_is_ascii_and_short_whatever_the_unit_is_called(commune: Store) -> None:
    made = draft(commune, unit="thị trấn Nông Trường Phong Hải Đệ Nhất")
    other = draft(commune, "b2", unit="xã ?")
    name = outgoing_names.file_name("BC", [made], 123456, "f" * 64)
    assert name == "BC_thi-tran-nong-tr_nho_2024-9M_lan1_123456_ffffffffffff.db"
    assert outgoing_names.is_named_ours(name)
    several = outgoing_names.file_name("BC", [made, other], 1, "0" * 64)
    assert several == "BC_nhieu_nho_2024-9M_lan1_000001_000000000000.db"
    assert outgoing_names.is_named_ours(several)
    assert len(name) <= 70
