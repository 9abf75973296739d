"""What F4 offers to put into a text: facts of the report, registers, the period."""

from core.documents import CitedDocument, full_citation, parts, short_citation
from core.facts import Facts, value
from core.issuer import office_words
from core.markup import Token
from core.numbers import write_date
from core.report import paper_day
from core.template import all_sections, tables
from ui.wizard.chip_words import RESERVED_WORDS
from ui.wizard.token_picker import PickerEntry

_PERIOD = ("ky", "ky_sau", "cung_ky", "nam", "nam_truoc", "nam_sau")
_UNIT = ("don_vi", "cap_tren", "nguoi_ky", "cac_thon")


def insertions(facts: Facts, section: str) -> tuple[PickerEntry, ...]:
    """Everything that can be inserted; the open section's own figures first."""
    ordered = sorted(all_sections(facts.template), key=lambda item: item.id != section)
    entries = [
        _entry(facts, Token(field.id), field.label, "Số liệu của báo cáo")
        for item in ordered
        for field in item.fields
    ]
    entries += [
        _entry(facts, Token("vb", slot.id), slot.label, "Văn bản của kỳ này")
        for slot in facts.template.slots
    ]
    entries += [
        _document_entry(facts, Token("vb", id_), document)
        for id_, document in facts.documents.items()
    ]
    entries += [_entry(facts, Token(name), RESERVED_WORDS[name], "Kỳ báo cáo") for name in _PERIOD]
    entries.append(_entry(facts, Token("ky", "ngan"), "Kỳ, nói ngắn", "Kỳ báo cáo"))
    entries += [_entry(facts, Token(name), RESERVED_WORDS[name], "Đơn vị") for name in _UNIT]
    entries.append(_entry(facts, Token("don_vi", "co_quan"), "Cơ quan báo cáo", "Đơn vị"))
    entries += [
        _entry(facts, Token("thon", village.id), village.full_name, "Thôn, tổ dân phố")
        for village in facts.unit.villages
    ]
    entries += [
        _entry(
            facts,
            Token("nguoi_ky", signer.id),
            office_words(facts.unit, signer.office),
            "Người ký của đơn vị",
        )
        for signer in facts.unit.signers
    ]
    for table in tables(facts.template).values():
        entries.append(_entry(facts, Token("bang", table.id), f"Kể bảng {table.label}", "Bảng"))
        entries.append(_entry(facts, Token("bieu", table.id), f"Biểu {table.label}", "Bảng"))
    return tuple(entries)


def _document_entry(facts: Facts, token: Token, document: CitedDocument) -> PickerEntry:
    """Found by any part; a law by its sign too, which its citation does not say."""
    name, full = short_citation(document), full_citation(document)
    said = full if full != name else document.sign
    day = paper_day(facts.report)
    if day and document.valid_to and document.valid_to <= day:
        said = f"hết hiệu lực từ {write_date(document.valid_to)} · {said}"
    return PickerEntry(token, name, said, "Sổ văn bản", parts(document))


def _entry(facts: Facts, token: Token, name: str, group: str) -> PickerEntry:
    return PickerEntry(token, name, value(facts, token) or "", group)
