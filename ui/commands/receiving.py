"""Commands of the receiving office: which units are expected, and where each stands."""

from argparse import Namespace

from core import period as periods
from core.board import Cell, Line, Standing, missing
from core.commune import (
    Commune,
    CommuneUnknown,
    Expected,
    UnitMatch,
    commune_json,
    read_communes,
)
from core.damaged import WHAT_TO_DO, Damaged
from core.errors import AppError
from core.text import clean_line
from storage import communes, expecting, library
from storage.database import Store
from ui.arrival_words import standing_words
from ui.commands.desk import Said
from ui.commands.making import LARGEST_JSON, json_file


class MatchWrong(AppError):
    """`text` does not say which unit is which."""


def communes_(store: Store, given: Namespace) -> Said:
    """The expected units, after the list or the matches given; all of it or nothing."""
    with store.write():
        known = communes.expected(store)
        if given.file:
            communes.save(store, read_communes(json_file(given.file, LARGEST_JSON), known.communes))
        for asked in given.match:
            communes.match(store, _match(communes.expected(store), asked))
    found = communes.expected(store)
    names = {one.id: one.name for one in found.communes}
    matches = [
        {
            "unit": one.unit,
            "province": one.province,
            "superior": one.superior,
            "commune": names.get(one.commune, one.commune),
        }
        for one in found.matches
    ]
    answer: dict[str, object] = {
        "communes": [commune_json(one) for one in found.communes],
        "matches": matches,
    }
    lines = [f"{one.name}  {one.phone}".rstrip() for one in found.communes]
    lines += [f"{_place(one)} = {names.get(one.commune, one.commune)}" for one in found.matches]
    return Said(answer, tuple(lines) or ("Chưa có danh sách đơn vị phải gửi báo cáo.",))


def _place(match: UnitMatch) -> str:
    return f"{match.unit}; {match.province}; {match.superior}".rstrip("; ")


def _match(found: Expected, asked: str) -> UnitMatch:
    old, sign, new = (clean_line(part) for part in asked.partition("="))
    if not sign or not old:
        raise MatchWrong(text=asked)
    unit, *place = (clean_line(part) for part in old.split(";"))
    province, superior = (*place, "", "")[:2]
    if not unit or len(place) > len((province, superior)):
        raise MatchWrong(text=asked)
    return UnitMatch(unit, _named(found, new).id if new else "", province, superior)


def _named(found: Expected, name: str) -> Commune:
    for one in found.communes:
        if name in (one.id, one.name):
            return one
    raise CommuneUnknown(name=name)


def board_(store: Store, given: Namespace) -> Said:
    """Every unit and where its reports of the period stand; who is missing, with telephone."""
    period = periods.read_period(given.period)
    kinds = (given.template,) if given.template else _kinds()
    boards = {kind: expecting.lines(store, library.template(kind).id, period) for kind in kinds}
    answer: dict[str, object] = {
        "period": str(period),
        "templates": [_board_json(kind, lines) for kind, lines in boards.items()],
    }
    told = [
        f"{kind} · {line.unit}: {_words(line)}" for kind, lines in boards.items() for line in lines
    ]
    return Said(answer, tuple(told) or ("Chưa có đơn vị nào.",))


def _kinds() -> tuple[str, ...]:
    return tuple(dict.fromkeys(id_ for id_, _ in library.template_names()))


def _board_json(kind: str, lines: tuple[Line, ...]) -> dict[str, object]:
    counts = {one.value: sum(line.standing is one for line in lines) for one in Standing}
    return {
        "template": kind,
        "units": [_line_json(line) for line in lines],
        "missing": [{"unit": line.unit, "phone": line.phone} for line in missing(lines)],
        "counts": counts,
    }


def _line_json(line: Line) -> dict[str, object]:
    return {
        "unit": line.unit,
        "expected": line.commune is not None,
        "phone": line.phone,
        "state": line.standing.value,
        "reports": [
            *(_cell_json(cell) for cell in line.cells),
            *(_damaged_json(one) for one in line.damaged),
        ],
    }


def _cell_json(cell: Cell) -> dict[str, object]:
    told = {"id": cell.tally.report, "unit": cell.tally.unit, "revision": cell.tally.revision}
    return {**told, "state": cell.standing.value}


def _damaged_json(one: Damaged) -> dict[str, object]:
    told = {"id": one.report, "unit": one.unit, "revision": one.revision}
    return {**told, "state": Standing.DAMAGED.value}


def _words(line: Line) -> str:
    revisions = [one.tally.revision for one in line.cells]
    revisions += [one.revision for one in line.damaged]
    numbers = ", ".join(f"lần {number}" for number in revisions)
    phone = f", điện thoại {line.phone}" if line.standing is Standing.MISSING and line.phone else ""
    to_do = f": {WHAT_TO_DO}" if line.damaged else ""
    told = f"{standing_words(line.standing)}{f' ({numbers})' if numbers else ''}"
    return f"{told}{phone}{to_do}"
