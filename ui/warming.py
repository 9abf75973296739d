"""What is made ready behind the first page, so that nobody waits for it later."""

import gc
import importlib
import sys

_LATE = (
    "core.export.docx",
    "core.export.pdf",
    "core.importing.reading",
    "ui.report_room",
    "ui.handover.submit",
    "ui.receiving.arrivals",
    "ui.receiving.board",
    "ui.receiving.reading",
    "ui.receiving.texts",
    "ui.receiving.totals",
)
_FULL_EVERY = 100
_GIVE_WAY_S = 0.001


def warm_up() -> None:
    """Imports what exporting, importing and every room need; done in the worker, once.

    A room that is entered for the first time would else stand still for up to half a second.
    """
    for name in _LATE:
        importlib.import_module(name)
    from core.layout.placed import Face
    from ui.paper import rendering

    rendering.metrics().width("Báo cáo", Face.REGULAR, 14)


def spare_the_window() -> None:
    """Python looks through all it holds for garbage, and no thread runs meanwhile: 40 to 100 ms.

    What stands now stands to the end and is left out; the rest is gone through a tenth as often.
    Threads give way every millisecond: at each word with Qt the window waits for one that computes.
    """
    sys.setswitchinterval(_GIVE_WAY_S)
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _FULL_EVERY)
