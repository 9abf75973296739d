"""The command that adds up what units sent, and fills the office's own report from it."""

import datetime
from argparse import Namespace
from collections.abc import Sequence

from core import period as periods
from core.export.csv import csv
from core.fields import plain, written
from core.taking_over import Narrative
from core.tally import Tally
from core.template import Template
from core.totals import Total
from core.totals_table import absent_sheet, joined_sheets, totals_sheet
from storage import library, own_report, papers_sent, reports
from storage.database import Store
from storage.summing import summed
from ui.commands.desk import Said, write_files
from ui.commands.naming import known_sections
from ui.totals_words import notes


def totals_(store: Store, given: Namespace) -> Said:
    """Every figure added up over the newest final report of each unit."""
    template = library.template(given.template)
    period = periods.read_period(given.period)
    if given.section:
        known_sections(template, [given.section])
    made = summed(store, template, period)
    found, units, gone = made.totals, made.units, made.absent
    told = tuple(papers_sent.narratives(store, units, given.section)) if given.section else ()
    _write(store, given, template, found, units, gone)
    answer: dict[str, object] = {"figures": [_total_json(one) for one in found]}
    answer |= {
        "units": [tally.unit for tally in units],
        "absent": list(gone),
        "jumps": [_jump_json(one) for one in found if one.jumps],
        "told": [one.unit for one in units if one.is_told],
        "waiting": [_waiting_json(one) for one in units if one.newer],
        "shared": [{"unit": unit, "sent": list(sent)} for unit, sent in made.shared],
        "returned": [one.unit for one in units if one.is_returned],
    }
    if given.section:
        answer["narratives"] = [_narrative_json(one) for one in told]
    lines = [f"Chưa nộp: {', '.join(gone)}"] if gone else []
    lines += [*notes(made), *(_total_line(one) for one in found)]
    if given.into:
        own = reports.find(store, given.into)
        taken = own_report.take_over(store, made, own, given.section or "", told)
        answer["filled"] = list(taken)
        lines.append(f"Đã điền {len(taken)} chỗ còn trống của báo cáo {given.into}.")
    return Said(answer, tuple(lines))


def _write(
    store: Store,
    given: Namespace,
    template: Template,
    found: Sequence[Total],
    units: Sequence[Tally],
    gone: tuple[str, ...],
) -> None:
    sheet = totals_sheet(found, units, gone)
    wanted = [(given.csv, csv(sheet))] if given.csv else []
    if given.xlsx:
        from core.export.xlsx import xlsx

        joined = joined_sheets(template, tuple(papers_sent.tables(store, units)))
        wanted.append((
            given.xlsx,
            xlsx((sheet, *absent_sheet(gone), *joined), datetime.date.today()),
        ))
    if wanted:
        write_files(store, wanted)


def _total_line(total: Total) -> str:
    amount = f"{written(total.total)} {total.unit}" if total.total is not None else "chưa có số"
    missing = f" (thiếu: {', '.join(total.missing)})" if total.missing else ""
    before_ = f" (kỳ trước {written(total.before)}, xem lại)" if total.jumps else ""
    return f"{total.label}: {amount}{before_}{missing}"


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


def _waiting_json(one: Tally) -> dict[str, object]:
    return {"unit": one.unit, "counted": one.revision, "newest": one.newer}


def _jump_json(total: Total) -> dict[str, object]:
    return {
        "id": total.id,
        "before": plain(total.before),
        "now": plain(total.now_of_those),
    }


def _narrative_json(one: Narrative) -> dict[str, object]:
    return {"unit": one.unit, "report": one.report, "paragraphs": list(one.paragraphs)}
