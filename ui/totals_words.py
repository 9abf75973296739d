"""What is said of totals beside the figures: how many units, and what of them needs a look."""

from collections.abc import Sequence

from core.damaged import WHAT_TO_DO, Damaged, damaged_words
from core.period import words
from core.totals import Summing

_MOST = 6


def notes(made: Summing) -> tuple[str, ...]:
    """A sentence each: damaged reports, units told from shorter periods, several reports of one,
    lần that wait, returned ones, jumps."""
    told = [tally.unit for tally in made.units if tally.is_told]
    waiting = [
        f"{tally.unit} (tính lần {tally.revision}, đã có lần {tally.newer})"
        for tally in made.units
        if tally.newer
    ]
    returned = [tally.unit for tally in made.units if tally.is_returned]
    several = [f"{unit} ({'; '.join(sent)})" for unit, sent in made.shared]
    jumps = sum(total.jumps for total in made.totals)
    said = (
        (told, "Cộng từ các kỳ ngắn hơn, chưa có báo cáo cả kỳ"),
        (several, "Nhiều báo cáo tính cho một đơn vị, cộng cả"),
        (waiting, "Có lần sau chưa tiếp nhận, đang tính lần đã tiếp nhận"),
        (returned, "Đã trả lại, chưa gửi lại, vẫn đang tính"),
    )
    lines = [f"{what}: {_named(names)}." for names, what in said if names]
    if made.damaged:
        lines.insert(0, _damaged("không cộng", made.damaged))
    if jumps:
        lines.append(f"Dấu ↕: {jumps} chỉ tiêu tăng gấp đôi hoặc giảm một nửa, nên xem lại.")
    return tuple(lines)


def unread_notes(found: Sequence[Damaged]) -> tuple[str, ...]:
    """A sentence about the reports whose paper could not be read; none where all could."""
    return (_damaged("chưa lấy bảng kê và lời văn", found),) if found else ()


def summary(made: Summing) -> str:
    """How many units have reported, then the notes."""
    if not made.units:
        first = f"Chưa có đơn vị nào có báo cáo {words(made.period)}."
        return " ".join((first, *notes(made)))
    units = [tally.unit for tally in made.units]
    first = f"{len(units)} đơn vị có báo cáo {words(made.period)}: {_named(units)}."
    return " ".join((first, *notes(made)))


def _named(names: Sequence[str]) -> str:
    more = f" và {len(names) - _MOST} đơn vị khác" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more


def _damaged(left_out: str, found: Sequence[Damaged]) -> str:
    named = "; ".join(map(damaged_words, found[:_MOST]))
    more = f" và {len(found) - _MOST} báo cáo khác" if len(found) > _MOST else ""
    to_do = f"{WHAT_TO_DO[:1].upper()}{WHAT_TO_DO[1:]}"
    return f"Báo cáo hỏng, {left_out}: {named}{more}. {to_do}."
