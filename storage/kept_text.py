"""A long JSON text as it is kept, with what was found out about it on the way."""

from dataclasses import dataclass, field

from core.canonical import Json

# In place of a paper that was proved by its form, and that nobody has taken apart yet.
PLAIN_PAPER = object()


@dataclass(frozen=True, slots=True)
class KeptText:
    """A canonical JSON text as UTF-8, what it says, and the pieces of itself as a JSON string.

    What it says is never changed by anybody.
    """

    data: bytes
    value: Json = field(compare=False)
    quoted: tuple[bytes, ...] = field(compare=False, repr=False)

    def __str__(self) -> str:
        return self.data.decode()


def escaped(data: bytes) -> bytes:
    """Canonical JSON inside a JSON string: it has no other characters to escape."""
    return data.replace(b"\\", b"\\\\").replace(b'"', b'\\"')
