"""The bytes of an old report → a filled report: text and facts, no tokens."""

from dataclasses import dataclass, replace

from core.importing.doc import read_doc
from core.importing.docx import WordText, read_docx
from core.importing.foot import Ending, read_ending, without_end_mark
from core.importing.head import Beginning, read_beginning
from core.importing.headings import Found, heading_words, matched
from core.importing.legacy import Consent, Legacy, LegacyText, Letters
from core.importing.odt import read_odt
from core.importing.old_head import OldHead, most_named_commune, read_letterhead
from core.importing.old_paper import OldParagraph, plain_text
from core.importing.package import OPEN_CONTENT, open_package
from core.importing.paragraphs import Titles, whole_paragraphs
from core.importing.plain import paragraphs, read_plain
from core.importing.refused import FileEmpty, FileKindUnknown, NotDocx, RtfFile
from core.importing.sections import Sections, as_lines, as_prose, divided, heading_text
from core.importing.watching import Watch, unwatched, watched
from core.markup import Paragraph, Prose
from core.period import Period
from core.report import Head, Progress, Report, SectionText, Unplaced, new_report
from core.template import Template, all_sections

_COMPOUND = b"\xd0\xcf\x11\xe0"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_RTF = b"{\\rtf"


@dataclass(frozen=True, slots=True)
class Matched:
    """A section and the old heading it was found by."""

    section: str
    heading: str
    doubtful: bool


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft filled from an old paper; `unmatched` is what it keeps as unplaced.

    `tracked` changes were taken as accepted; `converted` is the old encoding it was written in.
    """

    report: Report
    matched: tuple[Matched, ...]
    unmatched: tuple[Unplaced, ...]
    head: OldHead
    tracked: int = 0
    converted: Legacy | None = None


def read_old_report(
    name: str,
    data: bytes,
    template: Template,
    period: Period,
    id_: str,
    consent: Consent = Consent.NOT_ASKED,
    watch: Watch = unwatched,
) -> Imported:
    """The old report in the file `name` as a draft of `template`; `watch` is told how far it is.

    Raises LegacyText where it is written in TCVN3 or VNI and nobody was asked, and the errors of
    `core.importing.refused`; nothing else, whatever the bytes are.
    """
    titles = heading_words(template)
    told, converted = _in_letters_of_today(name, data, titles, consent, watch)
    lines = watched(told.paragraphs, watch, (60, 75), len(told.paragraphs))
    whole = whole_paragraphs(lines, titles)
    watch(80)
    if not whole:
        raise FileEmpty(name=name)
    beginning = read_beginning(whole, template.kind)
    ending = read_ending(whole, beginning.end)
    body = whole[beginning.end : ending.closing]
    found = matched(body, template)
    watch(90)
    sections = divided(body, found, template) if found else _undivided(body)
    closing = whole[ending.closing : ending.start]
    parts = _Parts(beginning, ending, sections, closing, found)
    imported = _imported(template, period, id_, parts)
    return replace(imported, tracked=told.tracked, converted=converted)


def prose_of(text: str) -> Prose:
    """The text of an unplaced piece as prose, as if it were read from a file."""
    return as_prose(whole_paragraphs(paragraphs(text), frozenset()))


@dataclass(frozen=True, slots=True)
class _Parts:
    """An old paper taken apart."""

    beginning: Beginning
    ending: Ending
    sections: Sections
    closing: tuple[OldParagraph, ...]
    found: tuple[Found, ...]


def _read(name: str, data: bytes, letters: Letters, titles: Titles, watch: Watch) -> WordText:
    if not data:
        raise FileEmpty(name=name)
    ending = name.lower().rpartition(".")[2]
    if data.lstrip()[:5].startswith(_RTF):
        raise RtfFile(name=name)
    if data.startswith(_COMPOUND) and _WORD_STREAM in data and _LOCKED not in data:
        return WordText(read_doc(name, data, letters), 0)
    if ending in ("docx", "odt") or data.startswith((b"PK", _COMPOUND)):
        return _read_package(name, data, letters, watch)
    if ending == "doc":
        raise NotDocx(name=name)
    if ending != "txt":
        raise FileKindUnknown(name=name)
    return WordText(read_plain(name, data, letters, titles, watch), 0)


def _read_package(name: str, data: bytes, letters: Letters, watch: Watch) -> WordText:
    package = open_package(name, data)
    if package.main == OPEN_CONTENT:
        return WordText(*read_odt(name, package, letters, watch))
    return read_docx(package, letters, watch)


def _in_letters_of_today(
    name: str, data: bytes, titles: Titles, consent: Consent, watch: Watch
) -> tuple[WordText, Legacy | None]:
    """What the file says; TCVN3 and VNI only after a person agreed, or said no."""
    letters = Letters(consent)
    found = _read(name, data, letters, titles, watch)
    if consent is Consent.NOT_ASKED and (seen := letters.suspicion()):
        raise LegacyText(name=name, encoding=seen.encoding, before=seen.before, after=seen.after)
    agreed = letters.agreed()
    if not agreed:
        return found, None
    return _read(name, data, agreed, titles, watch), agreed.encoding


def _undivided(body: tuple[OldParagraph, ...]) -> Sections:
    """A paper of another kind: nothing of it is guessed into a section."""
    sections = Sections()
    if body:
        sections.keep("", body)
    return sections


def _imported(template: Template, period: Period, id_: str, parts: _Parts) -> Imported:
    letterhead = read_letterhead(parts.beginning.lines)
    texts = _texts(template, parts)
    unplaced = (
        *(Unplaced("", line) for line in letterhead.unknown),
        *parts.sections.unplaced(),
        *_after_the_foot(parts.ending.rest),
    )
    head = OldHead(
        letterhead.number,
        letterhead.sign,
        letterhead.date,
        letterhead.place,
        letterhead.parent,
        *(letterhead.unit if letterhead.unit[1] else _commune(template, texts)),
        parts.ending.signer,
        parts.ending.office,
        (*parts.beginning.lines, *parts.ending.lines),
    )
    recipients = parts.ending.recipients
    report = replace(
        new_report(template, period, id_, f"{head.unit_kind} {head.unit_name}".strip()),
        sections=texts,
        head=Head(
            recipients=None if recipients is None else tuple(recipients),
            addressed_to=parts.beginning.addressed_to,
            annex=False,
            drafter=parts.ending.drafter,
        ),
        unplaced=unplaced,
    )
    return Imported(report, _matched(parts), unplaced, head)


def _texts(template: Template, parts: _Parts) -> dict[str, SectionText]:
    closing = as_prose(_ended(parts.closing))
    known = {
        template.title.id: Prose((Paragraph(parts.beginning.title),)),
        template.closing.id: closing,
    }
    texts: dict[str, SectionText] = {}
    for section in all_sections(template):
        prose = known.get(section.id) or parts.sections.prose(section.id)
        progress = Progress.CARRIED if prose.paragraphs else Progress.EMPTY
        texts[section.id] = SectionText(prose, progress)
    return texts


def _ended(closing: tuple[OldParagraph, ...]) -> tuple[OldParagraph, ...]:
    if not closing:
        return ()
    return (*closing[:-1], replace(closing[-1], content=without_end_mark(closing[-1].content)))


def _after_the_foot(rest: list[OldParagraph]) -> tuple[Unplaced, ...]:
    if not rest:
        return ()
    first = rest[0]
    if plain_text(first.content).isupper():
        return (Unplaced(heading_text(first), as_lines(rest[1:])),)
    return (Unplaced("", as_lines(rest)),)


def _commune(template: Template, texts: dict[str, SectionText]) -> tuple[str, str]:
    """The commune that opening and closing name, where the letterhead is missing."""
    told = (texts[id_].prose for id_ in (template.opening.id, template.closing.id))
    found = " . ".join(plain_text(each.content) for prose in told for each in prose.paragraphs)
    return most_named_commune(found)


def _matched(parts: _Parts) -> tuple[Matched, ...]:
    headings = parts.sections.headings
    return tuple(
        Matched(item.section, headings[item.section], item.doubtful) for item in parts.found
    )
