"""The virtual environments beside the repository, holding exactly what their files pin."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from problem import Problem

HALF_MADE = "half-made"
PROBE = "import sys, pip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))"
NO_PACKAGES = (
    "Chưa cài được các gói Python ghi trong build/constraints.txt. Hãy kiểm tra mạng rồi chạy lại; "
    "máy không có mạng thì chép các gói vào thư mục wheelhouse cạnh main.py."
)


def ensure(root: Path) -> Path:
    """Give back the environment's Python; the second time at once, after a break from the start."""
    return _ensure(root, root / ".venv", root / "build" / "constraints.txt")


def ensure_rivals(root: Path) -> Path:
    """The Python of what is only measured beside the program, in an environment of its own: the
    program's libraries use pandas where they find it."""
    return _ensure(root, root / ".venv-bench", root / "build" / "constraints-bench.txt")


def _ensure(root: Path, venv: Path, constraints: Path) -> Path:
    python, stamp = _python_of(venv), venv / "baocaoxa.stamp"
    wanted = hashlib.sha256(constraints.read_bytes()).hexdigest()
    found = stamp.read_text(encoding="utf-8") if stamp.is_file() else ""
    if found == wanted and python.exists():
        return python
    if found == HALF_MADE or not _works(python):
        _make(venv)
    # pip takes a package whose installing was cut short for a whole one.
    stamp.write_text(HALF_MADE, encoding="utf-8")
    _install(python, constraints, root / "wheelhouse")
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def _works(python: Path) -> bool:
    return (
        python.exists() and subprocess.call([python, "-c", PROBE], stderr=subprocess.DEVNULL) == 0
    )


def _make(venv: Path) -> None:
    print(f"Đang tạo môi trường Python trong {venv} …", flush=True)
    if venv.is_symlink() or venv.is_file():
        venv.unlink()
    shutil.rmtree(venv, ignore_errors=True)
    if subprocess.call([sys.executable, "-m", "venv", venv]):
        raise Problem(f"Không tạo được môi trường Python trong {venv}. Hãy kiểm tra quyền ghi.")


def _install(python: Path, constraints: Path, wheelhouse: Path) -> None:
    print("Đang cài các gói Python (chỉ lần đầu, vài phút) …", flush=True)
    offline = ["--no-index", "--find-links", str(wheelhouse)] if wheelhouse.is_dir() else []
    options = ["--disable-pip-version-check", "-qq", "--no-deps", *offline]
    if subprocess.call([python, "-m", "pip", "install", *options, "-r", constraints]):
        raise Problem(NO_PACKAGES)
