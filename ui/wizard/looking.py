"""The look (F9) while a report is written: opened, closed, following what is written."""

from collections.abc import Callable, Mapping

from ui.paper.place import Place
from ui.paper.preview import Preview
from ui.session import Session
from ui.wizard.frame import Frame, Look


class Looking:
    """`place` says where in the report one is; `flush` takes in what is typed."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        preview: Preview,
        place: Callable[[], Place],
        flush: Callable[[], None],
    ) -> None:
        self._session = session
        self._frame = frame
        self._preview = preview
        self._place = place
        self._flush = flush
        preview.left.connect(self.leave)
        preview.whole_asked.connect(self.turn_whole)

    def keys(self) -> Mapping[str, Callable[[], object]]:
        """Those of the pages, wherever the focus is."""
        return {
            "F9": self.turn,
            "Shift+F9": self.turn_whole,
            "Ctrl++": lambda: self._preview.zoom(1),
            "Ctrl+=": lambda: self._preview.zoom(1),
            "Ctrl+-": lambda: self._preview.zoom(-1),
            "Ctrl+0": self._preview.fit,
        }

    def turn(self) -> None:
        """F9: the pages beside the form, again: none."""
        if self._frame.look is Look.CLOSED:
            self._show(Look.BESIDE)
        else:
            self.leave()

    def turn_whole(self) -> None:
        """Shift+F9: the pages alone, again: none."""
        if self._frame.look is Look.WHOLE:
            self.leave()
        else:
            self._show(Look.WHOLE)

    def leave(self) -> None:
        """Back to the form, to the field one was in."""
        self._frame.show_look(Look.CLOSED)
        self._frame.return_focus()

    def uncover(self) -> None:
        """Brings the form back where the pages hide it."""
        if self._frame.look is Look.WHOLE:
            self._frame.show_look(Look.CLOSED)

    def refresh(self) -> None:
        """Something was written."""
        if self._frame.look is not Look.CLOSED:
            self._preview.show_paper_soon(self._session.paper(), self._place())

    def follow(self) -> None:
        """Another section is open."""
        if self._frame.look is not Look.CLOSED:
            self._preview.follow(self._place())

    def _show(self, wanted: Look) -> None:
        self._flush()
        self._frame.show_look(wanted)
        self._preview.show_paper(self._session.paper(), self._place())
