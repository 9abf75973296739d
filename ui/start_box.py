"""The box of a start that did not succeed: what happened, and what can be done by one key."""

from enum import Enum
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ui.main_window import NAME
from ui.notices import words_of


class Choice(Enum):
    """What a person wants after a start that did not succeed."""

    AGAIN = "&Thử lại"
    LOOK = "&Xem bản chép"
    ANEW = "&Bắt đầu mới ở đây"
    BACKUP = "Xem bản &sao gần nhất"
    FOLDER = "&Chọn thư mục khác…"
    PLACE = "&Mở thư mục này"
    CLOSE = "Đóng"


def asked(error: Exception, *offered: Choice) -> Choice:
    """Enter tries again, Escape closes; `offered` stand between the two."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(NAME)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(words_of(error))
    roles = {
        Choice.AGAIN: QMessageBox.ButtonRole.AcceptRole,
        Choice.CLOSE: QMessageBox.ButtonRole.RejectRole,
    }
    made = {
        choice: box.addButton(choice.value, roles.get(choice, QMessageBox.ButtonRole.ActionRole))
        for choice in (Choice.AGAIN, *offered, Choice.CLOSE)
    }
    box.setDefaultButton(made[Choice.AGAIN])
    box.setEscapeButton(made[Choice.CLOSE])
    box.exec()
    clicked = (choice for choice, button in made.items() if button is box.clickedButton())
    return next(clicked, Choice.CLOSE)


def other_folder(now: Path) -> Path:
    """Where the person says the data is, or is to be; `now` where none was chosen."""
    told = "Thư mục dữ liệu của Báo cáo xã"
    chosen = QFileDialog.getExistingDirectory(None, told, str(now.parent))
    return Path(chosen) if chosen else now


def show_folder(folder: Path) -> None:
    """The files themselves, in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
