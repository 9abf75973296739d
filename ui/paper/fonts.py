"""The font of the paper: this PC's Times New Roman where it may be used, else the one shipped."""

import os
from collections.abc import Mapping
from pathlib import Path

import resources
from core.layout.placed import Face

_INSTALLED = {
    Face.REGULAR: "times.ttf",
    Face.BOLD: "timesbd.ttf",
    Face.ITALIC: "timesi.ttf",
    Face.BOLD_ITALIC: "timesbi.ttf",
}
_SHIPPED = {
    Face.REGULAR: "Regular",
    Face.BOLD: "Bold",
    Face.ITALIC: "Italic",
    Face.BOLD_ITALIC: "BoldItalic",
}


def fonts_folder() -> Path | None:
    """Where Windows keeps its fonts; other systems have no Times New Roman of their own."""
    windows = os.environ.get("WINDIR", "") if os.name == "nt" else ""
    return Path(windows) / "Fonts" if windows else None


def paper_fonts(folder: Path | None) -> Mapping[Face, bytes]:
    """The four files that measure and draw, all of one family."""
    from core.export.metrics import FontUnusable, check

    if folder is not None:
        try:
            installed = {face: (folder / name).read_bytes() for face, name in _INSTALLED.items()}
            check(installed)
        except (OSError, FontUnusable):
            return shipped_fonts()
        return installed
    return shipped_fonts()


def shipped_fonts() -> Mapping[Face, bytes]:
    """Liberation Serif: as wide as Times New Roman, letter by letter."""
    return {
        face: resources.read_bytes(f"fonts/LiberationSerif-{name}.ttf")
        for face, name in _SHIPPED.items()
    }
