"""What tokens point at, and the words each prints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from core import period as periods
from core.body_name import body_name
from core.documents import CitedDocument, full_citation, short_citation
from core.events import Proposals
from core.fields import Figure, Kind, Value, written
from core.markup import Note, Prose, Text, Token
from core.plain_prose import plain_lines
from core.report import Report, SectionText, figure
from core.template import TableForm, Template, fields, tables
from core.unit import Unit

GONE = "[?]"
EMPTY = "……"


@dataclass(frozen=True, slots=True)
class Past:
    """An earlier report's figures as they counted."""

    period: periods.Period
    figures: Mapping[str, Figure]


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything one report's tokens can point at, as it stands on the day.

    `earlier` are the figures of the same period a year before, as far as they are known; `past`
    are the unit's own reports of the form before this one, the newest first; `events` is
    what the unit's register of events tells of these days.
    """

    template: Template
    report: Report
    unit: Unit
    documents: Mapping[str, CitedDocument]
    earlier: Mapping[str, Figure] = field(default_factory=dict)
    past: tuple[Past, ...] = ()
    events: Proposals = Proposals()


def value(facts: Facts, token: Token, *, again: bool = False) -> str | None:
    """The words a token prints, None where its fact is gone.

    A fact that is there and empty prints "……". `again`: a document cited before is named short.
    """
    match token.name:
        case "vb":
            return _citation(facts, token.key, again)
        case "bang":
            return _told(facts, token.key)
        case "bieu":
            known = tables(facts.template).get(token.key)
            return known.label if known else None
        case "thon":
            village = facts.unit.village(token.key)
            return village.full_name if village else None
        case "nguoi_ky" if token.key:
            signer = facts.unit.signer(token.key)
            return signer.name if signer else None
        case "tieu_de":
            return _title_words(facts)
        case "ky" | "ky_sau" | "cung_ky" | "nam" | "nam_truoc" | "nam_sau":
            return _period_words(facts.report.period, token)
        case "don_vi" if token.key == "co_quan":
            return body_name(facts.unit.full_name) or EMPTY
        case "don_vi" | "cap_tren" | "nguoi_ky" | "cac_thon":
            return _unit_words(facts, token.name) or EMPTY
        case name:
            return _field_words(facts, name)


def _title_words(facts: Facts) -> str:
    text = facts.report.sections.get(facts.template.title.id, SectionText())
    words = plain_words(facts, text.prose)
    if words[:2].isupper():
        return words
    return words[:1].lower() + words[1:] or EMPTY


def document(facts: Facts, key: str) -> CitedDocument | None:
    """The document a token's key names: by its id, or by the slot it is bound to."""
    return facts.documents.get(facts.report.slots.get(key, key))


def plain_words(facts: Facts, prose: Prose) -> str:
    """Prose as one line of plain text, notes left out."""
    parts = [
        "".join(_piece_words(facts, piece) for piece in paragraph.content)
        for paragraph in prose.paragraphs
    ]
    return " ".join(part for part in parts if part)


def read_words(facts: Facts, prose: Prose) -> str:
    """Prose as it would be read, a paragraph a line, with its notes."""
    return plain_lines(prose.paragraphs, lambda token: _piece_words(facts, token))


def _piece_words(facts: Facts, piece: Text | Token | Note) -> str:
    match piece:
        case Text():
            return piece.text
        case Token(name="tieu_de"):
            return GONE
        case Token():
            return value(facts, piece) or GONE
        case Note():
            return ""


def _citation(facts: Facts, key: str, again: bool) -> str | None:
    found = document(facts, key)
    if found:
        return (short_citation(found) if again else full_citation(found)) or EMPTY
    unbound = key in {slot.id for slot in facts.template.slots} and key not in facts.report.slots
    return EMPTY if unbound else None


def _told(facts: Facts, key: str) -> str | None:
    table = tables(facts.template).get(key)
    if not table:
        return None
    rows = facts.report.tables.get(key, ())
    if not rows:
        return table.none or EMPTY
    return table.joint.join(_row_words(facts, table, row) for row in rows)


def _row_words(facts: Facts, table: TableForm, row: Mapping[str, Value]) -> str:
    columns = {column.id: column for column in table.columns}

    def words(piece: Text | Token) -> str:
        if isinstance(piece, Text):
            return piece.text
        return number_words(facts, columns[piece.name].kind, row.get(piece.name)) or EMPTY

    return "".join(
        words(piece)
        for paragraph in table.row.paragraphs
        for piece in paragraph.content
        if not isinstance(piece, Note)
    )


def number_words(facts: Facts, kind: Kind, given: Value) -> str:
    """A value as sentences print it: the unit's one setting pads counts ("08"), no other number."""
    return written(given, facts.unit.pad_counts and kind is Kind.INTEGER)


def _period_words(period: periods.Period, token: Token) -> str | None:
    match token.name, token.key:
        case "ky", "":
            return periods.words(period)
        case "ky", "ngan":
            return periods.short_words(period)
        case "ky_sau", "":
            return periods.next_words(period)
        case "cung_ky", "":
            return periods.words(periods.a_year_before(period))
        case "nam", "":
            return str(period.year)
        case "nam_truoc", "":
            return str(period.year - 1)
        case "nam_sau", "":
            return str(period.year + 1)
    return None


def _unit_words(facts: Facts, name: str) -> str:
    match name:
        case "don_vi":
            return facts.unit.full_name
        case "cap_tren":
            return facts.unit.parent
        case "nguoi_ky":
            signer = facts.unit.signer(facts.report.head.signer)
            return signer.name if signer else ""
        case _:
            return listed(village.full_name for village in facts.unit.villages)


def listed(names: Iterable[str]) -> str:
    """ "a, b và c"."""
    *most, last = tuple(names) or ("",)
    return f"{', '.join(most)} và {last}" if most else last


def _field_words(facts: Facts, id_: str) -> str | None:
    known = fields(facts.template).get(id_)
    if not known:
        return None
    if known.kind.is_figure:
        given = figure(facts.template, facts.report, id_)
        words = number_words(facts, known.kind, given)
    else:
        words = written(facts.report.fields.get(id_))
    return words or EMPTY
