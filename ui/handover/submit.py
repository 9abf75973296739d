"""Ghi ra USB: which final reports, where to; "có thể rút" only after it was read back."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.period import words
from core.report_line import ReportLine
from ui.entries import Choice, asked
from ui.keys import bind
from ui.notices import words_of
from ui.parts import button, label, row

_ID = Qt.ItemDataRole.UserRole
_STICKS = ("/media/", "/run/media/", "/mnt/")
_OTHER = ""


class Submit(QWidget):
    """`agreed` carries (ids, folder)."""

    agreed = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reports = QListWidget()
        self.reports.setAccessibleName("Báo cáo đã hoàn thành, chọn để ghi")
        self.target = Choice("Ghi vào")
        self.told = label("", wraps=True)
        self._write = button("&Ghi ra USB", self._on_agreed, main=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Ghi ra USB", "title"))
        what = "Chỉ báo cáo đã hoàn thành mới ghi được. Phím cách để chọn hoặc bỏ."
        box.addWidget(label(what, "quiet", wraps=True))
        box.addWidget(self.reports, 1)
        asked(box, "Ghi vào", self.target)
        other = button("Chọn &thư mục khác…", self._choose)
        again = button("Tìm lại &USB", self.find_sticks)
        box.addLayout(row(other, again, None))
        box.addWidget(self.told)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._write))
        self.setFocusProxy(self.reports)
        bind(self, {"Esc": self.left.emit})
        self.find_sticks()

    def show_reports(self, reports: tuple[ReportLine, ...]) -> None:
        """The reports that can be handed over, the newest one chosen."""
        self.reports.clear()
        ready = [one for one in reports if one.is_final and not one.is_practice]
        for one in [one for one in ready if not one.is_received]:
            period = words(one.period)
            item = QListWidgetItem(f"{period[:1].upper()}{period[1:]} · lần {one.revision}")
            item.setData(_ID, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first = self.reports.count() == 0
            item.setCheckState(Qt.CheckState.Checked if first else Qt.CheckState.Unchecked)
            self.reports.addItem(item)
        self._write.setEnabled(self.reports.count() > 0)
        empty = "Chưa có báo cáo nào hoàn thành. Mở báo cáo rồi chọn Hoàn thành trước."
        self.told.setText("" if self.reports.count() else empty)
        self.reports.setCurrentRow(0)
        self.find_sticks()

    def choose_folder(self, folder: Path) -> None:
        """Takes a folder as the place to write to."""
        kept = [(text, value) for text, value in self.target.items() if value]
        self.target.offer([(str(folder), str(folder)), *kept])
        self.target.setCurrentIndex(0)

    def find_sticks(self) -> None:
        """The drives that can be pulled out."""
        found: list[tuple[str, object]] = [
            (f"{volume.displayName()} ({_room(volume)} còn trống)", volume.rootPath())
            for volume in QStorageInfo.mountedVolumes()
            if volume.isValid() and volume.isReady() and _is_stick(volume)
        ]
        self.target.offer(found or [("(chưa thấy USB; cắm vào rồi chọn Tìm lại USB)", _OTHER)])

    def show_written(self, name: str) -> None:
        """The file is on the stick, read back and compared."""
        self._write.setEnabled(True)
        self.told.setText(f"Đã ghi và kiểm tra. Có thể rút USB. Tên tệp: {name}")

    def show_failed(self, error: Exception) -> None:
        """What was not written, and that the work is safe."""
        self._write.setEnabled(True)
        self.told.setText(words_of(error))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn nơi ghi")
        if chosen:
            self.choose_folder(Path(chosen))

    def _on_agreed(self) -> None:
        items = [self.reports.item(at) for at in range(self.reports.count())]
        ids = tuple(
            str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        folder = str(self.target.value() or "")
        if not ids or not folder:
            self.told.setText("Chọn ít nhất một báo cáo và một nơi để ghi.")
            return
        self._write.setEnabled(False)
        self.told.setText("Đang ghi và kiểm tra, chưa rút USB…")
        self.agreed.emit((ids, Path(folder)))


def _is_stick(volume: QStorageInfo) -> bool:
    root = volume.rootPath()
    on_windows = len(root) == 3 and root[1] == ":" and root[0].upper() != "C"
    return not volume.isReadOnly() and (on_windows or f"{root}/".startswith(_STICKS))


def _room(volume: QStorageInfo) -> str:
    size = volume.bytesAvailable() / (1 << 30)
    return f"{size:.1f} GB".replace(".", ",")
