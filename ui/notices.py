"""What the program tells, asks and warns of; a bug becomes a calm box with a copy button."""

import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from core.errors import AppError
from ui.messages import sentence
from ui.parts import button, label, row

MOST_OF_SCREEN = 0.9
_MOST_CAUSES = 5


def warn(over: QWidget | None, error: Exception) -> None:
    """Tells of an error in a box; only for what can't be told beside the work."""
    box = QMessageBox(over)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle("Báo cáo xã")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words_of(error))
    box.addButton("Đã rõ", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(over: QWidget | None, question: str, verb: str, instead: str = "Thôi") -> bool:
    """Asks before an act that can't be taken back; the buttons say what they do."""
    box = QMessageBox(over)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("Báo cáo xã")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    yes = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
    box.addButton(instead, QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


def words_of(error: Exception) -> str:
    """An AppError's sentence; of a bug, that work is safe and what to do."""
    if isinstance(error, AppError):
        return sentence(error)
    return (
        "Phần đã ghi “Đã lưu” vẫn an toàn. Chương trình gặp lỗi không ngờ tới. "
        "Hãy sao chép chi tiết để gửi người hỗ trợ, rồi làm tiếp hoặc mở lại chương trình."
    )


class CrashBox(QDialog):
    """A bug, told calmly: what is safe, and the details to send on."""

    def __init__(self, details: str, over: QWidget | None = None) -> None:
        super().__init__(over)
        self._details = details
        self.setWindowTitle("Báo cáo xã")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told: QLabel = label(words_of(RuntimeError()), wraps=True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName("Chi tiết lỗi")
        box = QVBoxLayout(self)
        box.addWidget(told)
        box.addWidget(text, 1)
        copy, close = button("Sao chép chi tiết", self._copy), button("Đóng", self.accept)
        box.addLayout(row(copy, None, close))
        limit_to_screen(self, 560, 360)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)


def details_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Where a bug happened, as text; not what it says, for that can hold words of the report."""
    parts = [_where(kind, trace)]
    cause = error.__cause__ or error.__context__
    while cause is not None and len(parts) < _MOST_CAUSES:
        parts.insert(0, _where(type(cause), cause.__traceback__))
        cause = cause.__cause__ or cause.__context__
    return "\n".join(parts)


def _where(kind: type[BaseException], trace: TracebackType | None) -> str:
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join([*frames, f"{kind.__module__}.{kind.__qualname__}"])


def limit_to_screen(dialog: QWidget, width: int, height: int) -> None:
    """Gives a dialog its size, never more than most of the screen."""
    room = dialog.screen().availableGeometry()
    dialog.resize(
        min(width, int(room.width() * MOST_OF_SCREEN)),
        min(height, int(room.height() * MOST_OF_SCREEN)),
    )
