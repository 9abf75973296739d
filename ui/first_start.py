"""The very first page: who we are, and three ways on."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.issuer import office_words
from core.text import clean_line
from core.unit import VILLAGE_KINDS, Office, Signer, Unit, Village, short_id, split_village
from ui.entries import Choice, Lines, asked, line_edit
from ui.parts import button, label, row
from ui.unit_form import UnitForm


class FirstStart(QWidget):
    """Everything but the name can wait. The signals carry the Unit that was written."""

    practise_asked = Signal(object)
    new_asked = Signal(object)
    old_asked = Signal(object)

    def __init__(self, folder: str, about_folder: str) -> None:
        super().__init__()
        self.form = UnitForm()
        self.signer = line_edit("Người ký")
        self.office = Choice("Chức vụ")
        self._show_offices()
        self.form.kind.currentIndexChanged.connect(lambda _: self._show_offices())
        self.villages = Lines("Danh sách thôn, mỗi thôn một dòng", 180)
        self.fault = label("", "fault", wraps=True)
        self.fault.hide()
        inner = QWidget()
        columns = QHBoxLayout(inner)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(24)
        columns.addLayout(self._left(folder, about_folder), 3)
        columns.addLayout(self._right(), 2)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(inner)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 16, 24, 12)
        box.setSpacing(8)
        box.addWidget(label("Bắt đầu dùng Báo cáo xã", "title"))
        told = "Chỉ cần ghi tên đơn vị; các ô khác để sau cũng được, sửa lúc nào cũng được."
        box.addWidget(label(told, "quiet", wraps=True))
        box.addWidget(area, 1)
        box.addWidget(self.fault)
        box.addLayout(
            row(
                None,
                button("&Làm thử với báo cáo mẫu", lambda: self._go(self.practise_asked)),
                button("Mở tệp &Word báo cáo kỳ trước", lambda: self._go(self.old_asked)),
                button("&Bắt đầu báo cáo", lambda: self._go(self.new_asked), main=True),
            )
        )
        self.setFocusProxy(self.form)

    def unit(self) -> Unit:
        """What was written."""
        made: list[Village] = []
        for line in self.villages.lines():
            kind, name = split_village(clean_line(line).strip("-–;,. "))
            if name:
                id_ = short_id(name, [village.id for village in made])
                made.append(Village(id_, name, kind or VILLAGE_KINDS[0]))
        signer = clean_line(self.signer.text())
        signers = (Signer(short_id(signer), signer, self.office.value()),) if signer else ()
        return replace(self.form.written(Unit()), villages=tuple(made), signers=signers)

    def _show_offices(self) -> None:
        """As they are called in a unit of the kind that is chosen."""
        unit, chosen = self.form.written(Unit()), self.office.value()
        self.office.offer([(office_words(unit, office), office) for office in Office])
        if chosen:
            self.office.choose(chosen)

    def _left(self, folder: str, about_folder: str) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(self.form)
        asked(box, "Người ký báo cáo", self.signer)
        asked(box, "Chức vụ người ký", self.office)
        box.addWidget(label(f"Dữ liệu sẽ để tại: {folder}", "quiet", wraps=True))
        if about_folder:
            box.addWidget(label(about_folder, "quiet", wraps=True))
        box.addStretch(1)
        return box

    def _right(self) -> QVBoxLayout:
        box = QVBoxLayout()
        box.setSpacing(6)
        asked(
            box,
            "Danh sách thôn, tổ dân phố",
            self.villages,
            "Mỗi nơi một dòng; thôn không cần ghi chữ “thôn”, tổ dân phố, bản, buôn… thì ghi đủ.",
        )
        return box

    def _go(self, way: object) -> None:
        unit = self.unit()
        self.fault.setVisible(not unit.name)
        if not unit.name:
            self.fault.setText("Chưa có tên đơn vị. Ghi tên rồi chọn lại.")
            self.form.lines["name"].setFocus()
            return
        way.emit(unit)  # type: ignore[attr-defined]
