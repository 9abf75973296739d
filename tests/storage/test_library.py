"""The shipped forms are found by name and version; a wrong one is told by its file and place."""

import pytest

import resources
from core.toml_node import TemplateWrong
from storage import library
from storage.library import TemplateUnknown, TemplateUnreadable
from tests import samples


def _form(id_: str, version: str) -> str:
    head = samples.SMALL.replace('id = "nho"', f'id = "{id_}"', 1)
    return head.replace('version = "1"', f'version = "{version}"', 1)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The shipped templates are these files alone."""
    names = (("nho", "1"), ("nho", "2"), ("nho", "10"), ("nho-lon", "3"))
    files = {f"templates/{id_}-{version}.toml": _form(id_, version) for id_, version in names}
    monkeypatch.setattr(resources, "names", lambda folder, end: tuple(files))
    monkeypatch.setattr(resources, "read_text", files.__getitem__)
    return files


def test_every_shipped_form_is_named_and_can_be_read() -> None:
    assert library.template_names()
    for id_, version in library.template_names():
        found = library.template(id_, version)
        assert (found.id, found.version) == (id_, version)


def test_forms_are_named_newest_version_first(shelf: dict[str, str]) -> None:
    assert library.template_names() == (
        ("nho", "10"),
        ("nho", "2"),
        ("nho", "1"),
        ("nho-lon", "3"),
    )


def test_the_newest_version_is_taken_unless_one_is_asked_for(shelf: dict[str, str]) -> None:
    assert library.template("nho").version == "10"
    assert library.template("nho", "2").version == "2"
    assert library.template_text("nho") == shelf["templates/nho-10.toml"]


@pytest.mark.parametrize(("id_", "version"), [("la", None), ("nho", "3"), ("nho", ""), ("", None)])
def test_an_unknown_form_is_told_with_the_known_ones(
    shelf: dict[str, str], id_: str, version: str | None
) -> None:
    with pytest.raises(TemplateUnknown) as refused:
        library.template(id_, version)
    assert refused.value.facts == {"id": id_, "version": version, "known": ("nho", "nho-lon")}


def test_a_form_that_is_no_toml_is_told_by_its_file(shelf: dict[str, str]) -> None:
    shelf["templates/nho-10.toml"] = 'id = "nho'
    with pytest.raises(TemplateUnreadable) as refused:
        library.template("nho")
    assert refused.value.facts["file"] == "nho-10.toml"
    assert "string" in str(refused.value.facts["problem"])


def test_a_form_with_a_fault_is_told_by_its_file_and_place(shelf: dict[str, str]) -> None:
    shelf["templates/nho-2.toml"] = _form("nho", "2").replace('label = "Số hộ"\n', "")
    with pytest.raises(TemplateWrong) as refused:
        library.template("nho", "2")
    facts = refused.value.facts
    assert (facts["file"], facts["field"], facts["key"]) == ("nho-2.toml", "so_ho", "label")


def test_a_kept_form_is_read_from_its_text() -> None:
    assert library.template_from(samples.SMALL, "báo cáo") == samples.template()


def test_the_samples_are_there() -> None:
    assert library.sample("don-vi-mau.json")["name"]
    assert library.sample("so-lieu-mau.json")["figures"]


def test_a_form_under_another_forms_name_is_refused(shelf: dict[str, str]) -> None:
    shelf["templates/nho-2.toml"] = _form("nho", "5")
    with pytest.raises(TemplateWrong) as refused:
        library.template("nho", "2")
    facts = refused.value.facts
    assert (facts["problem"], facts["file"], facts["found"]) == (
        "other_file",
        "nho-2.toml",
        "nho-5",
    )


def test_a_mark_that_an_editor_puts_first_is_no_mistake(shelf: dict[str, str]) -> None:
    shelf["templates/nho-2.toml"] = "\ufeff" + _form("nho", "2")
    assert library.template("nho", "2").version == "2"


def test_a_form_in_other_letters_is_told_by_its_file(
    shelf: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "read_text", lambda _: b"\xff\xfe".decode("utf-8"))
    with pytest.raises(TemplateUnreadable) as refused:
        library.template("nho", "2")
    assert refused.value.facts["file"] == "nho-2.toml"
