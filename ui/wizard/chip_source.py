"""Where the fact behind a chip lives: in words, and where it is edited."""

from dataclasses import dataclass

from core.documents import full_citation
from core.facts import Facts, document, number_words
from core.fields import written
from core.markup import Token
from core.proposals import Fit, Proposal
from core.report import figure
from core.template import Placed, outline
from ui.wizard.questions import slots_of

EDIT = "Sửa ở đó: bấm đúp vào ô, hoặc đặt con trỏ cạnh ô rồi Alt+Enter."
_PERIOD = ("ky", "ky_sau", "cung_ky", "nam", "nam_truoc", "nam_sau")
_UNIT = ("don_vi", "cap_tren", "thon", "cac_thon")


@dataclass(frozen=True, slots=True)
class FactPlace:
    """A page of the form and a field on it ("" for its text), or a register of the unit."""

    page: str = ""
    field: str = ""
    register: bool = False


def source_words(facts: Facts, token: Token) -> str:
    """ "Số liệu “Số hộ”, nhập ở mục I. Đặc điểm tình hình"; what is to be read on F1."""
    match token.name:
        case "vb":
            found = document(facts, token.key)
            slot = next((one for one in facts.template.slots if one.id == token.key), None)
            told = f" Đầy đủ: {full_citation(found)}." if found else ""
            if slot:
                return f"Văn bản của kỳ này, chọn ở ô “{slot.label}”.{told}"
            return f"Sổ văn bản của đơn vị.{told}"
        case "bang" | "bieu":
            return f"Bảng nhập ở mục {_home(facts, token.key)}."
        case "nguoi_ky" if token.key:
            return "Hồ sơ đơn vị, ở trang Người ký."
        case "nguoi_ky":
            return "Người ký, chọn ở phần Kết thúc."
        case "tieu_de":
            return "Tiêu đề của báo cáo, viết ở trang Tiêu đề."
        case name if name in _PERIOD:
            return "Kỳ của báo cáo, chọn khi lập báo cáo; không sửa trong câu."
        case name if name in _UNIT:
            return "Hồ sơ đơn vị, ở trang Đơn vị."
        case name:
            return f"Số liệu nhập ở mục {_home(facts, name)}."


def place_of(facts: Facts, token: Token, here: str) -> FactPlace:
    """Where that fact is edited; `here` is the open page. Periods are edited nowhere."""
    match token.name:
        case "vb" if any(slot.id == token.key for slot in facts.template.slots):
            return FactPlace(_slot_page(facts, token.key, here), token.key)
        case "vb":
            return FactPlace(register=True)
        case "bang" | "bieu":
            return FactPlace(_page(facts, token.key), token.key)
        case "nguoi_ky" if token.key:
            return FactPlace(register=True)
        case "nguoi_ky":
            return FactPlace(facts.template.closing.id, token.name)
        case "tieu_de":
            return FactPlace(facts.template.title.id)
        case name if name in _PERIOD:
            return FactPlace()
        case name if name in _UNIT:
            return FactPlace(register=True)
        case name:
            return FactPlace(_page(facts, name), name)


def proposal_words(facts: Facts, proposal: Proposal) -> str:
    """What F12 would do with the number at the cursor."""
    field = proposal.field
    number = f"{written(proposal.number)} {field.unit}"
    match proposal.fit:
        case Fit.SAME:
            return f"“{number}” đúng bằng số liệu “{field.label}”. F12: đổi thành ô số."
        case Fit.FIRST:
            return f"Số liệu “{field.label}” còn trống. F12: ghi {number} vào đó và đổi thành ô số."
        case Fit.OTHER:
            known = number_words(facts, field.kind, figure(facts.template, facts.report, field.id))
            return (
                f"Câu ghi {number}, số liệu “{field.label}” là {known} {field.unit}. "
                "F12: lấy theo số liệu; hoặc sửa ô số liệu ở trên."
            )


def _page(facts: Facts, id_: str) -> str:
    placed = _placed(facts, id_)
    return placed.section.id if placed else ""


def _home(facts: Facts, id_: str) -> str:
    placed = _placed(facts, id_)
    return f"{placed.number} {placed.section.title}".strip() if placed else "không còn trong mẫu"


def _placed(facts: Facts, id_: str) -> Placed | None:
    for placed in (Placed(facts.template.title, "", 0), *outline(facts.template)):
        section = placed.section
        if id_ in (*(one.id for one in section.fields), *(one.id for one in section.tables)):
            return placed
    return None


def _slot_page(facts: Facts, slot: str, here: str) -> str:
    pages = sorted(outline(facts.template), key=lambda placed: placed.section.id != here)
    asking = (
        placed.section.id
        for placed in pages
        if any(one.id == slot for one in slots_of(facts, placed.section))
    )
    return next(asking, "")
