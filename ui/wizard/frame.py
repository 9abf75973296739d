"""Where the parts of the form stand: outline, page, help, and the printed pages in their place."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.paper.preview import Preview
from ui.wizard.header import Footer, Header
from ui.wizard.outline import Outline
from ui.wizard.side_pane import SidePane

OUTLINE_WIDTH = 236
SIDE_WIDTH = 252
LEAST_FORM = 480
LEAST_LOOK = 400


class Look(Enum):
    """How much of the form the printed pages take."""

    CLOSED = auto()
    BESIDE = auto()
    WHOLE = auto()


class Frame(QWidget):
    """Folds what is not needed and brings it back as it was; the stack holds the form's pages."""

    def __init__(
        self, header: Header, outline: Outline, side: SidePane, preview: Preview, footer: Footer
    ) -> None:
        super().__init__()
        self.look = Look.CLOSED
        self.stack = QStackedWidget()
        self._header = header
        self._outline = outline
        self._side = side
        self._preview = preview
        self._open = (True, True)
        outline.setFixedWidth(OUTLINE_WIDTH)
        side.setFixedWidth(SIDE_WIDTH)
        self._middle = QWidget()
        self._under = QVBoxLayout()
        self._arrange(footer)
        preview.hide()

    def put_under(self, bar: QWidget) -> None:
        """A line between the form and its buttons."""
        self._under.addWidget(bar)

    def show_look(self, wanted: Look) -> None:
        """The pages beside the form, in its place or closed; beside only where there is room."""
        if wanted is Look.BESIDE and self.width() < self._least():
            wanted = Look.WHOLE
        if self.look is Look.CLOSED:
            self._open = (not self._outline.isHidden(), not self._side.isHidden())
        self.look = wanted
        outline, side = self._open if wanted is Look.CLOSED else (False, False)
        self._outline.setVisible(outline)
        self._side.setVisible(side)
        self._header.setVisible(wanted is not Look.WHOLE)
        self._preview.setVisible(wanted is not Look.CLOSED)
        if wanted is Look.WHOLE:
            self._preview.setFocus()
        self._middle.setVisible(wanted is not Look.WHOLE)

    def fold_outline(self) -> None:
        """Ctrl+1."""
        self._outline.setVisible(self._outline.isHidden())

    def turn_right(self) -> None:
        """Ctrl+2: folds the help; while pages stand there, to them and back to the form."""
        if self.look is Look.CLOSED:
            self._side.setVisible(self._side.isHidden())
        elif _holds_focus(self._preview):
            self.return_focus()
        else:
            self._preview.setFocus()

    def help(self) -> None:
        """F1: into the help, from there back to where one was."""
        if _holds_focus(self._side):
            self.return_focus()
            return
        self.show_look(Look.CLOSED)
        self._side.show()
        self._side.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def return_focus(self) -> None:
        """To the field one was in before."""
        shown = self.stack.currentWidget()
        held = shown.focusWidget() if shown else None
        (held or shown or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.look is not Look.CLOSED:
            self.show_look(Look.CLOSED)
            self.return_focus()
        else:
            super().keyPressEvent(event)

    def _least(self) -> int:
        return max(LEAST_FORM, self._middle.minimumSizeHint().width()) + LEAST_LOOK

    def _arrange(self, footer: Footer) -> None:
        middle = QVBoxLayout(self._middle)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addStrut(LEAST_FORM)
        middle.addWidget(self.stack, 1)
        middle.addLayout(self._under)
        middle.addWidget(footer)
        body = QHBoxLayout()
        body.setSpacing(6)
        body.addWidget(self._outline)
        body.addWidget(self._middle, 4)
        body.addWidget(self._preview, 5)
        body.addWidget(self._side)
        box = QVBoxLayout(self)
        box.setContentsMargins(8, 6, 8, 0)
        box.setSpacing(6)
        box.addWidget(self._header)
        box.addLayout(body, 1)


def _holds_focus(pane: QWidget) -> bool:
    held = QApplication.focusWidget()
    return held is not None and pane.isAncestorOf(held)
