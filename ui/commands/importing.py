"""The command that reads an old report."""

from argparse import Namespace

from core import period as periods
from core.importing.adopting import adopted
from core.importing.legacy import Consent
from core.importing.reading import Imported, read_old_report
from core.importing.refused import LARGEST
from storage import library, registers, reports
from storage.database import Store
from ui.commands.desk import Said
from ui.given_files import new_id, read_file


def import_(store: Store, given: Namespace) -> Said:
    """An old report read into the template's sections, every one waiting to be seen."""
    template = library.template(given.template)
    period = periods.read_period(given.period)
    data = read_file(given.file, LARGEST)
    consent = Consent(given.convert)
    read = read_old_report(given.file.name, data, template, period, new_id(), consent)
    unit, report = adopted(registers.unit(store), read)
    with store.write():
        registers.save_unit(store, unit)
        reports.create(store, report)
    return Said(_imported_json(read), _imported_lines(read))


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


def _imported_lines(read: Imported) -> tuple[str, ...]:
    doubtful = [match for match in read.matched if match.doubtful]
    return (
        f"Đã nhập báo cáo {read.report.id}.",
        f"Khớp {len(read.matched)} mục, {len(doubtful)} mục chưa chắc.",
        f"Chưa xếp {len(read.unmatched)} đoạn.",
        *_told(read),
        *(f"  Chưa chắc: {match.heading}" for match in doubtful),
        *(f"  Chưa xếp: {piece.heading or piece.text[:60]}" for piece in read.unmatched),
        "Các mục đều chờ xem lại trước khi hoàn thành.",
    )


def _told(read: Imported) -> tuple[str, ...]:
    """What a person must know of how the file was read."""
    tracked = f"Tệp có {read.tracked} chỗ theo dõi thay đổi: lấy phần thêm, bỏ phần đã xóa."
    converted = f"Đã đổi chữ từ phông cũ ({read.converted}) sang Unicode."
    return (*([tracked] if read.tracked else ()), *([converted] if read.converted else ()))
