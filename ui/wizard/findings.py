"""The list of what Soát found (F8): Enter goes there, Esc comes back."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.checks.finding import Finding, Level
from core.template import Template
from ui.keys import bind
from ui.messages import finding_words, level_word
from ui.parts import button, label, row
from ui.places import place_words
from ui.theme import AMBER, GREY, RED

_SIGNS = {Level.ERROR: "✗", Level.WARNING: "!", Level.HINT: "·"}
_COLOURS = {Level.ERROR: RED, Level.WARNING: AMBER, Level.HINT: GREY}
_FINDING = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindingList(QListWidget):
    """Findings as lines of words; `picked` carries the one a person wants to go to."""

    picked = Signal(object)

    def __init__(self, template: Template, name: str) -> None:
        super().__init__()
        self._template = template
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(self._on_activated)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """Replaces the list and keeps its place."""
        here = self.currentRow()
        self.clear()
        for finding in findings:
            item = QListWidgetItem(finding_line(self._template, finding))
            item.setData(_FINDING, finding)
            item.setForeground(QColor(_COLOURS[finding.level]))
            self.addItem(item)
        if here >= 0 and findings:
            self.setCurrentRow(min(here, len(findings) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self.picked.emit(self.currentItem().data(_FINDING))
        else:
            super().keyPressEvent(event)

    def _on_activated(self, index: QModelIndex) -> None:
        self.picked.emit(index.data(_FINDING))


class FindingsPage(QWidget):
    """The whole list, with how many are left."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, template: Template) -> None:
        super().__init__()
        self.list = FindingList(template, "Kết quả soát")
        self._count = label("", "quiet")
        self._unseen = label("", wraps=True)
        self._rest = QWidget()
        box = QVBoxLayout(self)
        box.addWidget(label("Soát báo cáo", "title"))
        box.addWidget(self._count)
        box.addWidget(self._unseen)
        box.addWidget(self.list, 1)
        box.addWidget(self._rest, 1)
        hint = label("Enter: tới chỗ cần sửa · F8: soát lại · Esc: quay lại", "quiet")
        box.addLayout(row(button("Quay lại", self.left.emit), None, hint))
        self.setFocusProxy(self.list)
        bind(self, {"Esc": self.left.emit})
        self.list.picked.connect(self.picked)

    def show_findings(self, findings: tuple[Finding, ...], unseen: int) -> None:
        """The findings as they are now, and how many carried sections nobody saw yet."""
        self._count.setText(count_words(findings))
        told = f"{unseen} mục chép từ kỳ trước chưa xem (dấu ↻ ở bên trái): mở từng mục, F2 để giữ."
        clean = "" if findings else "Hãy xem trang in (F9) rồi chọn Hoàn thành."
        self._unseen.setText(told if unseen else clean)
        self._unseen.setVisible(bool(unseen or clean))
        self.list.setVisible(bool(findings))
        self._rest.setVisible(not findings)
        self.list.show_findings(findings)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 200)


def count_words(findings: tuple[Finding, ...]) -> str:
    """ "Còn 3 lỗi, 5 cảnh báo"."""
    levels = [finding.level for finding in findings]
    found = [
        f"{levels.count(level)} {level_word(level).lower()}" for level in Level if level in levels
    ]
    return f"Còn {', '.join(found)}" if found else "Không còn lỗi, không còn cảnh báo"


def finding_line(template: Template, finding: Finding) -> str:
    """Where, what, and what to do."""
    message, fix = finding_words(finding)
    place = place_words(template, finding.section)
    where = f" · {place}" if place else ""
    return f"{_SIGNS[finding.level]} {level_word(finding.level)}{where}\n{message}\n→ {fix}"
