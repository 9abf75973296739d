"""What Debian and its kin must have installed: asked of dpkg, got by apt-get where we may."""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence

from problem import Problem

QT = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libdbus-1-3",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-render-util0",
    "libxcb-shape0",
    "libxcb-xkb1",
    "libcups2",  # without it Qt finds no printer
)
# Debian keeps the shared library of its own Python apart.
OWN_PYTHON = (f"libpython3.{sys.version_info[1]}",) if sys.base_prefix == "/usr" else ()
FREEZING = ("binutils", *OWN_PYTHON)
# program → the package that has it; tests that need one that is not there are skipped
TEST_TOOLS = {
    "soffice": "libreoffice-writer-nogui",
    "pdftoppm": "poppler-utils",
    "Xvfb": "xvfb",
    "xauth": "xauth",
    "pandoc": "pandoc",
    "cupsd": "printer-driver-cups-pdf",
    "strace": "strace",
}
FAULT_TOOLS = {"strace": "strace", "Xvfb": "xvfb"}


def ensure(packages: Sequence[str]) -> None:
    """Install what is missing, or stop with the command that would."""
    missing = _missing([*packages, *_for_venv()])
    if missing and not _install(missing):
        command = f"sudo apt-get install -y {' '.join(missing)}"
        raise Problem(f"Máy còn thiếu thư viện hệ thống. Hãy chạy lệnh sau rồi thử lại: {command}")


def wish(tools: Mapping[str, str]) -> None:
    """Install the packages of programs that are missing, or say so and go on."""
    if not _has_dpkg():
        return
    missing = [package for program, package in tools.items() if not shutil.which(program)]
    if missing and not _install(missing):
        names = " ".join(missing)
        print(f"Bỏ qua các phép thử cần: {names} (chưa cài được trên máy này).", file=sys.stderr)


def _for_venv() -> Sequence[str]:
    # Debian cuts this module out of Python.
    return () if importlib.util.find_spec("ensurepip") else ("python3-venv",)


def _has_dpkg() -> bool:
    return sys.platform == "linux" and bool(shutil.which("dpkg-query") and shutil.which("apt-get"))


def _missing(packages: Sequence[str]) -> list[str]:
    if not _has_dpkg():
        return []
    # Debian 13 and Ubuntu 24.04 renamed some libraries for their 64-bit time.
    names = [name for package in packages for name in (package, f"{package}t64")]
    query = ["dpkg-query", "--show", "--showformat=${Package} ${db:Status-Status}\n", *names]
    answer = subprocess.run(query, capture_output=True, encoding="utf-8", check=False).stdout
    there = {line.split()[0] for line in answer.splitlines() if line.endswith(" installed")}
    return [package for package in packages if not there & {package, f"{package}t64"}]


def _install(packages: Sequence[str]) -> bool:
    """True if apt-get may be run here without a password and has installed them all."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        root: list[str] = []
    elif shutil.which("sudo") and _quietly("sudo", "-n", "true"):
        root = ["sudo", "-n"]
    else:
        return False
    print(f"Đang cài gói hệ thống: {' '.join(packages)} …", flush=True)
    apt_get = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    _quietly(*apt_get, "update")
    return _quietly(*apt_get, "install", "-y", "--no-install-recommends", *packages)


def _quietly(*command: str) -> bool:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False
    )
    if done.returncode and "apt-get" in command:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0
