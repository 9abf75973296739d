"""How the unit's papers look where the decree leaves a choice; one line of help each."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from core.paper import LARGE_HEAD, SMALL_HEAD
from core.text import clean_line
from core.unit import Unit
from ui.entries import Choice, asked, line_edit
from ui.parts import label

_SCALES: tuple[tuple[str, object], ...] = (
    ("12 – 13 – 13", SMALL_HEAD),
    ("13 – 14 – 14", LARGE_HEAD),
)


class UnitLook(QWidget):
    """The page "Thể thức" of the profile; `changed` says something was chosen or written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.superior = line_edit("Dòng cơ quan cấp trên")
        self.sign = line_edit("Chữ viết tắt tên cơ quan trong số văn bản")
        self.scale = Choice("Cỡ chữ đầu trang", _SCALES)
        self.contact = line_edit("Dòng liên hệ cuối trang đầu")
        self.full_place = QCheckBox("Ghi cả cấp đơn vị trước ngày tháng")
        self.pad_counts = QCheckBox("Ghi số dưới 10 có số 0 đứng trước")
        self._arrange()
        self.setFocusProxy(self.superior)
        self._connect()

    def _arrange(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        asked(
            box,
            "Dòng cơ quan cấp trên",
            self.superior,
            "In trên tên cơ quan ở góc trái. UBND thường để trống. Sở, Phòng: để trống thì in cơ "
            "quan cấp trên.",
        )
        asked(
            box,
            "Chữ viết tắt tên cơ quan",
            self.sign,
            "Sau “BC-” trong số văn bản. Để trống thì in UBND; Sở, Phòng thì lấy chữ đầu (SNV).",
        )
        asked(
            box,
            "Cỡ chữ đầu trang",
            self.scale,
            "Quốc hiệu, tiêu ngữ, địa danh: 12–13–13 hoặc 13–14–14; tên báo cáo theo đó.",
        )
        self._tick(box, self.full_place, "“Phường 1, ngày…” thay cho “1, ngày…”.")
        self._tick(
            box,
            self.pad_counts,
            "Trong câu, viết “08 đơn” thay cho “8 đơn”; bảng và phụ lục không đổi.",
        )
        asked(
            box,
            "Dòng liên hệ",
            self.contact,
            "Địa chỉ, điện thoại, thư điện tử; in ở cuối trang đầu. Để trống thì không in.",
        )
        box.addStretch(1)

    def show_unit(self, unit: Unit) -> None:
        """The profile as it is kept; a line that is being written is left alone."""
        self.scale.blockSignals(True)
        self.scale.choose(unit.head_scale)
        self.scale.blockSignals(False)
        for line, text in (
            (self.superior, unit.superior_line),
            (self.sign, unit.sign),
            (self.contact, unit.contact),
        ):
            if not line.hasFocus():
                line.setText(text)
        for box, is_on in (
            (self.full_place, unit.full_place),
            (self.pad_counts, unit.pad_counts),
        ):
            box.blockSignals(True)
            box.setChecked(is_on)
            box.blockSignals(False)

    def written(self, unit: Unit) -> Unit:
        """`unit` with what is chosen here."""
        return replace(
            unit,
            superior_line=clean_line(self.superior.text()),
            sign=clean_line(self.sign.text()),
            contact=clean_line(self.contact.text()),
            head_scale=int(self.scale.value()),
            full_place=self.full_place.isChecked(),
            pad_counts=self.pad_counts.isChecked(),
        )

    def _tick(self, box: QVBoxLayout, made: QCheckBox, help_: str) -> None:
        made.setAccessibleDescription(help_)
        box.addWidget(made)
        box.addWidget(label(help_, "quiet", wraps=True))

    def _connect(self) -> None:
        self.scale.currentIndexChanged.connect(lambda _: self.changed.emit())
        for line in (self.superior, self.sign, self.contact):
            line.textEdited.connect(lambda _: self.changed.emit())
        for box in (self.full_place, self.pad_counts):
            box.toggled.connect(lambda _: self.changed.emit())
