"""The file around the pages: what it is called, in which language, how it wants to be shown."""

import datetime
import functools
import hashlib
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc

from core.export.pdf_objects import Raw, stream
from core.export.srgb import srgb_profile
from core.layout.placed import Page
from core.paper import Document

VERSION = (1, 7)
LANGUAGE = "vi-VN"
CREATOR = "Báo cáo xã"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


class Catalog(pdfdoc.PDFCatalog):
    """The root of the file, with the entries that reportlab leaves out."""

    __NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]  # noqa: RUF012
    __Refs__ = __NoDefault__
    MarkInfo: pdfdoc.PDFDictionary
    Metadata: pdfdoc.PDFStream
    OutputIntents: pdfdoc.PDFArray
    Pages: pdfdoc.PDFPages
    Lang: pdfdoc.PDFString
    Outlines: pdfdoc.PDFObject
    StructTreeRoot: pdfdoc.PDFObject
    ViewerPreferences: pdfdoc.PDFDictionary


class Sheet(Raw):
    """A page of the file."""

    def __init__(self, page: Page, index: int, file: "File") -> None:
        super().__init__()
        self._page, self._index, self._file = page, index, file

    def fill(self, content: bytes) -> None:
        """The operators of the page."""
        page, file = self._page, self._file
        file.signature.update(content)
        operators = file.numbered(Raw(stream(content)))
        # Keys go from field to field in the order of the structure.
        self.text = (
            b"<< /Type /Page /Parent %s /MediaBox [0 0 %.2f %.2f] /Resources %d 0 R"
            b" /Contents %d 0 R /StructParents %d /Tabs /S >>"
            % (file.parent, page.width, page.height, file.resources, operators, self._index)
        )


class Info(pdfdoc.PDFInfo):
    """Title, author and dates; the same facts stand in the metadata."""

    def __init__(self, document: Document, made: datetime.date) -> None:
        super().__init__()
        self.title = document.title
        self.author = document.author
        self._made = made

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        date = f"D:{self._made:%Y%m%d}000000+07'00'"
        texts = {
            "Title": self.title,
            "Author": self.author,
            "Creator": CREATOR,
            "Producer": self.producer,
            "CreationDate": date,
            "ModDate": date,
        }
        entries = {key: pdfdoc.PDFString(text) for key, text in texts.items()}
        return bytes(pdfdoc.PDFDictionary(entries).format(document))

    def packet(self) -> bytes:
        """The same in XMP. It claims no conformance: no validator for it was at hand."""
        return _PACKET.format(
            title=escape(self.title),
            author=escape(self.author),
            language=LANGUAGE,
            creator=CREATOR,
            producer=escape(self.producer),
            date=f"{self._made:%Y-%m-%d}T00:00:00+07:00",
        ).encode()


class File(pdfdoc.PDFDocument):
    """reportlab's document without its canvas, which would register fonts for the whole process."""

    Pages: pdfdoc.PDFPages
    signature: "hashlib._Hash"

    def __init__(self, document: Document, made: datetime.date) -> None:
        super().__init__(compression=1, invariant=1, pdfVersion=VERSION, lang=LANGUAGE)
        info = self.info = Info(document, made)
        # The file's id: reportlab would draw it from the clock or the environment.
        self.signature = hashlib.md5(info.packet(), usedforsecurity=False)
        root = Catalog()
        root.Pages = self.Pages
        root.Lang = pdfdoc.PDFString(LANGUAGE)
        root.ViewerPreferences = _preferences()
        root.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        kind = {"Type": "/Metadata", "Subtype": "/XML"}
        root.Metadata = pdfdoc.PDFStream(pdfdoc.PDFDictionary(kind), info.packet())
        root.OutputIntents = pdfdoc.PDFArray([self._intent()])
        self.Catalog = self._catalog = root
        self._shared = Raw()
        self.resources = self.numbered(self._shared)
        self.parent: bytes = self.registered(self.Pages).format(self)

    def numbered(self, thing: pdfdoc.PDFObject) -> int:
        """Takes an object into the file; gives back its number there.

        reportlab makes a name and a reference for each, which nobody asks for: most are tags.
        """
        self.objectcounter += 1
        name = self.numberToId[self.objectcounter] = str(self.objectcounter)
        self.idToObject[name] = thing
        return self.objectcounter

    def registered(self, thing: pdfdoc.PDFObject) -> pdfdoc.PDFObjectReference:
        """Takes an object into the file; gives back what others call it by."""
        reference: pdfdoc.PDFObjectReference = self.Reference(thing)  # type: ignore[no-untyped-call]
        return reference

    def whole(self, fonts: list[bytes]) -> bytes:
        """The file's bytes; reportlab's own walk takes twice the time for the many tags.

        `fonts` are the entries of the resources that all pages share.
        """
        self._shared.text = b"<< /Font << %s >> /ProcSet [/PDF /Text] >>" % b" ".join(fonts)
        root, info = (self.registered(thing).format(self) for thing in (self.Catalog, self.info))
        parts = [b"%%PDF-%d.%d\n%%\xe2\xe3\xcf\xd3\n" % VERSION]
        places, size, number = [b"0000000000 65535 f \n"], len(parts[0]), 0
        # Writing an object may take another one into the file.
        while number < self.objectcounter:
            number += 1
            thing: Any = self.idToObject[self.numberToId[number]]
            told = b"%d 0 obj\n%s\nendobj\n" % (number, thing.format(self).rstrip(b"\n"))
            places.append(b"%010d 00000 n \n" % size)
            parts.append(told)
            size += len(told)
        count, id_ = number + 1, self.signature.hexdigest().encode()
        parts += (b"xref\n0 %d\n" % count, *places)
        parts.append(
            b"trailer\n<< /Size %d /Root %s /Info %s /ID [<%s> <%s>] >>\nstartxref\n%d\n%%%%EOF\n"
            % (count, root, info, id_, id_, size)
        )
        return b"".join(parts)

    def _intent(self) -> pdfdoc.PDFDictionary:
        return pdfdoc.PDFDictionary({
            "Type": "/OutputIntent",
            "S": "/GTS_PDFA1",
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "Info": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": self.registered(Raw(_profile())),
        })


@functools.cache
def _profile() -> bytes:
    return stream(srgb_profile(), b" /N 3")


def _preferences() -> pdfdoc.PDFDictionary:
    wishes = pdfdoc.ViewerPreferencesPDFDictionary()
    wishes["DisplayDocTitle"] = "true"
    wishes["PrintScaling"] = "None"
    return wishes
