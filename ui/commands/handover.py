"""Commands between offices: submit, receive."""

import shlex
from argparse import Namespace

from core.draft_lineage import Relation
from core.errors import AppError
from core.merge import Plan, PlannedFile, PlannedReport, PlannedReturn, plan
from storage import deliveries, inbox, library, reports, scanning, submission
from storage.database import Store
from ui.arrival_words import reason_words, report_words, return_words
from ui.commands import progress
from ui.commands.desk import Said


class NothingReadable(AppError):
    """No file in `paths` could be read."""


def submit(store: Store, given: Namespace) -> Said:
    """Final reports as one file on the stick."""
    ids = tuple(reports.find(store, beginning) for beginning in given.reports)
    with progress.written(given) as watch:
        made = submission.submit(store, ids, given.to, watch)
    return Said(
        {"file": str(made.file), "sha256": made.sha256, "reports": list(made.reports)},
        (f"Đã ghi và kiểm tra {made.file}. Có thể rút USB.", f"Mã đối chiếu: {made.sha256[:12]}"),
    )


def receive(store: Store, given: Namespace) -> Said:
    """What files hold, and, unless it is a dry run, taken into this data folder."""
    before = deliveries.known(store)
    with progress.looked_through(given, "Đang xem") as watch:
        found = scanning.scan(given.paths, store.path, before, watch)
    known = inbox.known(store, found, library.template_names())
    planned = plan(found, known, frozenset(given.take))
    accepted = returned = 0
    if not given.dry_run:
        with progress.looked_through(given, "Đang nhận") as watch:
            received = inbox.receive(store, planned, watch)
        accepted, returned = received.accepted, received.returned
    files_ = [_file_json(one) for one in planned.files]
    answer: dict[str, object] = {"files": files_, "accepted": accepted}
    answer |= {"refused": planned.refused, "returned": returned}
    lines = _plan_lines(planned, accepted)
    if not planned.sound:
        return Said(answer, lines, 2, NothingReadable(paths=given.paths))
    return Said(answer, lines, 1 if planned.refused else 0)


def _file_json(one: PlannedFile) -> dict[str, object]:
    return {
        "path": one.file.path,
        "state": one.file.state.value,
        "reason": one.file.reason.value,
        "reports": [_report_json(one.file.path, planned) for planned in one.reports],
        "returns": [_return_json(planned) for planned in one.returned],
    }


def _report_json(path: str, planned: PlannedReport) -> dict[str, object]:
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
        "taken": planned.is_taken,
        "ours": planned.becomes_ours,
        "digest": arrival.locked.digest if arrival.locked else "",
        "relation": planned.own.value if planned.own else None,
        "take": _ways(path, planned),
    }


def _ways(path: str, planned: PlannedReport) -> list[str]:
    """The commands by which a copy of a report of our own is looked at and taken."""
    if not planned.is_offered:
        return []
    whole = shlex.join(("restore", path, "--report", planned.arrival.id))
    if planned.own is Relation.FORKED:
        return [f"{whole} --look", f"{whole} --take MỤC,…"]
    return [whole]


def _return_json(planned: PlannedReturn) -> dict[str, object]:
    word = planned.returned
    said = word.acknowledgement
    return {
        "id": word.report,
        "revision": word.revision,
        "state": planned.outcome.value,
        "verdict": said.verdict.value if said else None,
        "remarks": len(word.remarks),
        "reopened": planned.reopens,
    }


def _plan_lines(planned: Plan, accepted: int) -> tuple[str, ...]:
    lines: list[str] = []
    for one in planned.files:
        lines += [f"{one.file.name}: {return_words(word)}" for word in one.returned]
        if not one.reports and not one.returned:
            lines.append(f"{one.file.name}: {reason_words(one.file)}")
        for told in one.reports:
            words = (told.arrival.unit, str(told.arrival.period), f"lần {told.arrival.revision}")
            lines.append(f"{one.file.name}: {', '.join(words)}: {report_words(told)}")
            lines += [f"  xem và lấy bằng lệnh: {way}" for way in _ways(one.file.path, told)]
    found = len(planned.files)
    counts = f"Tìm thấy {found} tệp, nhận {accepted} báo cáo, từ chối {planned.refused} tệp."
    return (*lines, counts)
