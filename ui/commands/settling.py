"""Commands that bring a report to its end: keep, check, finalise, register, reopen."""

from argparse import Namespace
from dataclasses import replace
from textwrap import shorten

from core.answers import changed
from core.carry_over import dropped
from core.checks.checking import blocks, check
from core.checks.finding import Finding
from core.exchange import identity
from core.facts import Facts
from core.number_of_paper import read_number_of_paper
from core.numbers import write_date
from core.report import Report, ReportFinal, State, carried, kept, with_days
from core.template import all_sections, outline
from storage import reports
from storage.database import Store
from storage.facts import facts_of, lock
from ui.commands.desk import Said
from ui.commands.naming import known_sections, read_day
from ui.commands.parsing import CallWrong
from ui.messages import finding_words, level_word


def keep(store: Store, given: Namespace) -> Said:
    """Carried sections seen: kept as they are (those named, else all), or told anew."""
    id_ = reports.find(store, given.report)
    facts = facts_of(store, id_)
    known = tuple(section.id for section in all_sections(facts.template))
    drop = known_sections(facts.template, given.drop)
    named = known_sections(facts.template, given.section)
    chosen = named or (() if drop else known)
    waiting = set(carried(facts.report)) & set(chosen)
    if (waiting or drop) and facts.report.state is State.FINAL:
        raise ReportFinal(report=id_)
    report = dropped(facts.template, kept(facts.report, chosen), drop)
    if changes := changed(facts.report, report):
        reports.save_answers(store, id_, changes)
    left = _unseen(replace(facts, report=report))
    told = f"Đã giữ nguyên {len(waiting)} mục, còn {len(left)} mục cần xem lại."
    more = (f"Đã bỏ lời cũ của {len(drop)} mục, viết lại theo mẫu.",) if drop else ()
    return Said(
        {
            "report": id_,
            "kept": [section for section in known if section in waiting],
            "dropped": [section for section in known if section in drop],
            "unseen": list(left),
        },
        (told, *more),
    )


def days(store: Store, given: Namespace) -> Said:
    """The first and last day of a draft's figures, and the day it is due."""
    id_ = reports.find(store, given.report)
    old = reports.load(store, id_)
    new = with_days(
        old,
        read_day("first_day", given.first_day),
        read_day("last_day", given.last_day),
        read_day("due", given.due),
    )
    if old.state is State.FINAL and new != old:
        raise ReportFinal(report=id_)
    if new != old:
        reports.save(store, new, changed(old, new))
    said = {"first_day": new.first_day, "last_day": new.last_day, "due": new.due}
    told = {key: day.isoformat() if day else None for key, day in said.items()}
    words = [write_date(day) if day else "(chưa ghi)" for day in said.values()]
    line = f"Số liệu từ {words[0]} đến {words[1]}, hạn gửi {words[2]}."
    return Said({"report": id_, **told}, (line,))


def check_(store: Store, given: Namespace) -> Said:
    """Every finding; exit code 1 where something blocks finalising."""
    facts = facts_of(store, reports.find(store, given.report))
    findings, unseen = check(facts), _unseen(facts)
    lines = _lines(facts, findings, unseen)
    return Said(
        {"findings": [_finding_json(item) for item in findings], "unseen": list(unseen)},
        tuple(lines) or ("Không thấy gì cần sửa.",),
        1 if blocks(findings) or unseen else 0,
    )


def _finding_json(finding: Finding) -> dict[str, object]:
    message, fix = finding_words(finding)
    return {
        "level": finding.level.value,
        "code": finding.code.value,
        "section": finding.section,
        "quote": finding.quote,
        "message": message,
        "fix": fix,
    }


def _unseen(facts: Facts) -> tuple[str, ...]:
    """The sections that wait to be seen, in print order."""
    waiting = carried(facts.report)
    return tuple(item.id for item in all_sections(facts.template) if item.id in waiting)


def _lines(facts: Facts, findings: tuple[Finding, ...], unseen: tuple[str, ...]) -> list[str]:
    numbers = {placed.section.id: placed.number for placed in outline(facts.template)}
    titles = {
        section.id: shorten(f"{numbers.get(section.id, '')} {section.title}", 60, placeholder="…")
        for section in all_sections(facts.template)
    }
    found = [
        (level_word(item.level), titles.get(item.section, "Cả báo cáo"), *finding_words(item))
        for item in findings
    ]
    waiting = [("Cần xem lại", titles[id_], id_) for id_ in unseen]
    return [" · ".join(words) for words in (*found, *waiting)]


def finalise(store: Store, given: Namespace) -> Said:
    """The report locked as its current lần, unless something blocks it."""
    id_ = reports.find(store, given.report)
    facts = facts_of(store, id_)
    if facts.report.state is State.FINAL:
        raise ReportFinal(report=id_)
    findings, unseen = check(facts), _unseen(facts)
    if blocks(findings) or unseen:
        lines = _lines(facts, findings, unseen)
        told = [_finding_json(item) for item in findings]
        answer: dict[str, object] = {"report": id_, "state": "draft", "unseen": list(unseen)}
        answer["findings"] = told
        return Said(answer, ("Chưa hoàn thành được:", *lines), 1)
    digest, revision = lock(store, facts), facts.report.revision
    return Said(
        {"report": id_, "state": "final", "revision": revision, "digest": digest},
        (f"Đã hoàn thành báo cáo {id_}, lần {revision}.",),
    )


def register(store: Store, given: Namespace) -> Said:
    """Number and date of the paper, given after signing."""
    if given.number is None and given.date is None:
        usage = "Cách viết: baocaoxa register BÁO-CÁO --number SỐ --date NGÀY"
        raise CallWrong(usage=usage, problem="one of the arguments --number --date is required")
    id_ = reports.find(store, given.report)
    old = reports.load(store, id_).registration
    new = old
    if given.number is not None:
        new = replace(new, number=read_number_of_paper(given.number))
    if given.date is not None:
        new = replace(new, date=read_day("date", given.date))
    new = reports.register(store, id_, new)
    day = new.date.isoformat() if new.date else None
    return Said(
        {"report": id_, "number": new.number, "date": day},
        (f"Đã ghi số {new.number or '(trống)'}, ngày {day or '(trống)'}.",),
    )


def reopen(store: Store, given: Namespace) -> Said:
    """A draft of the next lần with the same answers."""
    id_ = reports.find(store, given.report)
    reports.reopen(store, id_)
    report: Report = reports.load(store, id_)
    return Said(identity(report), (f"Đã mở lại báo cáo {id_} để làm lần {report.revision}.",))
