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
from core.word_changes import Kind, Piece, compared

_WORD = re.compile(r"\w+")
# Longer pieces of text are counted, not quoted.
_LONGEST_QUOTE = 60
_EMPTY = "……"


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: the answer and the section it belongs to, in words what it did, and what it said
    before and after; `at` is the clock's word. Without a key it is the whole report's.
    """

    key: str
    at: str
    section: str
    words: str
    before: str = ""
    after: str = ""
    value: Json = None


def change_log(facts: Facts, versions: Iterable[tuple[str, str, Json]]) -> tuple[Changed, ...]:
    """`versions`: (key, when it was changed, what it said until then), the newest first."""
    given = answers(facts.report)
    now: dict[str, str] = {}
    lines = []
    for key, at, before in versions:
        after = now[key] if key in now else _said(facts, key, given.get(key))
        now[key] = _said(facts, key, before)
        section = home(facts.template, key)
        words = _words(facts, key, now[key], after)
        lines.append(Changed(key, at, section, words, now[key], after, before))
    return tuple(lines)


def changes(facts: Facts, before: Report) -> tuple[Changed, ...]:
    """What the report says otherwise than it did `before`, one for each answer."""
    then = replace(facts, report=before)
    told = []
    for key in changed(before, facts.report):
        old, new = answer_words(then, key), answer_words(facts, key)
        section = home(facts.template, key)
        told.append(Changed(key, "", section, _words(facts, key, old, new), old, new))
    old, new = _days(before), _days(facts.report)
    if old != new:
        words = f"Ngày của số liệu: {old} → {new}"
        told.append(Changed("", "", facts.template.title.id, words, old, new))
    return tuple(told)


def _days(report: Report) -> str:
    days = (report.first_day, report.last_day)
    return " – ".join(write_date(day) if day else _EMPTY for day in days)


def _words(facts: Facts, key: str, old: str, new: str) -> str:
    kind, _, id_ = key.partition(":")
    if kind == "section":
        return f"Lời văn: {_text_words(old, new)}"
    if kind == "table":
        return f"{labels(facts.template).get(id_, id_)}: {_text_words(old, new)}"
    name, _, was = old.partition(": ")
    return f"{name}: {was or _EMPTY} → {new.partition(': ')[2] or _EMPTY}"


def _text_words(old: str, new: str) -> str:
    """One small change is quoted; many are counted."""
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
    return f"sửa {len(starts)} chỗ, thêm {_count(pieces, Kind.NEW)}, bỏ {_count(pieces, Kind.GONE)}"


def _quoted(gone: str, came: str) -> str:
    if gone and came:
        return f"“{gone}” → “{came}”"
    if came:
        return f"thêm “{came}”"
    return f"bỏ “{gone}”" if gone else "đổi chỗ xuống dòng"


def _count(pieces: Iterable[Piece], kind: Kind) -> str:
    return f"{sum(len(_WORD.findall(each.text)) for each in pieces if each.kind is kind)} chữ"


def _said(facts: Facts, key: str, value: Json) -> str:
    return answer_words(replace(facts, report=with_answer(facts.report, key, value)), key)
