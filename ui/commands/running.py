"""One command from its words to its exit code: 0 done, 1 findings or refusals, 2 not done."""

import importlib
import json
import os
import sys
import traceback
from argparse import Namespace
from collections.abc import Callable, Mapping
from typing import Any

from core.errors import AppError
from storage.database import Store
from ui.commands.desk import Said, opened
from ui.commands.option_words import told

# Each command's room is imported when it is called: some bring slow libraries.
_COMMANDS: Mapping[str, tuple[str, str]] = {
    "unit": ("office", "unit"),
    "events": ("events", "events"),
    "documents": ("documents", "documents"),
    "templates": ("office", "templates"),
    "new": ("making", "new"),
    "import": ("importing", "import_"),
    "list": ("making", "list_"),
    "show": ("making", "show"),
    "fill": ("making", "fill_"),
    "keep": ("settling", "keep"),
    "add-up": ("adding", "add_up"),
    "days": ("settling", "days"),
    "check": ("settling", "check_"),
    "finalise": ("settling", "finalise"),
    "register": ("settling", "register"),
    "reopen": ("settling", "reopen"),
    "export": ("papers", "export"),
    "submit": ("handover", "submit"),
    "receive": ("handover", "receive"),
    "communes": ("receiving", "communes_"),
    "board": ("receiving", "board_"),
    "totals": ("totalling", "totals_"),
    "remark": ("remarking", "remark"),
    "accept": ("remarking", "accept"),
    "return": ("remarking", "return_"),
    "backup": ("keeping", "backup"),
    "restore": ("keeping", "restore"),
    "delete": ("keeping", "delete"),
    "undelete": ("keeping", "undelete"),
    "history": ("keeping", "history_"),
    "take-back": ("keeping", "take_back"),
}
# Looks at the folder as it lies: opening would repair it.
_WITHOUT_STORE: Mapping[str, tuple[str, str]] = {"verify": ("keeping", "verify")}
_BUG = (
    "Dữ liệu đã lưu vẫn an toàn. Chương trình gặp lỗi chưa lường trước ({name}). "
    "Hãy báo nơi hỗ trợ."
)


class OutputUnwritable(AppError):
    """The command was carried out and its answer could not be printed: `detail`."""


def run(given: Namespace) -> int:
    """Carries the command out and says what came of it."""
    try:
        said = carried_out(given)
    except AppError as error:
        return refused(type(error).__name__, told(error), as_json=given.json)
    except Exception as error:  # noqa: BLE001  a person never sees a traceback
        where = traceback.extract_tb(error.__traceback__)[-1]
        name = f"{type(error).__name__}, {where.name}:{where.lineno}"
        return refused(type(error).__name__, _BUG.format(name=name), as_json=given.json)
    answer = json.dumps(said.json, ensure_ascii=False) if given.json else "\n".join(said.lines)
    _print(answer)
    if said.problem:
        refused(type(said.problem).__name__, told(said.problem), as_json=given.json)
    return said.code


def _print(text: str) -> None:
    """On stdout; whoever closed it has read enough."""
    try:
        print(text, flush=True)
    except OSError as error:
        # Python would try once more when it ends.
        with open(os.devnull, "wb") as nowhere:  # noqa: PTH123  a handle, no path
            os.dup2(nowhere.fileno(), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise OutputUnwritable(detail=error.strerror or "") from error


def carried_out(given: Namespace) -> Said:
    """The command done in its data folder; raises what stopped it."""
    if given.command in _WITHOUT_STORE:
        look: Callable[[Namespace], Said] = _function(*_WITHOUT_STORE[given.command])
        return look(given)
    work: Callable[[Store, Namespace], Said] = _function(*_COMMANDS[given.command])
    with opened(given.data) as store:
        return work(store, given)


def _function(room: str, function: str) -> Any:
    return getattr(importlib.import_module(f"ui.commands.{room}"), function)


def refused(code: str, message: str, *, as_json: bool) -> int:
    """One sentence on stderr."""
    said = {"error": {"code": code, "message": message}}
    print(json.dumps(said, ensure_ascii=False) if as_json else message, file=sys.stderr)
    return 2
