"""The receiving office's views over ten years of 3,300 communes, each as its room asks for it."""

import csv
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from core.commune import Commune
from core.period import read_period
from core.remark import Acknowledgement, Verdict
from core.template import fields
from storage import communes, library, papers_sent, remark_rows, rows, tallies, tally_rows
from storage.database import Store, open_store
from storage.files import forget_cache
from storage.summing import summed
from ui.receiving.inbox import work

FORM = "qcdc-pl34"
UNITS, YEARS = 3300, range(2015, 2025)
# With every quarter there, a longer period is also looked for among the shorter ones.
KINDS = ("Q1", "Q2", "Q3", "9M")
ASKED = "2024-9M"
# As large as a real one: 17 KB of answers, 61 KB of form and paper. Only where papers are read:
# ten years of them would take 10 GB.
_WORDS = [["Đã tổ chức đối thoại với Nhân dân. " * 4, False, False, None]]
_BLOCKS = [["paragraph", _WORDS, "body", "", [f"m{at // 4}", at]] for at in range(86)]
_SNAPSHOT = rows.text_of({"paper": {"blocks": _BLOCKS}, "template": "Mẫu báo cáo. " * 2600})
_ROWS = [{"ngay": {"d": "2024-03-01"}, "noi_dung": "Đối thoại", "luot_nguoi": 40}] * 3
_PROSE = {f"section:m{at}": {"prose": "Đã làm xong. " * 40, "progress": "done"} for at in range(28)}
_BODY = rows.text_of({"answers": {**_PROSE, "table:doi_thoai": _ROWS}, "identity": {}})


def board(store: Store) -> Callable[[], object]:
    """Five periods side by side, who is missing, what was decided."""
    return lambda: work.board(store, FORM, read_period(ASKED))


def totals(store: Store) -> Callable[[], object]:
    """Every figure, the period before, jumps, who is missing."""
    return lambda: summed(store, library.template(FORM), read_period(ASKED))


def joined(store: Store) -> Callable[[], object]:
    """The rows of every commune's tables, out of its proved paper."""
    units = summed(store, library.template(FORM), read_period(ASKED)).units
    return lambda: list(papers_sent.tables(store, units))


def narratives(store: Store) -> Callable[[], object]:
    """What every commune says in one section, out of its proved paper."""
    units = summed(store, library.template(FORM), read_period(ASKED)).units
    return lambda: list(papers_sent.narratives(store, units, "m0"))


VIEWS = {one.__name__: one for one in (board, totals, joined, narratives)}


def view(database: Path, name: Path) -> int:
    """One view, timed without opening the database, and once more."""
    store = open_store(database)
    show = VIEWS[name.name](store)
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        show()
        seconds.append(time.perf_counter() - start)
    store.close()
    print(json.dumps({"first": seconds[0], "again": seconds[1]}), file=sys.stderr)
    return 1


def fill(database: Path, cells: Path) -> int:
    """Ten years of reports in `database`, their figures in `cells` too."""
    asked = [one.id for one in fields(library.template(FORM)).values() if one.kind.is_figure]
    periods = [f"{year}-{kind}" for year in YEARS for kind in KINDS]
    store = open_store(database)
    assert store.keeper is not None
    out = cells.open("w", encoding="utf-8", newline="")
    with store.keeper.resting(), store.write(), out as file:
        table = csv.writer(file)
        table.writerow(("period", "unit", "field", "value"))
        for at, period in enumerate(periods):
            for number in range(UNITS):
                figures = dict.fromkeys(asked, (number * 7 + at) % 900)
                _put(store, f"r{at}-{number}", period, number, json.dumps(figures))
                table.writerows((period, number, *one) for one in figures.items())
        # A hundred of them never sent anything.
        listed = (Commune(f"c{n}", f"xã Số {n}", "0900 000 000") for n in range(UNITS + 100))
        communes.save(store, listed)
    store.close()
    return len(periods) * UNITS


def fill_one(database: Path) -> None:
    """The reports of one period alone, with their papers: a quarter of a gigabyte."""
    store = open_store(database)
    assert store.keeper is not None
    with store.keeper.resting(), store.write():
        for number in range(UNITS):
            _put(store, f"r-{number}", ASKED, number, "{}")
    store.close()


def open_cold(database: Path, _other: Path) -> int:
    """The office's database opened as on the first morning: nothing of it is in memory."""
    forget_cache(database)
    store = open_store(database)
    there = int(store.fetch("SELECT count(*) FROM report")[0][0])
    store.close()
    return there


def _put(store: Store, id_: str, period: str, number: int, figures: str) -> None:
    day, unit = "2024-01-01", f"xã Số {number}"
    texts = (_BODY, _SNAPSHOT) if period == ASKED else ("{}", "{}")
    head = rows.text_digest(f'["{id_}",1,1,[],{texts[0]},{texts[1]}]')
    store.conn.execute(
        "INSERT INTO report VALUES (?, ?, '1', ?, ?, NULL, NULL, 'final', 1, 1,"
        " 'received', ?, ?, 1, ?, ?)",
        (id_, FORM, period, unit, head, head, day, day),
    )
    store.conn.execute(
        "INSERT INTO revision VALUES (?, ?, 1, 1, '[]', '', 1, '', ?, ?)", (head, id_, *texts)
    )
    tallies.write(
        store, tally_rows.sealed((id_, FORM, "1", period, head, 1, 1, unit, "", ""), figures)
    )
    word = Acknowledgement(id_, head, 1, Verdict.ACCEPTED, "UBND tỉnh", 1, day)
    store.conn.execute(remark_rows.WRITE_WORD, remark_rows.acknowledgement_columns(word))
