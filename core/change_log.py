"""What was changed in a report, in words: which place, from what to what, until when it was so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.answers import answers, with_answers
from core.canonical import Json
from core.facts import Facts
from core.forks import answer_words, home
from core.word_changes import Kind, compared

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: the section it belongs to, and in words what it did; `at` is the clock's word."""

    key: str
    at: str
    section: str
    words: str


def change_log(facts: Facts, versions: Iterable[tuple[str, str, Json]]) -> tuple[Changed, ...]:
    """`versions`: (key, when it was changed, what it said until then), the newest first."""
    now = answers(facts.report)
    lines = []
    for key, at, before in versions:
        words = _words(facts, key, before, now.get(key))
        lines.append(Changed(key, at, home(facts.template, key), words))
        now = {**now, key: before}
    return tuple(lines)


def _words(facts: Facts, key: str, before: Json, after: Json) -> str:
    old, new = _said(facts, key, before), _said(facts, key, after)
    if not key.startswith(("section:", "table:")):
        name, _, was = old.partition(": ")
        return f"{name}: {was or '……'} → {new.partition(': ')[2] or '……'}"
    pieces = compared(old, new)
    came, gone = (
        sum(len(_WORD.findall(piece.text)) for piece in pieces if piece.kind is kind)
        for kind in (Kind.NEW, Kind.GONE)
    )
    places = sum(
        piece.kind is not Kind.SAME and (at == 0 or pieces[at - 1].kind is Kind.SAME)
        for at, piece in enumerate(pieces)
    )
    if not places:
        return "không đổi chữ nào"
    return f"sửa {places} chỗ, thêm {came} chữ, bỏ {gone} chữ"


def _said(facts: Facts, key: str, value: Json) -> str:
    given = {other: said for other, said in answers(facts.report).items() if other != key}
    if value is not None:
        given[key] = value
    report = with_answers(facts.report, given)
    return answer_words(replace(facts, report=report), key)
