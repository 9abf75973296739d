"""Says which characters the font cannot draw, where they stand and what is printed for them."""

from collections.abc import Sequence

from core.export.glyphs import Lost, Spot

MOST = 6
_PLACES = {
    Spot.HEAD: "đầu trang",
    Spot.TITLE: "tên báo cáo",
    Spot.ADDRESSEES: "Kính gửi",
    Spot.OPENING: "phần mở đầu",
    Spot.SECTION: "mục “{where}”",
    Spot.NOTE: "chú thích {where}",
    Spot.FOOT: "Nơi nhận và chữ ký",
    Spot.ANNEX: "{where}",
}


def lost_lines(lost: Sequence[Lost]) -> tuple[str, ...]:
    """A sentence for each character and place."""
    return tuple(map(_sentence, lost))


def question(lost: Sequence[Lost], result: str) -> str:
    """What is asked before characters are lost; `result` says what becomes of them."""
    lines = [f"• “{item.letter}” ở {_place(item)}: “{item.context}”" for item in lost[:MOST]]
    more = [f"… và {len(lost) - MOST} chỗ khác"] if len(lost) > MOST else []
    head = f"Phông chữ của báo cáo không có các ký tự dưới đây; {result}"
    return "\n".join([head, "", *lines, *more, "", "Phần đã viết vẫn giữ nguyên."])


def replaced_words(lost: Sequence[Lost]) -> str:
    """What is printed otherwise than it was written; "" where nothing is."""
    told = {item.letter: item.printed for item in lost if item.printed}
    pairs = ", ".join(f"“{letter}” thành “{printed}”" for letter, printed in told.items())
    return f"Phông chữ thiếu vài ký tự nên in {pairs}." if pairs else ""


def _place(lost: Lost) -> str:
    return _PLACES[lost.spot].format(where=lost.where)


def _sentence(lost: Lost) -> str:
    place = _place(lost)
    what = f"phông chữ không có ký tự “{lost.letter}” ở {place} (“{lost.context}”)"
    if lost.printed:
        return f"Lưu ý: {what}; bản in thay bằng “{lost.printed}”."
    return f"Lưu ý: {what}; bản in để ô trống ở đó. Nên sửa lại chữ này trước khi in."
