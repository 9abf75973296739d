"""Before Hoàn thành: what will be locked, and what still stands in the way."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.body_name import body_name
from core.checks.finding import Finding, Level
from core.facts import Facts
from core.period import words
from core.report import Progress, carried
from core.template import all_sections, outline
from ui.keys import bind
from ui.parts import button, label, row
from ui.places import is_asked, place_words
from ui.wizard.findings import FindingList

_PAGE = Qt.ItemDataRole.UserRole
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FinalisePage(QWidget):
    """`agreed` locks the report; `picked` and `section_picked` go where something is missing."""

    agreed = Signal()
    left = Signal()
    picked = Signal(object)
    section_picked = Signal(object)

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self._template = facts.template
        self._what = label("", wraps=True)
        self._blocked = label("", "bar", wraps=True)
        self._unseen = _Sections()
        self._findings = FindingList(facts.template, "Lỗi phải sửa trước")
        self._finalise = button("Hoàn thành", self.agreed.emit, main=True)
        self._arrange()
        bind(self, {"Esc": self.left.emit})
        self._unseen.picked.connect(self.section_picked)
        self._findings.picked.connect(self.picked)

    def show_state(self, facts: Facts, findings: tuple[Finding, ...]) -> None:
        """What will be locked, and what blocks."""
        report = facts.report
        waiting = carried(report)
        unseen = [item.id for item in all_sections(facts.template) if item.id in waiting]
        errors = tuple(finding for finding in findings if finding.level is Level.ERROR)
        self._what.setText(_what(facts))
        self._unseen.show_sections([
            (id_, f"↻ Cần xem lại · {place_words(facts.template, id_)}") for id_ in unseen
        ])
        self._findings.show_findings(errors)
        self._unseen.setVisible(bool(unseen))
        self._findings.setVisible(bool(errors))
        blocked = " và ".join(
            part
            for part in (
                f"{len(errors)} lỗi phải sửa" if errors else "",
                f"{len(unseen)} mục chép từ kỳ trước chưa xem" if unseen else "",
            )
            if part
        )
        self._blocked.setText(_blocked(blocked, facts, findings))
        self._finalise.setEnabled(not blocked)
        self._finalise.setAccessibleDescription(blocked)
        self._finalise.setText(f"Hoàn thành lần {report.revision}")
        self._finalise.setAccessibleName(self._finalise.text())

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.addWidget(label("Hoàn thành báo cáo", "title"))
        box.addWidget(self._what)
        box.addWidget(self._blocked)
        box.addWidget(self._unseen, 1)
        box.addWidget(self._findings, 2)
        box.addStretch(0)
        box.addLayout(row(button("Quay lại soạn", self.left.emit), None, self._finalise))


class _Sections(QListWidget):
    """Sections to go to."""

    picked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Các mục chưa xem")
        self.doubleClicked.connect(lambda index: self.picked.emit(index.data(_PAGE)))

    def show_sections(self, sections: list[tuple[str, str]]) -> None:
        """Each its id and its words."""
        self.clear()
        for id_, told in sections:
            item = QListWidgetItem(told)
            item.setData(_PAGE, id_)
            self.addItem(item)
        self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentItem() is not None:
            self.picked.emit(self.currentItem().data(_PAGE))
        else:
            super().keyPressEvent(event)


def _what(facts: Facts) -> str:
    report = facts.report
    return (
        f"Khóa nội dung báo cáo {words(report.period)} của {body_name(report.unit)} là lần "
        f"{report.revision}: lời văn, số liệu, bảng, tên đơn vị, người ký, nơi nhận và các văn bản "
        "được dẫn. Sau đó thay đổi ở trang Đơn vị không làm đổi báo cáo này. Số và ngày văn bản "
        "vẫn ghi được sau khi ký. Muốn sửa nội dung thì chọn Mở lại, thành lần sau."
    )


def _blocked(blocked: str, facts: Facts, findings: tuple[Finding, ...]) -> str:
    if blocked:
        return f"Chưa hoàn thành được: còn {blocked}. Chọn một dòng rồi nhấn Enter để tới đó."
    untouched = [
        placed.number
        for placed in outline(facts.template)
        if is_asked(placed)
        and (text := facts.report.sections.get(placed.section.id)) is not None
        and text.progress is Progress.EMPTY
    ]
    parts = ["Không còn gì ngăn việc hoàn thành."]
    warnings = sum(finding.level is Level.WARNING for finding in findings)
    if warnings:
        parts.append(f"Còn {warnings} cảnh báo, xem lại bằng F8 nếu cần.")
    if untouched:
        parts.append(f"{len(untouched)} mục chưa sửa gì, sẽ in theo lời văn có sẵn.")
    return " ".join(parts)
