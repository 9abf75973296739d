"""The rooms of the unit's registers, bound to the desk that keeps them."""

import datetime
from collections.abc import Callable

from ui.events.room import EventsRoom
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
    made.left.connect(left)
    return made
