"""Every error and finding has its Vietnamese sentence, and every sentence its facts."""

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator

import pytest

import core
import storage
import ui
from core.checks.finding import Code, Finding, Level
from core.errors import AppError
from ui.error_words import SENTENCES
from ui.messages import finding_words, sentence


def _classes() -> Iterator[type[AppError]]:
    for room in (core, storage, ui):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            if not module.name.endswith(".windows") or sys.platform == "win32":
                importlib.import_module(module.name)
    waiting = AppError.__subclasses__()
    while waiting:
        found = waiting.pop()
        waiting += found.__subclasses__()
        yield found


def test_every_error_has_its_sentence_and_every_sentence_its_error() -> None:
    names = {found.__name__ for found in _classes() if found.__module__.split(".")[0] != "tests"}
    assert names - set(SENTENCES) == set()
    assert set(SENTENCES) - names == set()


@pytest.mark.parametrize(
    "name", sorted(name for name, words in SENTENCES.items() if isinstance(words, str))
)
def test_a_sentence_asks_only_for_facts_its_error_documents(name: str) -> None:
    found = next(item for item in _classes() if item.__name__ == name)
    asked = set(re.findall(r"\{(\w+)\}", str(SENTENCES[name])))
    assert all(f"`{fact}`" in (found.__doc__ or "") for fact in asked)


@pytest.mark.parametrize("code", Code)
def test_every_finding_has_a_fault_and_a_remedy(code: Code) -> None:
    sums = ("label", "left", "right", "parts", "total", "sign", "count")
    facts = dict.fromkeys((*sums, "reason", "period", "day", "by"), "8")
    message, fix = finding_words(Finding(Level.ERROR, code, "x", "q", facts=facts))
    assert message.endswith(".")
    assert fix.endswith(".")
    assert "{" not in message + fix


def test_a_sentence_is_whole_even_where_a_fact_holds_braces() -> None:
    from core.numbers import NumberUnreadable

    assert "{x}" in sentence(NumberUnreadable(text="{x}"))


def test_quotes_within_quotes_are_single() -> None:
    message, _ = finding_words(Finding(Level.WARNING, Code.FIELD_EMPTY, "x", "Về “Dân vận khéo”"))
    assert "“Về ‘Dân vận khéo’”" in message
