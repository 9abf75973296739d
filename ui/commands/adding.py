"""The command that adds up the year's reports for a longer one; it takes nothing unasked."""

from argparse import Namespace
from dataclasses import replace

from core.adding_up import Added, added_up
from core.answers import changed
from core.fields import plain, written
from core.period import words
from core.report import ReportFinal, State, touched
from storage import reports
from storage.database import Store
from storage.facts import facts_of
from ui.commands.desk import Said


def add_up(store: Store, given: Namespace) -> Said:
    """What the year's shorter reports come to; `--take` fills the figures nobody answered."""
    id_ = reports.find(store, given.report)
    facts = facts_of(store, id_)
    report = facts.report
    if given.take and report.state is State.FINAL:
        raise ReportFinal(report=id_)
    found = added_up(facts)
    taken = tuple(
        each for each in found if given.take and report.figures.get(each.field.id) is None
    )
    if taken:
        figures = {**report.figures, **{each.field.id: each.figure for each in taken}}
        filled = touched(facts.template, replace(report, figures=figures), {*figures})
        reports.save_answers(store, id_, changed(report, filled))
    lines = tuple(_line(each) for each in found)
    told = f"Đã điền {len(taken)} số liệu cộng từ các báo cáo trong năm."
    none = "Các báo cáo trong năm chưa đủ để cộng thành kỳ này."
    return Said(
        {
            "report": id_,
            "added": [_added_json(each) for each in found],
            "taken": [each.field.id for each in taken],
        },
        (*lines, told) if taken else lines or (none,),
    )


def _added_json(added: Added) -> dict[str, object]:
    parts = [{"period": str(period), "value": plain(value)} for period, value in added.parts]
    return {
        "id": added.field.id,
        "label": added.field.label,
        "value": plain(added.figure),
        "parts": parts,
    }


def _line(added: Added) -> str:
    parts = " + ".join(f"{written(value)} ({words(period)})" for period, value in added.parts)
    return f"{added.field.label}: {written(added.figure)} = {parts}"
