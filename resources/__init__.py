"""The one door to what is shipped: read by name, the same from source and frozen."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def read_bytes(name: str) -> bytes:
    """`name` is relative to this folder, with "/" on every system: "fonts/LICENSE-OFL.txt"."""
    return _at(name).read_bytes()


def read_text(name: str) -> str:
    return _at(name).read_text(encoding="utf-8")


def names(folder: str, suffix: str) -> tuple[str, ...]:
    """What `read_bytes` takes for each file of `folder` ending in `suffix`, sorted; () if none."""
    place = _at(folder)
    if not place.is_dir():
        return ()
    found = (entry.name for entry in place.iterdir() if entry.is_file())
    return tuple(sorted(f"{folder}/{name}" for name in found if name.endswith(suffix)))


def _at(name: str) -> Traversable:
    return files(__name__).joinpath(*name.split("/"))
