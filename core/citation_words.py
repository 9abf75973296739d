"""Where a sentence cites a document in plain words, as far as it surely reaches."""

import re
from dataclasses import dataclass

_TYPE = (
    r"(?:Công văn|Kế hoạch|Chương trình|Nghị quyết|Quyết định|Chỉ thị|Kết luận|Thông báo|"
    r"Hướng dẫn|Nghị định|Thông tư|Pháp lệnh|Luật|Tờ trình|Đề án|Báo cáo|Quy định)"
)
_CITED = re.compile(
    rf"(?:(?P<type>(?i:{_TYPE}))\s+)?(?:[Ss]ố\s*)?(?P<sign>\d+[a-zđ]?\s?[-/]\s?[\wĐ./&-]*[A-ZĐ][\wĐ./&-]*)"
    r"(?:,?\s+(?:ngày\s+)(?P<day>\d{1,2}[/.-]\d{1,2}[/.-](?P<year>\d{4})"
    r"|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+(?P<long>\d{4})))?"
)
_SUBJECT_YEAR = re.compile(r"năm\s+(\d{4})(?!\d)", re.IGNORECASE)
_END = re.compile(r"[.;:?!](?=\s|$)")


@dataclass(frozen=True, slots=True)
class Citation:
    """From `start` to `end` of a text a document of `year` (0: not told) is cited.

    `is_of_a_year`: its subject ends with a year next to its own; `is_whole`: where it ends is sure;
    `words` name it where the text does not.
    """

    start: int
    end: int
    type: str
    year: int
    is_of_a_year: bool
    is_whole: bool
    words: str = ""


def names_year_near(subject: str, year: int) -> bool:
    """Whether a subject names the year its document is of, or the one beside it."""
    return any(abs(int(found[1]) - year) <= 1 for found in _SUBJECT_YEAR.finditer(subject))


def citations(text: str) -> tuple[Citation, ...]:
    """Every document that is cited by its sign, in reading order."""
    return tuple(_citation(text, match) for match in _CITED.finditer(text))


def _citation(text: str, match: re.Match[str]) -> Citation:
    year = int(match["year"] or match["long"] or 0)
    stop = _END.search(text, match.end())
    last = stop.start() if stop else len(text)
    following = _CITED.search(text, match.end())
    last = min(last, following.start()) if following else last
    named = _SUBJECT_YEAR.search(text, match.end(), last)
    near = bool(named) and year > 0 and abs(int(named[1]) - year) <= 1  # type: ignore[index]
    end = named.end() if named and near else match.end()
    whole = near or end == last
    return Citation(match.start(), end, match["type"] or "", year, near, whole)
