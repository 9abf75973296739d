"""Commands between offices: submit, receive, totals."""

import csv
import io
from argparse import Namespace

from core import period as periods
from core.errors import AppError
from core.exchange import plain
from core.fields import written
from core.merge import Plan, PlannedFile, PlannedReport, plan
from core.totals import Total, totals
from storage import inbox, library, reports, submission
from storage.database import Store
from ui.arrival_words import outcome_word, reason_words
from ui.commands.desk import Said, write_files


class NothingReadable(AppError):
    """No file in `paths` could be read."""


def submit(store: Store, given: Namespace) -> Said:
    """Final reports as one file on the stick."""
    ids = tuple(reports.find(store, beginning) for beginning in given.reports)
    made = submission.submit(store, ids, given.to)
    return Said(
        {"file": str(made.file), "sha256": made.sha256, "reports": list(made.reports)},
        (f"Đã ghi và kiểm tra {made.file}. Có thể rút USB.", f"Mã đối chiếu: {made.sha256[:12]}"),
    )


def receive(store: Store, given: Namespace) -> Said:
    """What files hold, and, unless it is a dry run, taken into this data folder."""
    found = inbox.scan(given.paths, store.path)
    planned = plan(found, inbox.known(store, found, library.template_names()))
    accepted = 0 if given.dry_run else inbox.receive(store, planned).accepted
    files_ = [_file_json(one) for one in planned.files]
    answer = {"files": files_, "accepted": accepted, "refused": planned.refused}
    lines = _plan_lines(planned, accepted)
    if not planned.sound:
        return Said(answer, lines, 2, NothingReadable(paths=given.paths))
    return Said(answer, lines, 1 if planned.refused else 0)


def _file_json(one: PlannedFile) -> dict[str, object]:
    return {
        "path": one.file.path,
        "state": one.file.state.value,
        "reason": one.file.reason.value,
        "reports": [_report_json(planned) for planned in one.reports],
    }


def _report_json(planned: PlannedReport) -> dict[str, object]:
    arrival = planned.arrival
    return {
        "id": arrival.id,
        "unit": arrival.unit,
        "template": arrival.template,
        "version": arrival.version,
        "period": str(arrival.period),
        "revision": arrival.revision,
        "state": planned.outcome.value,
        "registered": planned.registered,
    }


def _plan_lines(planned: Plan, accepted: int) -> tuple[str, ...]:
    lines: list[str] = []
    for one in planned.files:
        if not one.reports:
            lines.append(f"{one.file.name}: {reason_words(one.file)}")
        for told in one.reports:
            words = (told.arrival.unit, str(told.arrival.period), f"lần {told.arrival.revision}")
            lines.append(f"{one.file.name}: {', '.join(words)}: {outcome_word(told.outcome)}")
    found = len(planned.files)
    counts = f"Tìm thấy {found} tệp, nhận {accepted} báo cáo, từ chối {planned.refused} tệp."
    return (*lines, counts)


def totals_(store: Store, given: Namespace) -> Said:
    """Every figure added up over the newest final report of each unit."""
    template = library.template(given.template)
    period = periods.read_period(given.period)
    found = totals(template, reports.finals(store, template.id, period))
    if given.csv:
        write_files(store, [(given.csv, _csv(found))])
    lines = tuple(_total_line(one) for one in found)
    return Said({"figures": [_total_json(one) for one in found]}, lines)


def _total_line(total: Total) -> str:
    amount = f"{written(total.total)} {total.unit}" if total.total is not None else "chưa có số"
    missing = f" (thiếu: {', '.join(total.missing)})" if total.missing else ""
    return f"{total.label}: {amount}{missing}"


def _total_json(total: Total) -> dict[str, object]:
    return {
        "id": total.id,
        "label": total.label,
        "unit": total.unit,
        "total": plain(total.total),
        "reported": total.reported,
        "none": total.none,
        "missing": list(total.missing),
    }


def _csv(found: tuple[Total, ...]) -> bytes:
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow((
        "Mã",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Tổng",
        "Số xã báo",
        "Không phát sinh",
        "Thiếu",
    ))
    for one in found:
        amounts = (written(one.total), one.reported, one.none, "; ".join(one.missing))
        table.writerow((one.id, one.label, one.unit, *amounts))
    return text.getvalue().encode("utf-8-sig")
