"""A Word file of ours, worked at in Word, comes back: what was changed is text, the rest tokens."""

from pathlib import Path

import docx
import pytest

from tests.ui.commands.calls import FORM, Run


@pytest.fixture
def word(run: Run, report: str, figures: Path, tmp_path: Path) -> Path:
    """The invented commune's report as a Word file."""
    assert run("fill", report, figures).code == 0
    file = tmp_path / "bao-cao.docx"
    assert run("export", report, "--docx", file).code == 0
    return file


def worked_at(file: Path, before: str, after: str) -> Path:
    """The file after somebody typed in Word."""
    document = docx.Document(str(file))
    (run,) = (run for each in document.paragraphs for run in each.runs if before in run.text)
    run.text = run.text.replace(before, after)
    changed = file.with_name("sua.docx")
    document.save(str(changed))
    return changed


def test_an_untouched_file_changes_nothing(run: Run, report: str, word: Path) -> None:
    before = run("show", report).json
    done = run("import", word, "--into", report)
    assert (done.code, done.json["changed"], done.json["same"]) == (0, [], True)
    assert run("show", report).json == before
    assert len(run("list").json["reports"]) == 1


def test_a_changed_paragraph_is_taken_and_the_rest_keeps_its_tokens(
    run: Run, report: str, word: Path
) -> None:
    before = run("show", report).json["sections"]
    changed = worked_at(word, "theo dõi từng thôn", "phụ trách từng thôn")
    before_word = "*-truoc-nhap.db"
    assert not [*word.parent.rglob(before_word)]
    done = run("import", changed, "--into", report).json
    (change,) = done["changed"]
    section = change["section"]
    assert change["after"] == change["before"].replace("theo dõi từng thôn", "phụ trách từng thôn")
    after = run("show", report).json["sections"]
    assert {id_ for id_ in before if before[id_] != after[id_]} == {section}
    assert "phụ trách từng thôn" in after[section]
    assert done["report"] == report
    assert done["unmatched"] == []
    (copy,) = word.parent.rglob(before_word)
    run("restore", copy, "--report", report)
    assert run("show", report).json["sections"] == before


def test_a_report_that_went_on_since_is_told(run: Run, report: str, word: Path) -> None:
    assert run("keep", report, "--drop", "tac-dong").code == 0
    assert run("days", report, "--due", "1/10/2024").code == 0
    assert run("import", word, "--into", report).json["same"] is False


def test_a_final_report_is_not_changed_before_it_is_reopened(
    run: Run, report: str, word: Path
) -> None:
    changed = worked_at(word, "theo dõi từng thôn", "phụ trách từng thôn")
    assert run("finalise", report).code == 0
    refused = run("import", changed, "--into", report)
    assert (refused.code, refused.error["code"]) == (2, "ReportFinal")
    assert run("reopen", report).code == 0
    assert len(run("import", changed, "--into", report).json["changed"]) == 1
    assert run("show", report).json["revision"] == 2


def test_without_into_the_file_is_read_as_an_old_report_and_known(
    run: Run, report: str, word: Path, tmp_path: Path
) -> None:
    changed = worked_at(word, "theo dõi từng thôn", "phụ trách từng thôn")
    done = run("import", changed, *FORM).json
    assert done["known"] == report
    assert done["report"] != report
    assert len(done["changed"]) == 1
    elsewhere = run("import", changed, *FORM, data=tmp_path / "nơi khác").json
    assert "known" not in elsewhere
    assert elsewhere["matched"]


def test_a_file_of_another_report_is_refused(
    run: Run, report: str, word: Path, tmp_path: Path
) -> None:
    other = run("new", *FORM).json["report"]
    refused = run("import", word, "--into", other)
    assert (refused.code, refused.error["code"]) == (2, "WordOfAnother")
    plain = tmp_path / "a.docx"
    docx.Document().save(str(plain))
    assert run("import", plain, "--into", report).error["code"] == "WordOfAnother"
    assert run("import", word).error["code"] == "CallWrong"
