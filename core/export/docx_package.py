"""The file around the text: page, properties, marks; the same input gives the same bytes."""

import datetime
import io
import zipfile
from collections.abc import Mapping

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Types, serialize_part_xml
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.package import Package
from lxml import etree

from core.export.docx_xml import DECLARATION, NAMED, OFFICE, clean, line, paragraph, twips, w
from core.paper import Document
from core.style import Style

_LANGUAGE = "vi-VN"
# Word refuses longer ones.
_LONGEST_PROPERTY = 255
_CUSTOM = f"{OFFICE}/custom-properties"
_VARIANT = f"{OFFICE}/docPropsVTypes"
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
# The format's own id for properties made by users; their numbers begin at 2.
_USER_DEFINED = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST_NUMBER = 2
_EARLIEST = (1980, 1, 1, 0, 0, 0)


class Sections:
    """The pages of each section: all have the base's header and differ in size and numbers."""

    def __init__(self, word: WordDocument, contact: str) -> None:
        self._contact = contact
        self._document = word.part
        self._count = 0

    def next(self, style: Style) -> str:
        """The properties of the section whose pages have that style; they are made in order."""
        self._count += 1
        header = self._document.part_related_by(RELATIONSHIP_TYPE.HEADER)
        parts = [self._reference("header", "default", header)]
        if self._contact:
            # A section without a first foot of its own would take over the one before it.
            foot = self._foot(self._contact if self._count == 1 else "")
            parts.append(self._reference("footer", "first", foot))
        turned = {"orient": "landscape"} if style.page_width > style.page_height else {}
        page = w("pgSz", w=twips(style.page_width), h=twips(style.page_height), **turned)
        restarted = [w("pgNumType", start=1)] if self._count > 1 else []
        return w("sectPr", *parts, page, _margins(style), *restarted, w("titlePg"))

    def _foot(self, words: str) -> Part:
        name = PackURI(f"/word/footer{self._count}.xml")
        told = line("Contact", words) if words else paragraph("Spacer")
        xml = f"{DECLARATION}<w:ftr {NAMED}>{told}</w:ftr>".encode()
        return Part(name, CONTENT_TYPE.WML_FOOTER, xml, self._document.package)

    def _reference(self, kind: str, pages: str, part: Part) -> str:
        name = self._document.relate_to(part, f"{OFFICE}/relationships/{kind}")
        return f'<w:{kind}Reference w:type="{pages}" r:id="{name}"/>'


def _margins(style: Style) -> str:
    lengths = {
        "top": style.margin_top,
        "right": style.margin_right,
        "bottom": style.margin_bottom,
        "left": style.margin_left,
        "header": style.header_distance,
        "footer": style.header_distance,
        "gutter": 0.0,
    }
    return w("pgMar", **{side: twips(length) for side, length in lengths.items()})


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


def packed(word: WordDocument, written: Mapping[Part, bytes]) -> bytes:
    """The file's bytes, with these for some of the parts.

    python-docx itself would write the clock into the file, and no part that is not a tree.
    """
    package = word.part.package
    entries = {CONTENT_TYPES_URI: _types(package), PACKAGE_URI.rels_uri: package.rels.xml}
    for part in package.parts:
        entries[part.partname] = written.get(part) or part.blob
        if part.rels:
            entries[part.partname.rels_uri] = part.rels.xml
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as file:
        for uri, content in entries.items():
            entry = zipfile.ZipInfo(uri.membername, _EARLIEST)
            entry.create_system = 0
            file.writestr(entry, content, zipfile.ZIP_DEFLATED)
    return whole.getvalue()


def _types(package: Package) -> bytes:
    types = CT_Types.new()  # type: ignore[no-untyped-call]
    types.add_default("rels", CONTENT_TYPE.OPC_RELATIONSHIPS)
    types.add_default("xml", CONTENT_TYPE.XML)
    for part in sorted(package.parts, key=lambda part: part.partname):
        types.add_override(part.partname, part.content_type)
    return serialize_part_xml(types)
