"""What a chip shows of its token: the value now, a short name, the full wording."""

from collections.abc import Callable

from core.documents import short_citation
from core.facts import Facts, document, value
from core.issuer import office_words
from core.markup import Token
from core.template import fields, tables
from ui.wizard.chips import ChipView

RESERVED_WORDS = {
    "ky": "Kỳ báo cáo",
    "ky_sau": "Kỳ sau",
    "cung_ky": "Cùng kỳ năm trước",
    "nam": "Năm báo cáo",
    "nam_truoc": "Năm trước",
    "nam_sau": "Năm sau",
    "don_vi": "Tên đơn vị",
    "cap_tren": "Cấp trên",
    "nguoi_ky": "Người ký",
    "tieu_de": "Tiêu đề báo cáo",
    "thon": "Tên thôn",
    "cac_thon": "Danh sách thôn",
}


def chip_views(facts: Facts) -> Callable[[Token], ChipView]:
    """The views of all tokens of one report as its facts stand now."""
    return lambda token: chip_view(facts, token)


def chip_view(facts: Facts, token: Token) -> ChipView:
    """One token's view."""
    words = value(facts, token)
    name = token_name(facts, token)
    tip = f"{name}: {words}" if words else name
    return ChipView(words, name, tip)


def token_name(facts: Facts, token: Token) -> str:
    """What the fact is called."""
    match token.name:
        case "vb":
            found = document(facts, token.key)
            if found:
                return short_citation(found)
            slots = {slot.id: slot.label for slot in facts.template.slots}
            return slots.get(token.key, "Văn bản")
        case "nguoi_ky" if token.key:
            signer = facts.unit.signer(token.key)
            return office_words(facts.unit, signer.office) if signer else RESERVED_WORDS["nguoi_ky"]
        case "bang" | "bieu":
            table = tables(facts.template).get(token.key)
            return f"bảng {table.label}" if table else "bảng"
        case name if name in RESERVED_WORDS:
            return RESERVED_WORDS[name]
        case name:
            known = fields(facts.template).get(name)
            return known.label if known else name
