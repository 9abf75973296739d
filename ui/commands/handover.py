"""Commands between offices: submit, receive, totals."""

import csv
import io
from argparse import Namespace

from core.merge import Plan
from core.totals import Total, totals

from core import period as periods
from core.exchange import plain
from core.fields import written
from storage import files, inbox, library, reports, submission
from storage.database import Store
from ui.commands.desk import Said


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
    plan = inbox.plan(store, tuple(given.paths))
    accepted = 0 if given.dry_run else inbox.receive(store, plan)
    answer = {**_plan_json(plan), "accepted": accepted, "refused": plan.refused}
    readable = plan.sound > 0
    code = (1 if readable else 2) if plan.refused else 0
    return Said(answer, _plan_lines(plan, accepted), code if plan.files else 2)


def _plan_json(plan: Plan) -> dict[str, object]:
    return {"files": [one.json() for one in plan.files]}


def _plan_lines(plan: Plan, accepted: int) -> tuple[str, ...]:
    return (
        f"Tìm thấy {len(plan.files)} tệp, nhận {accepted} báo cáo, từ chối {plan.refused} tệp.",
    )


def totals_(store: Store, given: Namespace) -> Said:
    """Every figure added up over the newest final report of each unit."""
    template = library.template(given.template)
    period = periods.read_period(given.period)
    found = totals(template, reports.finals(store, template.id, period))
    if given.csv:
        files.write(given.csv, _csv(found))
    lines = [f"{one.label}: {written(one.total)} {one.unit}" for one in found]
    return Said({"figures": [_total_json(one) for one in found]}, tuple(lines))


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
