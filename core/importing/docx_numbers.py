"""The numbers and bullets that Word sets by itself: they stand nowhere in the text."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from core.importing.package import W

_PLACE = re.compile(r"%([1-9])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST = 3000


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered; `text` holds %1 … %9 for the counts."""

    format: str
    text: str
    start: int


@dataclass(frozen=True, slots=True)
class Num:
    """A list: whose levels it has, and where it starts anew."""

    levels: str
    starts: Mapping[int, int]


@dataclass(slots=True)
class Numbering:
    """The lists of a document; counts as it is asked."""

    levels: Mapping[str, Mapping[int, Level]] = field(default_factory=dict)
    nums: Mapping[str, Num] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)

    def next(self, num: str, depth: int) -> str:
        """What stands before the next paragraph of list `num` at `depth` (from 0)."""
        known = self.nums.get(num)
        levels = self.levels.get(known.levels, {}) if known else {}
        level = levels.get(depth)
        if not known or not level:
            return ""
        counts = self.counts.setdefault(known.levels, {})
        if depth in known.starts and (num, depth) not in self.started:
            self.started.add((num, depth))
            counts[depth] = known.starts[depth]
        else:
            counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return level.text.strip() or "-"
        return _PLACE.sub(lambda place: _count(levels, counts, int(place[1]) - 1), level.text)


def read_numbering(root: ET.Element) -> Numbering:
    """The lists of numbering.xml."""
    levels: dict[str, Mapping[int, Level]] = {}
    links: dict[str, str] = {}
    linked: dict[str, str] = {}
    for abstract in root.iter(f"{W}abstractNum"):
        id_ = abstract.get(f"{W}abstractNumId", "")
        levels[id_] = dict(_level(level) for level in abstract.findall(f"{W}lvl"))
        if style := value(abstract, "styleLink"):
            links[style] = id_
        if style := value(abstract, "numStyleLink"):
            linked[id_] = style
    for id_, style in linked.items():
        levels[id_] = levels.get(links.get(style, ""), {})
    nums = {num.get(f"{W}numId", ""): _num(num) for num in root.iter(f"{W}num")}
    return Numbering(levels, nums)


def value(parent: ET.Element | None, name: str) -> str:
    """The `val` of the child `name`, "" where there is none."""
    child = None if parent is None else parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def whole(found: str, otherwise: int = 0) -> int:
    """A small whole number of a part, `otherwise` where it is none."""
    return int(found) if found.isascii() and found.isdigit() and len(found) < 6 else otherwise


def _level(level: ET.Element) -> tuple[int, Level]:
    depth = whole(level.get(f"{W}ilvl", ""))
    start = whole(value(level, "start"), 1)
    return depth, Level(value(level, "numFmt"), value(level, "lvlText"), start)


def _num(num: ET.Element) -> Num:
    starts = {
        whole(override.get(f"{W}ilvl", "")): whole(value(override, "startOverride"), 1)
        for override in num.findall(f"{W}lvlOverride")
        if override.find(f"{W}startOverride") is not None
    }
    return Num(value(num, "abstractNumId"), starts)


def _count(levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
    level = levels.get(depth)
    if not level:
        return ""
    count = min(counts.get(depth, level.start), _HIGHEST)
    match level.format:
        case "upperRoman":
            return _roman(count)
        case "lowerRoman":
            return _roman(count).lower()
        case "upperLetter":
            return _letter(count).upper()
        case "lowerLetter":
            return _letter(count)
        case "none":
            return ""
        case _:
            return str(count)


def _letter(count: int) -> str:
    return _LETTERS[(count - 1) % 26] * ((count - 1) // 26 + 1) if count else ""


def _roman(count: int) -> str:
    written = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * times
    return written
