"""The command that reads an old report."""

from argparse import Namespace

from core import period as periods
from core.facts import Facts
from core.fields import plain
from core.found_tokens import FoundToken, documents_of, found_tokens, with_tokens
from core.importing.adopting import adopted
from core.importing.legacy import Consent
from core.importing.reading import Imported, read_old_report
from core.importing.refused import LARGEST
from core.markup import token_markup
from storage import library, registers, reports
from storage.backup_names import Why
from storage.database import Store
from storage.laws import known_documents
from ui.commands.desk import Said
from ui.commands.parsing import CallWrong
from ui.commands.word_back import into, recognised
from ui.given_files import new_id, read_file, unread_in


def import_(store: Store, given: Namespace) -> Said:
    """An old report read into the template's sections, every one waiting to be seen; or what was
    changed in Word taken into the report that the file was made from."""
    if given.into:
        return into(store, given)
    if not given.template or not given.period:
        usage = "Cách viết: baocaoxa import TỆP --template MẪU --period KỲ, hoặc --into BÁO-CÁO"
        raise CallWrong(usage=usage, problem="arguments are required: --template --period")
    template = library.template(given.template)
    period = periods.read_period(given.period)
    data = read_file(given.file, LARGEST)
    consent = Consent(given.convert)
    read = read_old_report(given.file.name, data, template, period, new_id(), consent)
    unit, report = adopted(registers.unit(store), read)
    found = found_tokens(Facts(template, report, unit, known_documents(store)))
    sure = tuple(each for each in found if each.sure)
    doubtful = tuple(each for each in found if not each.sure)
    told, hint = recognised(store, given.file.name, data)
    store.back_up(Why.IMPORT)
    with store.write():
        registers.save_unit(store, unit)
        registers.save_documents(store, documents_of(sure))
        reports.create(store, with_tokens(report, sure))
    tokens: dict[str, object] = {"tokens": _told_of(sure), "doubtful": _told_of(doubtful)}
    unread = [words] if (words := unread_in(given.file.name)) else []
    lines = (*_imported_lines(read, sure, doubtful), *unread, *hint)
    return Said(_imported_json(read) | tokens | told, lines)


def _told_of(found: tuple[FoundToken, ...]) -> list[dict[str, object]]:
    return [_token_json(each) for each in found]


def _token_json(each: FoundToken) -> dict[str, object]:
    """A figure's also say what the form would be given, and which cell of a table."""
    told: dict[str, object] = {
        "section": each.section,
        "quote": each.quote,
        "token": token_markup(each.token),
    }
    if each.figure is not None:
        told["value"] = plain(each.figure)
    if each.cell:
        told |= {"row": each.cell.row + 1, "column": each.cell.column}
    return told


def _imported_json(read: Imported) -> dict[str, object]:
    return {
        "report": read.report.id,
        "matched": [
            {"section": match.section, "heading": match.heading, "doubtful": match.doubtful}
            for match in read.matched
        ],
        "unmatched": [{"heading": piece.heading, "text": piece.text} for piece in read.unmatched],
        "tracked": read.tracked,
        "converted": read.converted.value if read.converted else None,
    }


def _imported_lines(
    read: Imported, sure: tuple[FoundToken, ...], proposed: tuple[FoundToken, ...]
) -> tuple[str, ...]:
    doubtful = [match for match in read.matched if match.doubtful]
    return (
        f"Đã nhập báo cáo {read.report.id}.",
        f"Khớp {len(read.matched)} mục, {len(doubtful)} mục chưa chắc.",
        f"Chưa xếp {len(read.unmatched)} đoạn.",
        *_told(read),
        *(f"  Chưa chắc: {match.heading}" for match in doubtful),
        *(f"  Chưa xếp: {piece.heading or piece.text[:60]}" for piece in read.unmatched),
        f"Đã trỏ {len(sure)} chỗ tới kỳ báo cáo, tên đơn vị, văn bản; câu chữ in ra vẫn như cũ.",
        f"Còn {len(proposed)} chỗ chưa chắc, để nguyên chữ:",
        *(f"  {each.quote[:60]} → {token_markup(each.token)}" for each in proposed),
        "Các mục đều chờ xem lại trước khi hoàn thành.",
    )


def _told(read: Imported) -> tuple[str, ...]:
    """What a person must know of how the file was read."""
    tracked = f"Tệp có {read.tracked} chỗ theo dõi thay đổi: lấy phần thêm, bỏ phần đã xóa."
    converted = f"Đã đổi chữ từ phông cũ ({read.converted}) sang Unicode."
    return (*([tracked] if read.tracked else ()), *([converted] if read.converted else ()))
