"""Files a person names, read whole; and the ids of what is made from them."""

import secrets
from pathlib import Path

from core.errors import AppError


class FileUnreadable(AppError):
    """`file` can't be read: `problem`."""


class FileMissing(AppError):
    """There is no `file`."""


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a file; at most one more than `largest`, so that its reader can refuse it."""
    try:
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise FileMissing(file=path) from None
    except OSError as error:
        raise FileUnreadable(file=path, problem=error.strerror or "") from None


def new_id() -> str:
    """An opaque id, unlike any other in the country."""
    return secrets.token_hex(10)
