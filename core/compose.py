"""Template + report + unit + documents → the paper, block by block."""

import re
from collections.abc import Iterator
from dataclasses import replace

from core import paper
from core.annex import annex
from core.answers import content_digest
from core.body_name import body_name
from core.ending import ended
from core.facts import EMPTY, GONE, Facts, value
from core.grounds import grounded
from core.issuer import authority, body_sign, issuer_lines, superior_lines
from core.markup import Inline, Note, Paragraph, Prose, Shape, Text, Token
from core.numbers import padded_month
from core.paper import Block, Origin, Role, Run, Told, ink
from core.printed_table import table_block
from core.report import SectionText, State
from core.template import LETTERS, Placed, TableForm, outline, tables
from core.template import Role as SectionRole
from core.text import capitalised

_NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_MOTTO = "Độc lập - Tự do - Hạnh phúc"
_DRAFT = "DỰ THẢO"
_SENTENCE_END = re.compile(r"[.?!][\"”’)]*\s+$")
_ROLES = {
    Shape.PLAIN: Role.BODY,
    Shape.DASH: Role.DASH,
    Shape.PLUS: Role.PLUS,
    Shape.NUMBERED: Role.NUMBERED,
}


def compose(facts: Facts) -> paper.Document:
    """The report as it prints on this day, number and date as the registration has them not yet:
    `core.final.registered` fills them in. A draft says that it is one, and which."""
    writer = _Writer(facts)
    title = facts.template.title.id
    subject = writer.runs(_as_one(facts, title))
    addressed = _addressed(facts)
    head = _letterhead(facts)
    blocks: list[Block] = [head, paper.Title(facts.template.kind, subject)]
    if addressed:
        blocks.append(paper.Addressees("Kính gửi:", addressed))
    blocks += ended(tuple(writer.body()))
    blocks.append(_signatures(facts, bool(addressed)))
    blocks += annex(facts, head.number, head.place_date.partition(", ")[2])
    return paper.Document(
        blocks=tuple(blocks),
        title=f"{facts.template.kind.capitalize()} {paper.plain(subject)}".strip(),
        author=body_name(facts.unit.full_name),
        marks=_marks(facts),
    )


def _marks(facts: Facts) -> tuple[tuple[str, str], ...]:
    report = facts.report
    return (
        ("baocaoxa-report", report.id),
        ("baocaoxa-revision", str(report.revision)),
        ("baocaoxa-digest", content_digest(report)),
    )


def _as_one(facts: Facts, section: str) -> Paragraph:
    """All the words of a section that prints as one paragraph."""
    prose = facts.report.sections.get(section, SectionText()).prose
    pieces = [piece for each in prose.paragraphs for piece in (Text(" "), *each.content)]
    return Paragraph(tuple(pieces[1:]))


def _letterhead(facts: Facts) -> paper.Letterhead:
    name = facts.unit.full_name or f"{facts.unit.kind} {EMPTY}"
    day = facts.report.last_day
    month = f"tháng {padded_month(day.month)} năm {day.year}" if day else "tháng      năm     "
    draft = facts.report.state is State.DRAFT
    return paper.Letterhead(
        superior=superior_lines(facts.unit),
        issuer=issuer_lines(facts.unit, name),
        number=f"Số:        /BC-{body_sign(facts.unit)}",
        nation=_NATION,
        motto=_MOTTO,
        place_date=f"{facts.unit.place_name or EMPTY}, ngày      {month}",
        urgency=facts.report.head.urgency,
        draft=_DRAFT if draft else "",
        code=_code(facts) if draft else "",
        contact=facts.unit.contact,
        circulation=facts.report.head.circulation,
        scale=facts.unit.head_scale,
    )


def _code(facts: Facts) -> str:
    """Which draft a printed sheet was made from."""
    report = facts.report
    return f"Mã {report.id[:8]} · lần {report.revision} · {content_digest(report)[:6]}"


def _addressed(facts: Facts) -> tuple[str, ...]:
    chosen = facts.report.head.addressed_to
    if chosen is not None:
        return chosen
    return (facts.unit.parent,) if facts.template.addressed and facts.unit.parent else ()


def _signatures(facts: Facts, addressed: bool) -> paper.Signatures:
    signer = facts.unit.signer(facts.report.head.signer)
    return paper.Signatures(
        label="Nơi nhận:",
        recipients=_recipients(facts, addressed),
        authority=authority(facts.unit, signer),
        name=signer.name if signer else "",
        drafter=facts.report.head.drafter,
    )


def _recipients(facts: Facts, addressed: bool) -> tuple[str, ...]:
    chosen = facts.report.head.recipients
    if chosen is None:
        chosen = facts.unit.recipients or facts.template.recipients
    kept = [name for name in chosen if not name.lower().startswith(("lưu:", "như trên"))]
    last = next((name for name in chosen if name.lower().startswith("lưu:")), "Lưu: VT")
    names = [*(["Như trên"] if addressed else []), *kept]
    return (*(f"- {name};" for name in names), f"- {last}.")


class _Writer:
    """Walks the report in print order; knows which documents were named before."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.cited: set[str] = set()
        self._told: list[Told] = []
        self._notes = 0

    def body(self) -> Iterator[Block]:
        for placed in outline(self.facts.template):
            section = placed.section
            if placed.number:
                yield _heading(placed)
            prose = self.facts.report.sections.get(section.id, SectionText()).prose
            blocks = self._prose(placed, prose)
            yield from grounded(tuple(blocks)) if section.role is SectionRole.OPENING else blocks

    def _prose(self, placed: Placed, prose: Prose) -> Iterator[Block]:
        count = 0
        for at, paragraph in enumerate(prose.paragraphs):
            origin = Origin(placed.section.id, at)
            table = self._alone(paragraph)
            if table:
                rows = self.facts.report.tables.get(table.id, ())
                yield table_block(table, rows, origin)
                continue
            self._told, self._notes = [], 0
            numbered = paragraph.shape is Shape.NUMBERED
            count = count + 1 if numbered else 0 if paragraph.shape is Shape.PLAIN else count
            marker = _marker(placed, count) if numbered else paragraph.shape.value
            runs = self._runs(paragraph.content, ink(marker))
            if paper.plain(runs).strip() or any(run.note for run in runs):
                origin = replace(origin, told=tuple(self._told))
                yield paper.Paragraph(runs, _ROLES[paragraph.shape], marker, origin)

    def _alone(self, paragraph: Paragraph) -> TableForm | None:
        match paragraph.content:
            case (Token(name="bieu", key=key),):
                return tables(self.facts.template).get(key)
        return None

    def runs(self, paragraph: Paragraph) -> tuple[Run, ...]:
        """A paragraph's runs, every token as the words it prints."""
        return self._runs(paragraph.content, 0)

    def _runs(self, content: tuple[Inline, ...], start: int, note: int = 0) -> tuple[Run, ...]:
        """Notes which letters from `start` on a field told."""
        runs: list[Run] = []
        before = ""
        for piece in content:
            match piece:
                case Text():
                    runs.append(Run(piece.text, piece.bold, piece.italic))
                case Token():
                    words = self._words(piece)
                    opens = not before.strip() or _SENTENCE_END.search(before)
                    runs.append(
                        Run(capitalised(words) if opens else words, piece.bold, piece.italic)
                    )
                case Note():
                    self._notes += 1
                    runs.append(Run("", note=paper.Note(self._runs(piece.content, 0, self._notes))))
            before += runs[-1].text
            stop = start + ink(runs[-1].text)
            if isinstance(piece, Token):
                self._told.append(Told(start, stop, _field(piece), note))
            start = stop
        return _joined(runs)

    def _words(self, token: Token) -> str:
        if token.name == "bieu":
            return GONE
        again = False
        if token.name == "vb":
            id_ = self.facts.report.slots.get(token.key, token.key)
            again = id_ in self.cited
            self.cited.add(id_)
        return value(self.facts, token, again=again) or GONE


def _field(token: Token) -> str:
    """What in the form a token shows: a table and a document's slot by their own ids."""
    return token.key if token.name in {"bang", "vb"} else token.name


def _heading(placed: Placed) -> paper.Heading:
    """Parts and items in capitals, no full stop at the end (PL I, II.6.đ; Mục V)."""
    title = placed.section.title.rstrip(" .")
    upper = placed.number[0].isupper() or placed.level == 1
    words = title.upper() if upper else title
    return paper.Heading(placed.level, placed.number, words, Origin(placed.section.id))


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    joined: list[Run] = []
    for run in runs:
        last = joined[-1] if joined else None
        alike = last and (last.bold, last.italic) == (run.bold, run.italic)
        if last and not last.note and (alike or not run.text):
            joined[-1] = replace(last, text=last.text + run.text, note=run.note)
        else:
            joined.append(run)
    return tuple(joined)


def _marker(placed: Placed, count: int) -> str:
    """Lists count 1. 2. 3.; under a heading that itself counts so, a) b) c)."""
    if placed.number[-2:-1].isdigit():
        return f"{LETTERS[(count - 1) % len(LETTERS)]}) "
    return f"{count}. "
