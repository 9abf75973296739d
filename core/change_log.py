"""What was changed in a report, in words: which place, from what to what, until when it was so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.answers import answers, changed, with_answer
from core.canonical import Json
from core.facts import Facts
from core.forks import answer_words, home
from core.numbers import write_date
from core.report import Report
from core.template import labels
from core.word_changes import Kind, compared

_WORD = re.compile(r"\w+")
# Longer pieces of text are counted, not quoted.
_LONGEST_QUOTE = 60
_EMPTY = "……"


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: the answer and the section it belongs to, in words what it did, and what it said
    before and after; `at` is the clock's word. Without a key it is the whole report's; `stays`: it
    was changed and changed back in one sitting.
    """

    key: str
    at: str
    section: str
    words: str
    before: str = ""
    after: str = ""
    value: Json = None
    stays: bool = False


def change_log(facts: Facts, versions: Iterable[tuple[str, str, Json]]) -> tuple[Changed, ...]:
    """`versions`: (key, when it was changed, what it said until then), the newest first."""
    given = answers(facts.report)
    now: dict[str, tuple[Json, str]] = {}
    lines = []
    for key, at, before in versions:
        if key not in now:
            now[key] = given.get(key), _said(facts, key, given.get(key))
        after, read = now[key]
        now[key] = before, _said(facts, key, before)
        words = _words(facts, key, now[key][1], read)
        section, stays = home(facts.template, key), _prose(before) == _prose(after)
        lines.append(Changed(key, at, section, words, now[key][1], read, before, stays))
    return tuple(lines)


def changes(facts: Facts, before: Report) -> tuple[Changed, ...]:
    """What the report says otherwise than it did `before`, one for each answer."""
    then = replace(facts, report=before)
    given = answers(before)
    told = []
    for key, value in changed(before, facts.report).items():
        if _prose(given.get(key)) == _prose(value):
            continue
        old, new = answer_words(then, key), answer_words(facts, key)
        section = home(facts.template, key)
        told.append(Changed(key, "", section, _words(facts, key, old, new), old, new))
    old, new = _days(before), _days(facts.report)
    if old != new:
        words = f"Ngày của số liệu: {old} → {new}"
        told.append(Changed("", "", facts.template.title.id, words, old, new))
    return tuple(told)


def text_words(old: str, new: str) -> str:
    """What became of a text: one small change is quoted, many are counted."""
    pieces = compared(old, new)
    starts = [
        at
        for at, piece in enumerate(pieces)
        if piece.kind is not Kind.SAME and (at == 0 or pieces[at - 1].kind is Kind.SAME)
    ]
    if not starts:
        return "không đổi chữ nào"
    gone, came = (
        "".join(piece.text for piece in pieces if piece.kind is kind)
        for kind in (Kind.GONE, Kind.NEW)
    )
    if len(starts) == 1 and max(len(gone), len(came)) <= _LONGEST_QUOTE:
        return _quoted(*(" ".join(text.split()) for text in (gone, came)))
    counts = (f"{word} {_count(text)} chữ" for word, text in (("thêm", came), ("bỏ", gone)) if text)
    return f"sửa {len(starts)} chỗ, {', '.join(counts)}"


def _rows_words(old: list[str], new: list[str]) -> str:
    gone = [line for line in old if line not in new]
    came = [line for line in new if line not in old]
    if len(gone) == len(came) == 1:
        return f"sửa 1 dòng, {text_words(gone[0], came[0])}"
    told = [
        f"{word} {len(lines)} dòng ({'; '.join(_first_cell(line) for line in lines)})"
        for word, lines in (("thêm", came), ("bỏ", gone))
        if lines
    ]
    return ", ".join(told) or ("đổi thứ tự dòng" if old != new else "không đổi chữ nào")


def _first_cell(line: str) -> str:
    return f"“{_short(line.partition(' · ')[0])}”"


def _short(said: str) -> str:
    return said if len(said) <= _LONGEST_QUOTE else f"{said[:_LONGEST_QUOTE]}…"


def _prose(value: Json) -> Json:
    """Of a section what it says, not how far the work on it is."""
    return value["prose"] if isinstance(value, dict) and "prose" in value else value


def _days(report: Report) -> str:
    days = (report.first_day, report.last_day)
    return " – ".join(write_date(day) if day else _EMPTY for day in days)


def _words(facts: Facts, key: str, old: str, new: str) -> str:
    kind, _, id_ = key.partition(":")
    if kind == "section":
        return f"Lời văn: {text_words(old, new)}"
    if kind == "table":
        lines = (said.splitlines()[1:] for said in (old, new))
        return f"{labels(facts.template).get(id_, id_)}: {_rows_words(*lines)}"
    if kind == "head":
        pairs = zip(old.splitlines(), new.splitlines(), strict=True)
        return "; ".join(_value_words(*pair) for pair in pairs if pair[0] != pair[1])
    return _value_words(old, new)


def _value_words(old: str, new: str) -> str:
    name, _, was = old.partition(": ")
    return f"{name}: {_short(was or _EMPTY)} → {_short(new.partition(': ')[2] or _EMPTY)}"


def _quoted(gone: str, came: str) -> str:
    if gone and came:
        return f"“{gone}” → “{came}”"
    if came:
        return f"thêm “{came}”"
    return f"bỏ “{gone}”" if gone else "đổi chỗ xuống dòng"


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _said(facts: Facts, key: str, value: Json) -> str:
    return answer_words(replace(facts, report=with_answer(facts.report, key, value)), key)
