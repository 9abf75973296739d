"""The Word base: made by its script, valid, without figures, and every style of it used."""

import runpy
from collections.abc import Callable
from pathlib import Path

from lxml import etree

from core.export.docx_styles import looks
from resources import read_bytes
from tests.papers import ND30
from tests.word_files import attribute, find, part, parts

Assert = Callable[[Path], None]
SCRIPT = Path(__file__).parents[3] / "build" / "base_docx.py"
BASE = "docx/base.docx"


def test_the_script_makes_the_same_parts_again() -> None:
    assert parts(runpy.run_path(str(SCRIPT))["base"]()) == parts(read_bytes(BASE))


def test_the_base_itself_is_valid(
    assert_valid_docx: Callable[[Path], None], tmp_path: Path
) -> None:
    path = tmp_path / "base.docx"
    path.write_bytes(read_bytes(BASE))
    assert_valid_docx(path)


def test_every_paragraph_style_gets_a_look() -> None:
    styles = find(part(read_bytes(BASE), "word/styles.xml"), "style")
    declared = {attribute(s, "styleId") for s in styles if attribute(s, "type") == "paragraph"}
    derived = {attribute(s, "styleId") for s in styles if parent_of(s) not in {"", "Normal"}}
    assert declared == set(looks(ND30)) | derived
    assert derived == {"Ground", "Dash", "Plus", "Numbered", "TableCellCentre", "TableCellRight"}


def parent_of(style: etree._Element) -> str:
    based = find(style, "basedOn")
    paragraph = attribute(style, "type") == "paragraph"
    return attribute(based[0], "val") if based and paragraph else ""


def test_the_base_holds_no_figure_of_the_paper() -> None:
    styles = part(read_bytes(BASE), "word/styles.xml")
    assert not [tag for tag in ("sz", "spacing", "ind", "jc", "rFonts") if find(styles, tag)]
    assert not find(part(read_bytes(BASE), "word/document.xml"), "pgMar")


def test_ids_are_ascii_and_names_are_vietnamese() -> None:
    styles = find(part(read_bytes(BASE), "word/styles.xml"), "style")
    names = {attribute(s, "styleId"): attribute(find(s, "name")[0], "val") for s in styles}
    assert all(style_id.isascii() for style_id in names)
    assert names["Nation"] == "Quốc hiệu"
    assert names["Heading1"] == "heading 1"
