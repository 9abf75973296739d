"""Says which characters the font cannot draw, where they stand and what is printed for them."""

from collections.abc import Sequence

from core.export.glyphs import Lost, Spot

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


def _sentence(lost: Lost) -> str:
    place = _PLACES[lost.spot].format(where=lost.where)
    what = f"phông chữ không có ký tự “{lost.letter}” ở {place} (“{lost.context}”)"
    if lost.printed:
        return f"Lưu ý: {what}; bản in thay bằng “{lost.printed}”."
    return f"Lưu ý: {what}; bản in để ô trống ở đó. Nên sửa lại chữ này trước khi in."
