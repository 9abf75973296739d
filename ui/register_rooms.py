"""The rooms of the unit's registers, bound to the desk that keeps them."""

import datetime
from collections.abc import Callable
from functools import partial

from core.documents import CitedDocument, full_citation
from core.errors import AppError
from core.events import Event
from ui.events.room import EventsRoom
from ui.messages import sentence
from ui.office.register_desk import RegisterDesk
from ui.unit_profile import UnitProfile


def built_profile(desk: RegisterDesk, folder: str, left: Callable[[], object]) -> UnitProfile:
    """The profile with its registers; what is written there is kept."""
    made = UnitProfile(folder)
    made.unit_written.connect(desk.save_history)
    made.documents_written.connect(desk.save_documents)
    made.document_unwanted.connect(lambda id_: desk.take_out_document(id_, made.show_documents))
    made.left.connect(made.flush)
    made.left.connect(left)
    return made


def built_events(desk: RegisterDesk, left: Callable[[], object]) -> EventsRoom:
    """The register of events; what is written there is kept."""
    made = EventsRoom(desk.event_kinds(), datetime.date.today())
    made.written.connect(lambda event: desk.save_event(event, made.show_kept))
    made.taken_out.connect(lambda id_: desk.take_out_event(id_, made.show_events))
    made.cite_asked.connect(partial(_cite, desk, made))
    made.left.connect(left)
    return made


def _cite(desk: RegisterDesk, room: EventsRoom, event: Event) -> None:
    def told(found: CitedDocument) -> None:
        room.tell(f"Đã đưa vào sổ văn bản: {full_citation(found)}. Chèn vào câu bằng F4.")

    try:
        desk.cite(event, told)
    except AppError as error:
        room.tell(sentence(error))
