"""The register of events comes back as it was written, and forgets nothing."""

import datetime

import pytest

from core.events import Event
from storage import events, register_rows
from storage.database import Store
from storage.events import EventUnknown
from storage.register_rows import RegisterDamaged

MAY = datetime.date(2024, 5, 20)


def held(day: datetime.date = MAY, id_: str = "") -> Event:
    return Event(id_, "doi_thoai", day, {"doi_tuong": "Nhân dân"})


def test_events_come_back_by_their_days_each_under_an_id_of_its_own(commune: Store) -> None:
    later, sooner = events.save_events(commune, [held(), held(MAY.replace(month=1))])
    assert later.id != sooner.id
    assert events.events(commune) == (sooner, later)


def test_a_line_is_written_over_under_its_id(commune: Store) -> None:
    (made,) = events.save_events(commune, [held()])
    changed = held(MAY.replace(day=21), made.id)
    events.save_events(commune, [changed])
    assert events.events(commune) == (changed,)


def test_a_mistake_is_taken_out_and_its_id_never_used_again(commune: Store) -> None:
    (made,) = events.save_events(commune, [held()])
    events.take_out(commune, made.id)
    assert events.events(commune) == ()
    (again,) = events.save_events(commune, [held()])
    assert again.id != made.id
    with pytest.raises(EventUnknown):
        events.take_out(commune, made.id)


def test_a_changed_line_is_never_read_as_good(commune: Store) -> None:
    events.save_events(commune, [held()])
    commune.conn.execute("UPDATE register SET body = replace(body, 'Nhân', 'nhân')")
    with pytest.raises(RegisterDamaged):
        events.events(commune)


def test_a_kind_nobody_knows_is_damage_not_a_crash(commune: Store) -> None:
    row = register_rows.Row("v9", "", None, 0, {"kind": "la", "date": "2024-05-20"})
    register_rows.write(commune, "event", row)
    with pytest.raises(RegisterDamaged):
        events.events(commune)
