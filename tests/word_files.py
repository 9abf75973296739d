"""Word files as tests make and read them: their parts, paragraphs, letters and notes."""

import datetime
import io
import zipfile

from lxml import etree

from core.export.docx import docx
from core.paper import Block, Document
from core.style import Style
from resources import read_bytes
from tests import papers
from tests.papers import ND30

MADE = datetime.date(2024, 9, 5)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def word_file(document: Document, style: Style = ND30) -> bytes:
    return docx(document, style, read_bytes("docx/base.docx"), MADE, papers.metrics())


def body_of(*blocks: Block, style: Style = ND30) -> etree._Element:
    """The body that these blocks make."""
    return part(word_file(papers.document(*blocks), style), "word/document.xml")[0]


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return etree.fromstring(package.read(name))


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def find(root: etree._Element, *names: str) -> list[etree._Element]:
    """All elements of the last name in those of the name before it, in order."""
    found = [root]
    for name in names:
        found = [element for parent in found for element in parent.iter(W + name)]
    return found


def attribute(element: etree._Element, name: str) -> str:
    return element.get(W + name, "")


def text(root: etree._Element) -> str:
    """The text as read, a note's number where it is cited."""
    return "".join(
        element.text or "" if element.tag == W + "t" else attribute(element, "id")
        for element in root.iter(W + "t", W + "footnoteReference")
    )


def paragraphs(root: etree._Element) -> list[str]:
    """The text of every paragraph that has one."""
    return [found for paragraph in find(root, "p") if (found := text(paragraph))]


def styled(root: etree._Element, style_id: str) -> list[etree._Element]:
    """The paragraphs of a style."""
    return [
        paragraph
        for paragraph in find(root, "p")
        if any(attribute(entry, "val") == style_id for entry in find(paragraph, "pStyle"))
    ]


def notes(content: bytes) -> dict[str, str]:
    """The text of each note by its number, without the number itself."""
    root = part(content, "word/footnotes.xml")
    return {
        attribute(note, "id"): text(note).strip()
        for note in find(root, "footnote")
        if not attribute(note, "type")
    }
