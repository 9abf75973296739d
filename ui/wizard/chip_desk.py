"""What chips and numbers of the open texts ask for: the picker, their source, their fact."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.markup import Token
from core.proposals import Proposal
from ui.session import Session
from ui.wizard.chip_editor import ChipEditor
from ui.wizard.chip_source import EDIT, place_of, proposal_words, source_words
from ui.wizard.chip_words import chip_view
from ui.wizard.insertions import insertions
from ui.wizard.page import SectionPage
from ui.wizard.side_pane import SidePane
from ui.wizard.token_picker import TokenPicker


class ChipDesk(QObject):
    """`register_asked` carries the token whose fact is the unit's, `paste_refused` the text of a
    paste that was too much for a section.
    """

    register_asked = Signal(object)
    paste_refused = Signal(object)

    def __init__(
        self, session: Session, side: SidePane, open_at: Callable[[str, str], None]
    ) -> None:
        super().__init__(side)
        self._session = session
        self._side = side
        self._open_at = open_at

    def attend(self, page: SectionPage) -> None:
        """Listens to the text of a page that was built."""
        section = page.section.id
        page.prose.set_sources(lambda token: source_words(self._session.facts, token))
        page.prose.insert_asked.connect(lambda editor: self._pick(editor, section))
        page.prose.fact_asked.connect(lambda token: self._go_to(token, section))
        page.prose.passed.connect(self._tell_source)
        page.proposed.passed.connect(self._tell_proposal)
        page.prose.paste_refused.connect(self.paste_refused)

    def _pick(self, editor: ChipEditor, section: str) -> None:
        TokenPicker(editor, insertions(self._session.facts, section)).popup()

    def _go_to(self, token: Token, section: str) -> None:
        place = place_of(self._session.facts, token, section)
        if place.register:
            self.register_asked.emit(token)
        elif place.page:
            self._open_at(place.page, place.field)
        else:
            self._tell_source(token)

    def _tell_source(self, token: Token | None) -> None:
        facts = self._session.facts
        if token is None:
            self._side.show_help("", "")
            return
        view = chip_view(facts, token)
        if view.text is None:
            gone = "Thông tin này không còn; bản in sẽ ghi [?]. Xóa ô này, hoặc chèn lại bằng F4."
            self._side.show_help(view.name, gone)
            return
        words = f"{view.text}\n\n{source_words(facts, token)}\n\n{EDIT}"
        self._side.show_help(view.name, words)

    def _tell_proposal(self, proposal: Proposal | None) -> None:
        told = proposal_words(self._session.facts, proposal) if proposal else ""
        where = "chú thích" if proposal and proposal.note >= 0 else "câu"
        self._side.show_help(f"Con số trong {where}", told)
