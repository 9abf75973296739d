"""Words of an old report that would point at facts from now on: ticked are those that will."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ui.parts import label

if TYPE_CHECKING:
    from core.found_tokens import FoundToken

_Key = tuple[str, str, str, str, int]
_MOST = 500
_LONGEST = 70
_NAMES = {
    "ky": "kỳ báo cáo",
    "ky_sau": "kỳ sau",
    "cung_ky": "cùng kỳ năm trước",
    "nam": "năm báo cáo",
    "don_vi": "tên đơn vị",
    "cap_tren": "cấp trên",
    "thon": "danh sách thôn",
    "cac_thon": "danh sách thôn",
    "vb": "sổ văn bản",
}


class OldTokens(QWidget):
    """What is ticked is taken; the sure ones are ticked already."""

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[FoundToken, ...] = ()
        self._ticked: list[bool] = []
        self._shown: list[int] = []
        self._by_hand: dict[_Key, bool] = {}
        self._keys: list[_Key] = []
        self.told = label("", "quiet", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName("Chỗ trỏ tới sổ; phím cách để đánh dấu hay bỏ")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.told)
        box.addWidget(self.list, 1)
        self.setFocusProxy(self.list)
        self.list.itemChanged.connect(self._on_changed)

    def show_found(self, found: tuple[FoundToken, ...], labels: dict[str, str]) -> None:
        """Lists them, the doubtful first; what a person ticked before stays as it was."""
        self._found = found
        self._keys = _keys(found)
        pairs = zip(self._keys, found, strict=True)
        self._ticked = [self._by_hand.get(key, _is_ticked(each)) for key, each in pairs]
        self._shown = sorted(range(len(found)), key=lambda at: found[at].sure)[:_MOST]
        was_silent = self.list.blockSignals(True)
        self.list.clear()
        for at in self._shown:
            item = QListWidgetItem(_words(found[at], labels))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            state = Qt.CheckState.Checked if self._ticked[at] else Qt.CheckState.Unchecked
            item.setCheckState(state)
            self.list.addItem(item)
        self.list.blockSignals(was_silent)
        self.list.setCurrentRow(0)
        self._count()

    def forget(self) -> None:
        """Another file: nothing was ticked by hand."""
        self._by_hand = {}
        self.show_found((), {})

    def chosen(self) -> tuple[FoundToken, ...]:
        """What is ticked, in print order."""
        pairs = zip(self._found, self._ticked, strict=True)
        return tuple(each for each, is_ticked in pairs if is_ticked)

    def _on_changed(self, item: QListWidgetItem) -> None:
        at = self._shown[self.list.row(item)]
        self._set(at, ticked=item.checkState() is Qt.CheckState.Checked)
        if self._ticked[at]:
            self._untick_rivals(at)
        self._count()

    def _set(self, at: int, *, ticked: bool) -> None:
        self._ticked[at] = ticked
        self._by_hand[self._keys[at]] = ticked

    def _untick_rivals(self, at: int) -> None:
        """A number is one figure's, and a figure is one number."""
        mine = self._found[at]
        was_silent = self.list.blockSignals(True)
        for row, other in enumerate(self._shown):
            if other != at and self._ticked[other] and mine.is_rival_of(self._found[other]):
                self._set(other, ticked=False)
                self.list.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.list.blockSignals(was_silent)

    def _count(self) -> None:
        hidden = len(self._found) - len(self._shown)
        told = f"Trỏ tới sổ: {sum(self._ticked)} trong {len(self._found)} chỗ (phím cách để đổi)."
        if hidden:
            told += f" {hidden} chỗ chắc chắn nữa không kê ở đây."
        self.told.setText(told if self._found else "")


def _keys(found: tuple[FoundToken, ...]) -> list[_Key]:
    """What each is known by when the text around it is settled otherwise: words, token, which."""
    seen: Counter[tuple[str, str, str, str]] = Counter()
    keys: list[_Key] = []
    for each in found:
        column = each.cell.column if each.cell else ""
        words = (each.quote, each.token.name, each.token.key, column)
        keys.append((*words, seen[words]))
        seen[words] += 1
    return keys


def _is_ticked(found: FoundToken) -> bool:
    """The sure ones, and numbers that print as they stood and fit one field alone."""
    is_figure = found.figure is not None and not found.offered
    return found.sure or (is_figure and found.prints == found.quote)


def _words(found: FoundToken, labels: dict[str, str]) -> str:
    if found.cell:
        table, column = labels[found.cell.table], labels[f"{found.cell.table}.{found.cell.column}"]
        return f"“{found.quote}” → bảng {table}, dòng {found.cell.row + 1}, cột “{column}”"
    name = _NAMES.get(found.token.name) or f"ô “{labels.get(found.token.name, found.token.name)}”"
    if found.words_stay:
        return f"“…{found.quote[-_LONGEST:]}” → {name}: không phát sinh"
    quote = found.quote if len(found.quote) <= _LONGEST else f"{found.quote[:_LONGEST]}…"
    changed = "" if found.prints == found.quote else f"; sẽ in “{found.prints[:_LONGEST]}”"
    return f"“{quote}” → {name}{changed}"
