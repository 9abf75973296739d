"""Six months are added up from two quarters; nothing is taken unasked."""

import json
from pathlib import Path

from tests.ui.commands.calls import Run

FORM = ("--template", "qcdc-pl34")


def test_quarters_are_shown_and_taken_only_when_asked(run: Run, tmp_path: Path) -> None:
    assert run("unit", "--set", "name=Suối Lành").code == 0
    file = tmp_path / "so.json"
    for period, count in (("2024-Q1", 3), ("2024-Q2", 4)):
        id_ = run("new", *FORM, "--period", period).json["report"]
        file.write_text(json.dumps({"figures": {"van_ban_chi_dao": count, "so_ho": 100}}))
        assert run("fill", id_, file).code == 0
    half = run("new", *FORM, "--period", "2024-6M").json["report"]
    shown = run("add-up", half).json
    assert [(each["id"], each["value"]) for each in shown["added"]] == [("van_ban_chi_dao", 7)]
    assert shown["added"][0]["parts"] == [
        {"period": "2024-Q1", "value": 3},
        {"period": "2024-Q2", "value": 4},
    ]
    assert run("show", half).json["figures"]["van_ban_chi_dao"] is None
    assert run("add-up", half, "--take").json["taken"] == ["van_ban_chi_dao"]
    assert run("show", half).json["figures"]["van_ban_chi_dao"] == 7
    assert run("add-up", half, "--take").json["taken"] == []
