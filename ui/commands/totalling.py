"""The command that adds up what units sent, and fills the office's own report from it."""

import datetime
from argparse import Namespace

from core import period as periods
from core.damaged import Damaged, asked_for
from core.export.csv import csv
from core.fields import plain, written
from core.taking_over import Narrative
from core.tally import Tally
from core.totals import Summing, Total
from core.totals_table import joined_sheets, names_sheets, totals_sheet
from storage import library, own_report, papers_sent, reports
from storage.database import Store
from storage.summing import summed
from ui.commands.desk import Said, write_files
from ui.commands.naming import known_sections
from ui.totals_words import notes, unread_notes


def totals_(store: Store, given: Namespace) -> Said:
    """Every figure added up over the newest final report of each unit."""
    template = library.template(given.template)
    period = periods.read_period(given.period)
    if given.section:
        known_sections(template, [given.section])
    made = summed(store, template, period)
    found, units, gone = made.totals, made.units, made.absent
    hurt: list[Damaged] = []
    told = _told(store, made, given.section, hurt)
    _write(store, given, made, hurt)
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
        texts = (given.section or "", told)
        taken = own_report.take_over(store, made, own, texts, hurt.append)
        answer["filled"] = list(taken)
        lines.append(f"Đã điền {len(taken)} chỗ còn trống của báo cáo {given.into}.")
    unread = asked_for(hurt, units)
    answer["damaged"] = [_damaged_json(one) for one in made.damaged]
    answer["unread"] = [_damaged_json(one) for one in unread]
    lines += unread_notes(unread)
    return Said(answer, tuple(lines))


def _told(
    store: Store, made: Summing, section: str | None, hurt: list[Damaged]
) -> tuple[Narrative, ...]:
    if not section:
        return ()
    return tuple(papers_sent.narratives(store, made.units, section, hurt.append))


def _write(store: Store, given: Namespace, made: Summing, hurt: list[Damaged]) -> None:
    sheet = totals_sheet(made)
    wanted = [(given.csv, csv(sheet))] if given.csv else []
    if given.xlsx:
        from core.export.xlsx import xlsx

        rows = tuple(papers_sent.tables(store, made.units, hurt.append))
        joined = joined_sheets(made.template, rows)
        names = names_sheets(made.absent, (*made.damaged, *asked_for(hurt, made.units)))
        wanted.append((given.xlsx, xlsx((sheet, *names, *joined), datetime.date.today())))
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


def _damaged_json(one: Damaged) -> dict[str, object]:
    told = {"report": one.report, "unit": one.unit, "period": one.period}
    return {**told, "revision": one.revision}


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
