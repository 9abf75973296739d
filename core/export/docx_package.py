"""The file around the text: page, properties, marks; the same input gives the same bytes."""

import datetime
import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.package import Package
from docx.shared import Twips
from lxml import etree

from core.export.docx_xml import clean, twips
from core.paper import Document
from core.style import Style

_LANGUAGE = "vi-VN"
# Word refuses longer ones.
_LONGEST_PROPERTY = 255
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_CUSTOM = f"{_OFFICE}/custom-properties"
_VARIANT = f"{_OFFICE}/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The format's own id for properties made by users; their numbers begin at 2.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_NUMBER = 2
_EARLIEST = (1980, 1, 1, 0, 0, 0)


def write_page(word: WordDocument, style: Style) -> None:
    section = word.sections[0]
    section.page_width = Twips(twips(style.page_width))
    section.page_height = Twips(twips(style.page_height))
    section.top_margin = Twips(twips(style.margin_top))
    section.bottom_margin = Twips(twips(style.margin_bottom))
    section.left_margin = Twips(twips(style.margin_left))
    section.right_margin = Twips(twips(style.margin_right))
    section.header_distance = section.footer_distance = Twips(twips(style.header_distance))
    section.gutter = Twips(0)


def write_properties(word: WordDocument, document: Document, made: datetime.date) -> None:
    properties = word.core_properties
    midnight = datetime.datetime.combine(made, datetime.time())
    properties.title = clean(document.title)[:_LONGEST_PROPERTY]
    properties.author = clean(document.author)[:_LONGEST_PROPERTY]
    properties.last_modified_by = properties.author
    properties.language = _LANGUAGE
    properties.revision = 1
    properties.created = properties.modified = midnight


def write_marks(package: Package, marks: tuple[tuple[str, str], ...]) -> None:
    """The marks as custom properties, by which a report is known when it comes back."""
    if not marks:
        return
    root = etree.Element(f"{{{_CUSTOM}}}Properties", None, {"op": _CUSTOM, "vt": _VARIANT})
    for number, (name, content) in enumerate(dict(marks).items(), _FIRST_NUMBER):
        entry = etree.SubElement(root, f"{{{_CUSTOM}}}property")
        entry.set("fmtid", _USER_DEFINED)
        entry.set("pid", str(number))
        entry.set("name", clean(name))
        etree.SubElement(entry, f"{{{_VARIANT}}}lpwstr").text = clean(content)
    xml = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, xml, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def packed(word: WordDocument) -> bytes:
    """The file's bytes, without the clock that python-docx writes into them."""
    saved, packed_again = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed_again, "w") as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EARLIEST)
            entry.create_system = 0
            new.writestr(entry, old.read(name), zipfile.ZIP_DEFLATED)
    return packed_again.getvalue()
