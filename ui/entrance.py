"""Where the focus goes when a page gets it, without keeping Tab from what stands before."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class Entrance(QObject):
    """`page` hands its focus to `first`.

    A focus proxy would do so too, but Tab, coming round to the page, would jump over all that
    stands between its beginning and the proxy.
    """

    def __init__(self, page: QWidget, first: QWidget) -> None:
        super().__init__(page)
        self._first = first
        page.installEventFilter(self)

    def eventFilter(self, _page: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._first.setFocus()
        return False
