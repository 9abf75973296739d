"""The pane at the right: help for what has the focus, findings of the open section."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from core.checks.finding import Finding
from core.template import Template
from ui.parts import label
from ui.wizard.findings import FindingList

KEYS = (
    "Enter: ô tiếp theo\n"
    "Alt+→, Alt+←: mục sau, mục trước\n"
    "F2: giữ nguyên, xong mục này\n"
    "Shift+F2: thay lời của kỳ cũ · Ctrl+F2: bỏ, viết lại\n"
    "F4: chèn số liệu, văn bản vào câu\n"
    "Alt+Enter: tới nơi nhập của ô số\n"
    "F12: đổi con số thành ô số\n"
    "Ctrl+F, F3: tìm cả báo cáo\n"
    "F5, F6: thêm dòng, xóa dòng bảng\n"
    "F8: soát · F9: xem trang in bên cạnh\n"
    "Ctrl+P: in · Ctrl+E: xuất Word\n"
    "Ctrl+1, Ctrl+2: gập hai bên\n"
    "Ctrl+H: các bản trước · Ctrl+Alt+H: nhật ký thay đổi\n"
    "Ctrl+Z: lùi chữ vừa gõ, rồi lùi từng lần lưu\n"
    "F1: đọc ở đây · Esc: trở lại ô"
)


class SidePane(QWidget):
    """`picked` carries the finding a person wants to go to."""

    picked = Signal(object)

    def __init__(self, template: Template) -> None:
        super().__init__()
        self._section: tuple[str, str] = ("", "")
        self._title = label("", "heading", wraps=True)
        self._help = label("", wraps=True)
        self._about = label("Cần xem ở mục này", "heading")
        self._list = FindingList(template, "Cần xem ở mục này")
        keys = label(KEYS, "quiet", wraps=True)
        inner = QWidget()
        text = QVBoxLayout(inner)
        text.setContentsMargins(8, 4, 8, 4)
        text.addWidget(self._title)
        text.addWidget(self._help)
        text.addSpacing(10)
        text.addWidget(keys)
        text.addStretch(1)
        area = QScrollArea()
        self.setFocusProxy(area)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        area.setAccessibleName("Hướng dẫn")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(area, 2)
        box.addWidget(self._about)
        box.addWidget(self._list, 3)
        self.show_findings(())
        self._list.picked.connect(self.picked)

    def show_section(self, help_: str) -> None:
        """The help of the page; shown while nothing on it has its own."""
        self._section = ("Hướng dẫn", help_ or "Viết ngắn, đúng việc đã làm trong kỳ.")
        self.show_help(*self._section)

    def show_help(self, title: str, help_: str) -> None:
        """Help for what has the focus; the section's where it has none."""
        title, help_ = (title, help_) if help_ else self._section
        self._title.setText(title)
        self._help.setText(help_)

    def show_findings(self, findings: tuple[Finding, ...]) -> None:
        """What was found on the open page."""
        self._about.setVisible(bool(findings))
        self._list.setVisible(bool(findings))
        self._list.show_findings(findings)

    def sizeHint(self) -> QSize:
        return QSize(260, 400)
