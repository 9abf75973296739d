"""What a section said before, compared word by word, and taken back by a key."""

import html
from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.change_log import text_words
from core.word_changes import Kind, compared
from ui.notices import limit_to_screen
from ui.parts import button, label, row

_MARKS: Mapping[Kind, str] = {
    Kind.SAME: "{}",
    Kind.GONE: '<s style="color:#a02020; background:#fbe9e7">{}</s>',
    Kind.NEW: '<u style="color:#1b5e20; background:#e8f5e9">{}</u>',
}


class VersionsDialog(QDialog):
    """`chosen` carries the place of the version to take back, in the order they were given.

    `versions`: (when, what the section said then), the newest first; `now` is what it says today.
    `log_asked` wants all changes of the report.
    """

    chosen = Signal(object)
    log_asked = Signal()

    def __init__(
        self, title: str, versions: tuple[tuple[str, str], ...], now: str, over: QWidget
    ) -> None:
        super().__init__(over)
        self._texts = [text for _, text in versions]
        self._now = now
        self.setWindowTitle(f"Các bản trước: {title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.list = QListWidget()
        self.list.setAccessibleName("Các bản trước, mới nhất ở trên")
        self.list.addItems([f"{at}\n…" for at, _ in versions])
        self._times = [at for at, _ in versions]
        self._described = 0
        self._describing = QTimer(self, interval=0)
        self._describing.timeout.connect(self._describe)
        self.list.setFixedWidth(300)
        self.list.setWordWrap(True)
        self.text = QTextBrowser()
        self.text.setAccessibleName("So với bây giờ: chữ gạch là chữ của bây giờ đã thêm hoặc bỏ")
        self._told = label("", "quiet", wraps=True)
        self.take = button("&Lấy lại bản này", self._on_take, main=True)
        self._arrange()
        self.list.currentRowChanged.connect(self._on_row)
        self.list.itemActivated.connect(lambda _: self.text.setFocus())
        self.list.setCurrentRow(0)
        self._describe()
        self._describing.start()
        limit_to_screen(self, 980, 520)

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        middle.addWidget(self.list)
        middle.addWidget(self.text, 1)
        box = QVBoxLayout(self)
        box.addWidget(self._told)
        box.addLayout(middle, 1)
        log = button("&Nhật ký thay đổi", self._on_log)
        box.addLayout(row(self.take, None, log, button("Đóng", self.reject)))
        if not self._texts:
            self._told.setText(
                "Lời văn của mục này chưa có bản trước nào. Mỗi lần mở ra sửa, bản cũ được giữ lại "
                "ở đây. Số liệu và bảng đã đổi thế nào thì xem ở nhật ký thay đổi."
            )
        else:
            self._told.setText(
                "Chữ xanh gạch chân: có ở bây giờ, không có ở bản ấy. Chữ đỏ gạch ngang: có ở bản "
                "ấy, bây giờ không còn. Lấy lại rồi vẫn lùi được (Ctrl+Alt+Z)."
            )
        self.take.setEnabled(bool(self._texts))

    def _describe(self) -> None:
        """One version after the other: many long ones would keep the keys waiting."""
        at = self._described
        if at >= len(self._texts):
            self._describing.stop()
            return
        self._described += 1
        item = self.list.item(at)
        item.setText(f"{self._times[at]}\n{since(self._texts[at], self._now)}")

    def _on_row(self, at: int) -> None:
        if 0 <= at < len(self._texts):
            self.text.setHtml(marked(self._texts[at], self._now))

    def _on_log(self) -> None:
        self.reject()
        self.log_asked.emit()

    def _on_take(self) -> None:
        self.chosen.emit(self.list.currentRow())
        self.accept()


def marked(old: str, new: str) -> str:
    """Both texts as one, what went struck through and what came underlined."""
    pieces = (_MARKS[piece.kind].format(html.escape(piece.text)) for piece in compared(old, new))
    return "".join(pieces).replace("\n", "<br>")


def since(old: str, new: str) -> str:
    """What was done from then to now, in words."""
    return "giống bây giờ" if old == new else f"từ đó {text_words(old, new)}"
