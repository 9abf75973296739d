"""A rule set's TOML, already read into dictionaries, → Style, with exact complaints."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from core.errors import AppError
from core.paper import Urgency
from core.style import Alignment, HeadStyle, Ink, Style, TextStyle, mm

_MM = "_mm"
_SECTIONS = ("page", "spacing", "rules", "urgency", "circulation", "notes", "columns")
_HEAD_LOOKS = tuple(field.name for field in fields(HeadStyle) if field.type is TextStyle)
_LOOKS = tuple(field.name for field in fields(Style) if field.type is TextStyle)


class StyleWrong(AppError):
    """`problem` (missing, unknown_key, wrong_type, unknown_kind, out_of_range) at `key`, as
    "text.body.size"."""


@dataclass(frozen=True, slots=True)
class Range:
    """What the rule set allows for `figures`, and where it says so."""

    figures: tuple[str, ...]
    least: float
    most: float
    source: str


class _Node:
    """One table of the file, taken key by key; what nobody asked for is a complaint."""

    def __init__(self, given: object, place: str) -> None:
        self.place = place
        if not isinstance(given, Mapping):
            raise StyleWrong(problem="wrong_type", key=place)
        self._given = dict(given)

    def at(self, key: str) -> str:
        return f"{self.place}.{key}" if self.place else key

    def take(self, key: str, kind: type | tuple[type, ...], default: Any = None) -> Any:
        value = self._given.pop(key, default)
        if value is None:
            raise StyleWrong(problem="missing", key=self.at(key))
        if not isinstance(value, kind):
            raise StyleWrong(problem="wrong_type", key=self.at(key))
        return value

    def node(self, key: str) -> "_Node":
        return _Node(self.take(key, Mapping), self.at(key))

    def nodes(self, key: str) -> Iterator["_Node"]:
        for item in self.take(key, list):
            yield _Node(item, self.at(key))

    def length(self, name: str, default: float | None = None) -> float:
        """A length in points, whichever of its two names it has."""
        if name + _MM in self._given:
            return mm(self.take(name + _MM, (int, float)))
        return float(self.take(name, (int, float), default))

    def word(self, key: str, kinds: Mapping[str, Any], default: str) -> Any:
        found = self.take(key, str, default)
        if found not in kinds:
            raise StyleWrong(problem="unknown_kind", key=self.at(key))
        return kinds[found]

    def names(self) -> tuple[str, ...]:
        """What is still there, without its unit."""
        return tuple(key.removesuffix(_MM) for key in self._given)

    def done(self) -> None:
        for key in self._given:
            raise StyleWrong(problem="unknown_key", key=self.at(key))


def read_style(given: Mapping[str, Any]) -> Style:
    """The style, every figure inside its range; raises StyleWrong."""
    node = _Node(given, "")
    figures: dict[str, Any] = {"law": _law(node.node("law"))}
    for name in _SECTIONS:
        figures |= _figures(node.node(name))
    figures["heads"] = tuple(_head(head) for head in node.nodes("head"))
    texts = node.node("text")
    figures |= {name: _look(texts.node(name)) for name in _LOOKS}
    texts.done()
    for allowed in ranges(node.take("range", list)):
        _prove(given, allowed)
    node.done()
    for field in fields(Style):
        if field.name not in figures:
            raise StyleWrong(problem="missing", key=field.name)
    return Style(**figures)


def ranges(given: list[Any]) -> tuple[Range, ...]:
    """The ranges of a rule set."""
    return tuple(_range(_Node(item, "range")) for item in given)


def value_at(given: Mapping[str, Any], figure: str) -> tuple[float, ...]:
    """The figure of that name; of every letterhead's where it is one's."""
    places: list[Any] = [given]
    for key in figure.split("."):
        places = [place[key] for place in places if key in place]
        places = places[0] if len(places) == 1 and isinstance(places[0], list) else places
    return tuple(places)


def _prove(given: Mapping[str, Any], allowed: Range) -> None:
    for figure in allowed.figures:
        values = value_at(given, figure)
        if not values or not all(allowed.least <= value <= allowed.most for value in values):
            raise StyleWrong(problem="out_of_range", key=figure)


def _range(node: _Node) -> Range:
    figures = tuple(map(str, node.take("figures", list)))
    made = Range(figures, node.length("least"), node.length("most"), node.take("source", str))
    node.done()
    return made


def _law(node: _Node) -> str:
    """ "Nghị định 30/2020/NĐ-CP ngày 05/3/2020"."""
    name, number = node.take("name", str), node.take("number", str)
    date, annex = node.take("date", datetime.date), node.take("annex", str)
    node.done()
    return f"{name} số {number} ngày {date:%d/%m/%Y}, {annex}"


def _figures(node: _Node) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if node.place == "page":
        made["font"] = node.take("font", str)
    if node.place == "urgency":
        widths = node.node("widths_mm")
        made["urgency_widths"] = {mark: mm(widths.length(mark.value)) for mark in Urgency}
        widths.done()
    for name in node.names():
        if name not in Style.__dataclass_fields__:
            raise StyleWrong(problem="unknown_key", key=node.at(name))
        made[name] = node.length(name)
    return made


def _head(node: _Node) -> HeadStyle:
    looks = {name: _look(node.node(name)) for name in _HEAD_LOOKS}
    made = HeadStyle(node.take("scale", int), node.length("left"), **looks)
    node.done()
    return made


def _look(node: _Node) -> TextStyle:
    made = TextStyle(
        size=node.length("size"),
        leading=node.length("leading"),
        bold=node.take("bold", bool, False),
        italic=node.take("italic", bool, False),
        alignment=node.word("align", {kind.value: kind for kind in Alignment}, "left"),
        first_line=node.length("first_line", 0.0),
        left=node.length("left", 0.0),
        before=node.length("before", 0.0),
        after=node.length("after", 0.0),
        ink=node.word("ink", {kind.name.lower(): kind for kind in Ink}, "black"),
    )
    node.done()
    return made
