"""What a command leaves behind, as people and programs see it."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Done:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """The object on stdout."""
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def error(self) -> dict[str, str]:
        """The object on stderr."""
        found: dict[str, str] = json.loads(self.err)["error"]
        return found


Run = Callable[..., Done]
FORM = ("--template", "qcdc-pl34", "--period", "2024-9M")
