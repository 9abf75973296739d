"""Old reports as files, made in one line each."""

import io
import re
import tomllib
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from xml.sax.saxutils import escape

import resources
from core.importing.legacy import Consent
from core.importing.old_paper import flat
from core.importing.reading import Imported, read_old_report
from core.markup import print_
from core.period import Kind, Period
from core.template import Template
from core.template_reading import read_template

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ROOT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{_ROOT}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
NINE_MONTHS = Period(Kind.NINE_MONTHS, 2024)
WORDS = re.compile(r"[^\W_⁰¹²³⁴-⁹]+")
NUMBER = re.compile(r"(?:[IVX]+\.|\d+(?:\.\s?\d+)*\.|[a-zđ]\)|[¹²])(?=\s)")


@cache
def form() -> Template:
    """The shipped form."""
    return read_template(tomllib.loads(resources.read_text("templates/qcdc-pl34-1.toml")))


def sample() -> str:
    """The invented old report."""
    return resources.read_text("samples/bao-cao-mau.txt")


def imported(
    found: str | bytes,
    name: str = "cu.txt",
    template: Template | None = None,
    consent: Consent = Consent.NOT_ASKED,
) -> Imported:
    """That file, read as a report of the form."""
    data = found.encode() if isinstance(found, str) else found
    return read_old_report(name, data, template or form(), NINE_MONTHS, "id", consent)


def sections(report: Imported) -> dict[str, str]:
    """The markup of every section that has text."""
    texts = report.report.sections.items()
    return {id_: print_(text.prose) for id_, text in texts if text.prose.paragraphs}


def headings(report: Imported) -> dict[str, str]:
    """The old heading of each section that was found."""
    return {item.section: item.heading for item in report.matched}


def words_of(report: Imported) -> Counter[str]:
    """Every word that can be found again anywhere in what was read."""
    told = [item.heading for item in report.matched]
    told += [f"{piece.heading} {piece.text}" for piece in report.unmatched]
    told += [*report.head.lines, *(report.report.head.addressed_to or ())]
    for text in report.report.sections.values():
        told += [flat(paragraph.content) for paragraph in text.prose.paragraphs]
    return Counter(word for line in told for word in WORDS.findall(line))


def lost(found: str, report: Imported) -> Counter[str]:
    """The words of `found` that are gone: the kind over the title and generated numbers may be."""
    lines = [NUMBER.sub("", line.strip()) for line in found.replace("*", "").splitlines()]
    worded = [line for line in lines if line.strip() not in ("BÁO CÁO", "Kính gửi:")]
    bare = [re.sub(r"(?<=\w)[¹²]", "", line) for line in worded]
    return Counter(word for line in bare for word in WORDS.findall(line)) - words_of(report)


def word_file(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file whose body is this WordprocessingML; `parts` lie beside it in word/."""
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    beside = {f"word/{name}": xml for name, xml in (parts or {}).items()}
    return package({"_rels/.rels": _RELATIONS, "word/document.xml": document, **beside})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def paragraph(*runs: str, style: str = "", numbered: tuple[int, int] | None = None) -> str:
    """A paragraph of runs, numbered by (list, depth)."""
    found = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered:
        num, depth = numbered
        found += f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{num}"/></w:numPr>'
    return f"<w:p><w:pPr>{found}</w:pPr>{''.join(runs)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is what stands in its rPr."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def called(id_: int) -> str:
    """The call of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{id_}"/></w:r>'


def footnotes(texts: Iterable[str]) -> str:
    """The part of footnotes 1, 2, … after the two separators that Word writes."""
    lines = "".join(_note(id_, run("--"), 'w:type="separator"') for id_ in (-1, 0))
    mark = "<w:r><w:footnoteRef/></w:r>"
    made = "".join(_note(id_, mark + run(f" {text}")) for id_, text in enumerate(texts, 1))
    return f"<w:footnotes {W}>{lines}{made}</w:footnotes>"


def _note(id_: int, runs: str, kind: str = "") -> str:
    return f'<w:footnote {kind} w:id="{id_}"><w:p>{runs}</w:p></w:footnote>'


def as_word_file(found: str) -> bytes:
    """A text report as Word would hold it: headings bold, notes real, page cuts mended."""
    lines = [line.strip() for line in found.replace("*", "").splitlines() if line.strip()]
    notes = [line[2:] for line in lines if line[0] in "¹²"]
    body: list[str] = []
    for line in (line for line in lines if line[0] not in "¹²"):
        if body and line[0].islower() and not NUMBER.match(line):
            body[-1] = body[-1].removesuffix("</w:p>") + _runs(f" {line}", "") + "</w:p>"
            continue
        bold = line.isupper() or (NUMBER.match(line) and "Mô hình" not in line[:12])
        body.append(paragraph(_runs(line, "<w:b/>" if bold else "")))
    return word_file("".join(body), {"footnotes.xml": footnotes(notes)})


def _runs(line: str, look: str) -> str:
    pieces = re.split("([¹²])", line)
    return "".join(
        called("¹²".index(piece) + 1) if piece in ("¹", "²") else run(piece, look)
        for piece in pieces
        if piece
    )
