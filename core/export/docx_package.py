"""The file around the text: page, properties, marks; the same input gives the same bytes."""

import copy
import datetime
import io
import zipfile

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.parser import parse_xml
from docx.package import Package
from lxml import etree

from core.export.docx_xml import NAMESPACE, Element, clean, line, paragraph, twips, w
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


class Sections:
    """The pages of each section: all like the base's only one, but for size and numbers."""

    def __init__(self, word: WordDocument, contact: str) -> None:
        self._base: Element = word.element.body[-1]
        self._contact = contact
        self._document = word.part
        self._count = 0

    def next(self, style: Style) -> Element:
        """The properties of the section whose pages have that style; they are made in order."""
        made = copy.deepcopy(self._base)
        self._count += 1
        if self._contact:
            # A section without a first foot of its own would take over the one before it.
            foot = self._foot(self._contact if self._count == 1 else "")
            made.insert(1, w("footerReference", type="first"))
            made[1].set(f"{{{_OFFICE}/relationships}}id", foot)
        page = w("pgSz", w=twips(style.page_width), h=twips(style.page_height))
        if style.page_width > style.page_height:
            page.set(f"{{{NAMESPACE}}}orient", "landscape")
        figures = [page, _margins(style)]
        if self._count > 1:
            figures.append(w("pgNumType", start=1))
        last = made[-1]
        made.remove(last)
        made.extend([*figures, last])
        return made

    def _foot(self, words: str) -> str:
        root = w("ftr", line("Contact", words) if words else paragraph("Spacer"))
        name = PackURI(f"/word/footer{self._count}.xml")
        # The base's parts are python-docx's own elements.
        parsed = parse_xml(etree.tostring(root))
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTER, parsed, self._document.package)
        return str(self._document.relate_to(part, RELATIONSHIP_TYPE.FOOTER))


def _margins(style: Style) -> Element:
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
