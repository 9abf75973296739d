"""How like two headings are: by their words, without marks, case, numbers and short forms."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from core.collation import folded

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = {
    "ubnd": "uy ban nhan dan",
    "hdnd": "hoi dong nhan dan",
    "mttq": "mat tran to quoc",
    "mttqvn": "mat tran to quoc viet nam",
    "ubmttq": "uy ban mat tran to quoc",
    "ubmttqvn": "uy ban mat tran to quoc viet nam",
    "qcdc": "quy che dan chu",
    "qcdccs": "quy che dan chu o co so",
    "ttnd": "thanh tra nhan dan",
    "gsdtcd": "giam sat dau tu cua cong dong",
    "bcd": "ban chi dao",
    "kt": "kinh te",
    "xh": "xa hoi",
    "vh": "van hoa",
    "qp": "quoc phong",
    "an": "an ninh",
}
_LIKE = 0.8
_SHORTEST_LIKE = 3
_WORTH_A_LOOK = 0.3


def words(found: str) -> tuple[str, ...]:
    """The words a heading is known by: folded, common short forms written out, no numbers."""
    known: list[str] = []
    for word in _WORD.findall(folded(found)):
        known += _SHORT.get(word, word).split()
    return tuple(known)


@dataclass(frozen=True, slots=True)
class Bag:
    """The words of one heading, however ordered, and what they weigh together."""

    words: Counter[str]
    weight: float


@dataclass(frozen=True, slots=True)
class Weights:
    """A word that stands in many titles says little about one of them."""

    of: Mapping[str, float]

    def bag(self, found: tuple[str, ...]) -> Bag:
        """The words, weighed."""
        return Bag(Counter(found), sum(self.of.get(word, 1.0) for word in found))

    def likeness(self, one: Bag, other: Bag) -> float:
        """From 0 to 1: weighted Dice over words; one letter typed wrong costs a fifth."""
        total = one.weight + other.weight
        if not total or 2 * min(one.weight, other.weight) < _WORTH_A_LOOK * total:
            return 0.0
        common = one.words & other.words
        shared = sum(self.of.get(word, 1.0) * count for word, count in common.items())
        if 2 * shared >= _WORTH_A_LOOK * total:
            shared += self._nearly(one.words - common, other.words - common)
        return 2 * shared / total

    def _nearly(self, ours: Counter[str], theirs: Counter[str]) -> float:
        left = list(theirs.elements())
        shared = 0.0
        for word in ours.elements():
            twin = next((other for other in left if _one_letter_apart(word, other)), None)
            if twin:
                left.remove(twin)
                shared += _LIKE * min(self.of.get(word, 1.0), self.of.get(twin, 1.0))
        return shared


def weights(titles: Iterable[tuple[str, ...]]) -> Weights:
    """The weights of the words of these titles."""
    counts = Counter(word for title in set(titles) for word in set(title))
    return Weights({word: 1 / sqrt(count) for word, count in counts.items()})


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether one letter was left out, added, changed, or swapped with its neighbour."""
    short, long = sorted((one, other), key=len)
    if len(long) < _SHORTEST_LIKE or len(long) - len(short) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
