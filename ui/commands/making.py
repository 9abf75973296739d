"""Commands that make and fill reports: new, list, show, fill."""

import json
from argparse import Namespace
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from core import period as periods
from core.answers import changed
from core.carry_over import Wish
from core.errors import AppError
from core.exchange import shown
from core.filling import FillUnreadable, fill
from core.period import Period
from core.report import State
from core.sources import year_ago
from core.template import Template
from storage import deleted, library, registers, reports
from storage.database import Store
from storage.facts import facts_of
from storage.first_page import listed
from storage.reports import Summary
from storage.starting import start
from ui.commands.desk import Said
from ui.commands.naming import known_sections, read_day
from ui.given_files import new_id, read_file

LARGEST_JSON = 32 << 20


class NoReportYearAgo(AppError):
    """There is no report of `period` to start from."""


def new(store: Store, given: Namespace) -> Said:
    """An empty report, or one carried over from others."""
    period = periods.read_period(given.period)
    form = library.template(given.template)
    source = reports.find(store, given.source) if given.source else None
    wish = Wish(
        sections={
            **_from_year_ago(store, form, period, given.from_year_ago),
            **dict.fromkeys(known_sections(form, given.from_form)),
        },
        first_day=read_day("first_day", given.first_day),
        last_day=read_day("last_day", given.last_day),
        due=read_day("due", given.due),
    )
    id_ = start(store, given.template, period, source, wish, new_id()).id
    return Said({"report": id_}, (f"Đã lập báo cáo {id_}.",))


def _from_year_ago(
    store: Store, form: Template, period: Period, given: str | None
) -> dict[str, str | None]:
    chosen = known_sections(form, given)
    if not chosen:
        return {}
    found = year_ago(listed(store.conn), form.id, period)
    if found is None:
        raise NoReportYearAgo(period=str(periods.a_year_before(period)))
    return dict.fromkeys(chosen, found.id)


def list_(store: Store, given: Namespace) -> Said:
    """Every report of this data folder, the last changed first; or what is in the bin."""
    if given.deleted:
        return _deleted(store)
    found = [_summary_json(one) for one in reports.summaries(store.conn)]
    lines = tuple(
        f"{item['id']}  {item['period']}  {item['template']}-{item['version']}  "
        f"{item['unit']}  {_state_words(item)}"
        for item in found
    )
    return Said({"reports": found}, lines or ("Chưa có báo cáo nào.",))


def _deleted(store: Store) -> Said:
    found = deleted.deleted(store)
    lines = tuple(f"{one.id}  {one.period}  {one.unit}  còn {one.left} ngày" for one in found)
    return Said({"deleted": [asdict(one) for one in found]}, lines or ("Thùng rác không có gì.",))


def _summary_json(one: Summary) -> dict[str, object]:
    return {
        "id": one.id,
        "template": one.template,
        "version": one.version,
        "period": str(one.period),
        "unit": one.unit,
        "state": one.state.value,
        "revision": one.revision,
        "source": one.source.value,
    }


def _state_words(item: dict[str, object]) -> str:
    word = "đã hoàn thành" if item["state"] == State.FINAL else "đang soạn"
    return f"lần {item['revision']}, {word}"


def show(store: Store, given: Namespace) -> Said:
    """The whole report, as `fill` takes it back."""
    answer = shown(facts_of(store, reports.find(store, given.report)))
    return Said(answer, tuple(json.dumps(answer, ensure_ascii=False, indent=2).split("\n")))


def fill_(store: Store, given: Namespace) -> Said:
    """Answers from a JSON file; all of them or none."""
    id_ = reports.find(store, given.report)
    facts = facts_of(store, id_)
    filled = fill(facts, json_file(given.file, LARGEST_JSON))
    with store.write():
        registers.save_documents(store, filled.documents)
        reports.save_answers(store, id_, changed(facts.report, filled.report))
        if filled.report.registration != facts.report.registration:
            reports.register(store, id_, filled.report.registration)
    after = facts_of(store, id_)
    return Said(shown(after), (f"Đã điền báo cáo {id_}.",))


def json_file(file: Path, largest: int) -> object:
    """What a JSON file says; raises FillUnreadable."""
    data = read_file(file, largest)
    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_no_number)
    except UnicodeDecodeError:
        raise FillUnreadable(place=" (không phải UTF-8)") from None
    except json.JSONDecodeError as error:
        raise FillUnreadable(place=f" ở dòng {error.lineno}, cột {error.colno}") from None
    except (RecursionError, ValueError):
        raise FillUnreadable(place="") from None


def _no_number(word: str) -> object:
    raise ValueError(word)
