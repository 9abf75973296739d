"""LibreOffice as a second opinion: it converts with the fonts of this program and no others."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

# What the papers' two prints have in common, told at the end of the run.
FIGURES = pytest.StashKey[list[str]]()
FONTS = Path(__file__).parents[1] / "resources" / "fonts"
# Whatever the machine has installed, Times New Roman must be the font our own pens measure.
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias binding="same">
    <family>Times New Roman</family>
    <prefer><family>Liberation Serif</family></prefer>
  </alias>
</fontconfig>
"""


def has_office() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def convert(files: Sequence[Path], folder: Path) -> None:
    """Makes a PDF of each file in `folder`, where LibreOffice also keeps its profile."""
    wanted = ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    complaints = run_office(folder, *wanted)
    missing = [file.name for file in files if not (folder / f"{file.stem}.pdf").is_file()]
    if missing:
        raise RuntimeError(f"LibreOffice made no PDF of {missing}: {complaints}")


def run_office(folder: Path, *arguments: str) -> str:
    """Runs it to its end with its profile in `folder`; gives back what it complains of."""
    config = folder / "fonts.conf"
    config.write_text(_FONTCONFIG.format(fonts=FONTS, cache=folder / "fonts"), encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--norestore", *arguments]
    environ = {**os.environ, "FONTCONFIG_FILE": str(config)}
    done = subprocess.run(command, capture_output=True, timeout=300, env=environ, check=True)
    return done.stderr.decode()
