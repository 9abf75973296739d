"""The pages of the form, each built when it is first seen."""

from collections.abc import Callable

from PySide6.QtWidgets import QStackedWidget, QWidget

from core.facts import Facts
from core.template import Placed, outline
from ui.session import Session
from ui.wizard.outline import UNPLACED
from ui.wizard.page import SectionPage
from ui.wizard.unplaced import UnplacedPage

Page = SectionPage | UnplacedPage


class Pages:
    """`built` is told of every new page; `sections` are those that are sections."""

    def __init__(
        self, session: Session, stack: QStackedWidget, built: Callable[[Page], None]
    ) -> None:
        self._session = session
        self._stack = stack
        self._tell = built
        self._made: dict[str, Page] = {}
        self.sections = _placed(session.facts)

    def of(self, page: str) -> Page:
        """That page; made now if it was not seen before."""
        if page not in self._made:
            made: Page = (
                UnplacedPage(self._session)
                if page == UNPLACED
                else SectionPage(self._session, self.sections[page])
            )
            self._tell(made)
            self._made[page] = made
            self._stack.addWidget(made)
        return self._made[page]

    def made(self, page: str) -> Page | None:
        """That page, if it was seen."""
        return self._made.get(page)

    def shown(self) -> SectionPage | None:
        """The section in sight, if it is one."""
        shown: QWidget | None = self._stack.currentWidget()
        return shown if isinstance(shown, SectionPage) else None


def _placed(facts: Facts) -> dict[str, Placed]:
    title = Placed(facts.template.title, "", 0)
    return {item.section.id: item for item in (title, *outline(facts.template))}
