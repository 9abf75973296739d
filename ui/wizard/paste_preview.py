"""What of a pasted table goes where, before it is taken."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QDialog, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from core.pasted_rows import PastedRows
from core.printed_table import cell_words
from core.template import TableForm
from ui.parts import button, label, row
from ui.theme import RED

_SIZE = QSize(900, 420)


class PastePreview(QDialog):
    """`replaces` says whether the rows that stand there go."""

    def __init__(self, form: TableForm, pasted: PastedRows, held: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Dán vào bảng {form.label}")
        self.replaces = False
        self.summary = label(summary_words(pasted), wraps=True)
        self.summary.setAccessibleName(self.summary.text())
        self.grid = QTableWidget(len(pasted.cells), len(form.columns))
        self.grid.setAccessibleName("Các dòng sẽ dán")
        self.grid.setHorizontalHeaderLabels([column.label for column in form.columns])
        self.grid.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.grid.setTabKeyNavigation(False)
        self.grid.horizontalHeader().setSectionResizeMode(
            self.grid.horizontalHeader().ResizeMode.Stretch
        )
        self.grid.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag(Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value)
        )
        self.grid.horizontalHeader().setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 12)
        self._fill(pasted)
        self.add = button(f"Thêm {len(pasted.cells)} dòng", self.accept, main=True)
        self.put = button(f"Thay {held} dòng đang có", self._on_replace)
        self.put.setVisible(held > 0)
        box = QVBoxLayout(self)
        box.addWidget(self.summary)
        box.addWidget(self.grid, 1)
        box.addLayout(row(self.add, self.put, None, button("Thôi", self.reject)))
        room = self.screen().availableGeometry().size() * 0.9
        self.resize(_SIZE.boundedTo(room))
        self.add.setFocus()

    def _fill(self, pasted: PastedRows) -> None:
        for at, line in enumerate(pasted.cells):
            for place, cell in enumerate(line):
                item = QTableWidgetItem(cell_words(cell.value) if cell.fits else f"✗ {cell.text}")
                if not cell.fits:
                    item.setForeground(QColor(RED))
                    item.setToolTip("Không đọc được: ô này sẽ để trống.")
                self.grid.setItem(at, place, item)
        self.grid.resizeRowsToContents()

    def _on_replace(self) -> None:
        self.replaces = True
        self.accept()


def summary_words(pasted: PastedRows) -> str:
    """How much fits, and what does not."""
    told = [f"{len(pasted.cells)} dòng."]
    if pasted.misfits:
        told.append(f"{pasted.misfits} ô không đọc được (✗) sẽ để trống, nhập lại sau khi dán.")
    if pasted.dropped:
        told.append(f"Không có cột nhận: {', '.join(pasted.dropped)}.")
    if len(told) == 1:
        told.append("Mọi ô đều khớp.")
    return " ".join([*told, "Dán xong vẫn hoàn tác được (Ctrl+Z)."])
