"""The box of a start that did not succeed: what happened, and what can be done by one key."""

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ui.main_window import NAME
from ui.notices import words_of


class Choice(Enum):
    """What a person wants after a start that did not succeed."""

    AGAIN = "&Thử lại"
    LOOK = "&Xem bản chép"
    ANEW = "&Bắt đầu mới ở đây"
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
