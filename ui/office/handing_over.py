"""Final reports on their way to a stick: read by the writer, carried by a thread of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from core.paper import Document

if TYPE_CHECKING:
    from storage.database import Store
    from storage.outgoing import Parcel
    from ui.jobs import Jobs

Watch = Callable[[int, int], bool]


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that was proved on the stick: its name, its code, its slip; and what lies beside it
    that looks like one of ours and is none."""

    name: str
    code: str
    slip: Document
    look_alikes: tuple[str, ...]


def hand_over(
    jobs: "Jobs",
    store: "Callable[[], Store]",
    asked: tuple[tuple[str, ...], Path, Watch | None],
    answers: tuple[Callable[[Handed], None], Callable[[Exception], None]],
) -> None:
    """The reports `asked` for, in a file in that folder; saves asked for meanwhile don't wait."""
    ids, folder, watch = asked
    then, failed = answers

    def gathered(parcel: "Parcel") -> None:
        jobs.carry(partial(_sent, parcel, folder, watch), written, failed)

    def written(handed: Handed) -> None:
        then(handed)
        jobs.write(lambda: _kept(store))

    jobs.write(lambda: _gathered(store, ids), gathered, failed)


def _gathered(store: "Callable[[], Store]", ids: tuple[str, ...]) -> "Parcel":
    from storage import submission

    return submission.gather(store(), ids)


def _sent(parcel: "Parcel", folder: Path, watch: Watch | None) -> Handed:
    from core.period import words
    from core.slip import HandedOver, short_code, slip
    from storage import drives, library, outgoing

    made = outgoing.send(parcel, folder, watch)
    told = parcel.told
    names = {one.template: library.template(one.template, one.version).name for one in told}
    lines = [
        HandedOver(
            names[one.template], words(one.period), one.revision, one.registration.number or ""
        )
        for one in told
    ]
    paper = slip(told[0].unit, lines, made.file.name, made.sha256)
    return Handed(made.file.name, short_code(made.sha256), paper, drives.look_alikes(folder))


def _kept(store: "Callable[[], Store]") -> None:
    from storage import submission

    submission.submitted(store())
