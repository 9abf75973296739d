"""The lines of the unit's profile: what it is called, where it stands, whom it reports to."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from core.body_name import OFFICE_KINDS
from core.text import clean_line
from core.unit import UNIT_KINDS, Unit
from ui.entrance import Entrance
from ui.entries import Choice, line_edit
from ui.parts import label

LINES = (
    ("name", "Tên (không ghi chữ xã, sở)"),
    ("place", "Địa danh ghi trước ngày tháng"),
    ("parent", "Cơ quan cấp trên (nơi kính gửi)"),
    ("province", "Tỉnh, thành phố"),
    ("phone", "Điện thoại"),
)


class UnitForm(QWidget):
    """The lines of the profile; `changed` says something was written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice("Loại đơn vị", [(kind, kind) for kind in (*UNIT_KINDS, *OFFICE_KINDS)])
        self.lines: dict[str, QLineEdit] = {key: line_edit(words) for key, words in LINES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (words, editor) in enumerate([
            ("Loại đơn vị", self.kind),
            *((words, self.lines[key]) for key, words in LINES),
        ]):
            name = label(words)
            name.setBuddy(editor)
            grid.addWidget(name, at, 0)
            grid.addWidget(editor, at, 1)
        grid.setColumnStretch(1, 1)
        Entrance(self, self.lines["name"])
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        for editor in self.lines.values():
            editor.textEdited.connect(lambda _: self.changed.emit())

    def show_unit(self, unit: Unit) -> None:
        """The profile as it is kept."""
        self.kind.blockSignals(True)
        self.kind.choose(unit.kind)
        self.kind.blockSignals(False)
        for key, editor in self.lines.items():
            if not editor.hasFocus():
                editor.setText(getattr(unit, key))

    def written(self, unit: Unit) -> Unit:
        """`unit` with what stands in the lines."""
        text = {key: clean_line(editor.text()) for key, editor in self.lines.items()}
        return replace(
            unit,
            name=text["name"],
            kind=str(self.kind.value()),
            place=text["place"],
            parent=text["parent"],
            province=text["province"],
            phone=text["phone"],
        )
