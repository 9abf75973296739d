"""What is told at a glance of a long text is what reading it in full would tell."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.canonical import canonical
from core.compose import compose
from core.paper import Document, Role
from core.paper_json import document_from, document_json
from core.report import State
from storage import rows, strange_text
from storage.kept_text import PLAIN_PAPER, KeptText
from storage.plain_papers import USUAL, is_plain_paper
from storage.strange_text import CONTROL, canonical_value, is_clean, kept_text
from tests.core.export.test_docx_any_text import BLOCKS
from tests.samples import SMALL, facts, report

LONG = SMALL + "\n# Mẫu dài\n" * 200
PAPER = document_json(compose(facts(replace(report(), state=State.FINAL))))
TEXT = canonical({
    "documents": [],
    "paper": PAPER,
    "template": LONG,
    "unit": {"name": "xã Thử"},
}).decode()
PIECES = (
    ',"template":"@template@"',
    '"paper":"@paper@",',
    '"@paper@"',
    '["paragraph",[["a",false,false,null]],"body","",["s",0]],',
    '\\"',
    "\\u0041",
    "\u202e",
    "a\u0303",
    " ",
    "\n",
    "1.5",
    "-0",
    '{"a":1,"a":1}',
    "]",
    "}",
    '"',
)


def full(data: bytes) -> Any:
    """The value by reading all of it; None where it is refused."""
    try:
        value = rows.loaded(data.decode())
    except ValueError:
        return None
    clean = not any(CONTROL.search(text) for text in texts(value))
    return value if clean and canonical(value) == data else None


def texts(value: Any) -> Iterator[str]:
    """Every text in a value, keys too."""
    match value:
        case str():
            yield value
        case list():
            for item in value:
                yield from texts(item)
        case dict():
            for key, item in value.items():
                yield key
                yield from texts(item)


def at_a_glance(data: bytes) -> Any:
    """The same by the short way."""
    try:
        found = kept_text(data)
    except ValueError:
        return None
    value: Any = found.value
    if isinstance(value, dict) and value.get("paper") is PLAIN_PAPER:
        value = value | {"paper": json.loads(data)["paper"]}
    assert b"".join(found.quoted) == canonical(data.decode())
    return value


@pytest.fixture(autouse=True)
def the_template_was_seen() -> None:
    kept_text(TEXT.encode())


def test_a_known_template_and_a_plain_paper_are_told_at_a_glance() -> None:
    found = kept_text(TEXT.encode())
    assert isinstance(found.value, dict)
    assert found.value["paper"] is PLAIN_PAPER
    assert found.value["template"] == LONG
    assert str(found) == TEXT


@given(st.data())
def test_a_changed_text_is_told_as_reading_all_of_it_tells(data: st.DataObject) -> None:
    text = TEXT
    for _ in range(data.draw(st.integers(0, 3))):
        at = data.draw(st.integers(0, len(text)) | st.sampled_from(_edges(text)))
        gone = data.draw(st.integers(0, 3))
        text = text[:at] + data.draw(st.sampled_from(PIECES)) + text[at + gone :]
    assert at_a_glance(text.encode()) == full(text.encode())
    assert alone(text) == full(text.encode())


def alone(text: str) -> Any:
    """What a text that stands for nothing else says."""
    try:
        return canonical_value(text)
    except ValueError:
        return None


_SCRAPS = (
    "0",
    "-",
    "1",
    "20",
    ".",
    "e",
    "null",
    "true",
    '"a"',
    '"b"',
    ":",
    ",",
    "[",
    "]",
    "{",
    "}",
)


@given(st.lists(st.sampled_from((*_SCRAPS, *PIECES, "{}", "[]")), max_size=8).map("".join))
def test_scraps_of_json_are_told_as_reading_all_of_it_tells(text: str) -> None:
    for told in (text, f"[{text}]", f'{{"a":{text}}}', f'{{"a":[{text}],"b":0,"a":1}}'):
        assert alone(told) == full(told.encode())


def test_a_template_elsewhere_is_not_taken_for_the_reports_own() -> None:
    said = json.loads(TEXT)
    said["unit"] = {"template": LONG}
    said["documents"] = [{"paper": PAPER, "template": "@template@"}]
    data = canonical(said)
    assert at_a_glance(data) == full(data) == said


def test_other_long_texts_are_read_in_full() -> None:
    long: tuple[Any, ...] = ([], "x" * 5_000, {"template": LONG}, {"answers": {}, "identity": {}})
    for value in long:
        data = canonical(value)
        assert at_a_glance(data) == value


@given(st.lists(BLOCKS, max_size=4), st.text(max_size=20))
def test_what_looks_like_a_plain_paper_is_one(blocks: list[Any], title: str) -> None:
    said = {"author": "a", "blocks": [written(one) for one in blocks], "marks": []}
    text = json.dumps(said | {"title": title}, ensure_ascii=False, separators=(",", ":"))
    if is_plain_paper(text):
        assert canonical_value(text) == json.loads(text)
        document_from(json.loads(text))


def test_every_role_may_stand_in_a_plain_paper() -> None:
    for role in Role:
        blocks = [["paragraph", [["chữ", False, True, None]], role.value, "", ["a", 0]]]
        data = canonical({"author": "", "blocks": blocks, "marks": [["a", "b"]], "title": ""})
        assert is_plain_paper(data.decode())


def test_no_two_usual_signs_join_and_none_hides() -> None:
    signs = re.findall(f"[{USUAL}]", "".join(map(chr, range(0x3000))))
    assert len(signs) > 400
    assert all(is_clean(first + second) for first in signs for second in signs)


def test_a_template_that_was_never_seen_is_remembered_but_few_of_them() -> None:
    for number in range(20):
        kept_text(TEXT.replace("Mẫu dài", f"Mẫu số {number}").encode())
    assert len(strange_text._PIECES) == 8
    assert isinstance(kept_text(TEXT.encode()), KeptText)


def written(block: Any) -> Any:
    """One block as a paper keeps it."""
    said: Any = document_json(Document((block,), "", "", ()))
    return said["blocks"][0]


def _edges(text: str) -> list[int]:
    keys = ('"paper":', '"template":', '"unit":', '"documents":')
    return [max(text.find(key), 0) + more for key in keys for more in (0, len(key))]
