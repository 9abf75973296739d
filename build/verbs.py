"""What `dev.py` can do once the computer is ready."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import environment
import system_packages
from problem import Problem

ROOT = Path(__file__).resolve().parents[1]
CHECKS = (
    ("ruff", "format", "--check", "."),
    ("ruff", "check", "."),
    ("mypy",),
)
# Two builds of one source are the same bytes only if neither chance nor the clock gets in.
REPRODUCIBLE = {"PYTHONHASHSEED": "1", "SOURCE_DATE_EPOCH": "1767225600"}


def do(verb: str, arguments: list[str]) -> int:
    """Make the computer ready, do `verb`, give back the exit code."""
    try:
        system_packages.ensure(system_packages.QT)
        python = environment.ensure(ROOT)
        return VERBS[verb](python, arguments)
    except Problem as problem:
        print(problem, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130


def run(python: Path, arguments: list[str]) -> int:
    command = [str(python), str(ROOT / "main.py"), *arguments]
    if os.name == "posix":
        sys.stdout.flush()
        os.execv(command[0], command)  # noqa: S606 - a signal must reach the program itself
    return subprocess.call(command)


def test(python: Path, arguments: list[str]) -> int:
    system_packages.wish(system_packages.TEST_TOOLS)
    failed = [check for check in CHECKS if _call(python, "-m", *check)]
    if failed:
        names = ", ".join(" ".join(check) for check in failed)
        print(f"Chưa chạy pytest vì chưa đạt: {names}", file=sys.stderr)
        return 1
    return _call(python, "-m", "pytest", *arguments)


def bench(python: Path, arguments: list[str]) -> int:
    try:
        os.environ["BAOCAOXA_BENCH_PYTHON"] = str(environment.ensure_rivals(ROOT))
    except Problem as problem:
        print(f"Không đo được pandas và DuckDB. {problem}", file=sys.stderr)
    return _run_each(python, "benchmarks", "bench", arguments)


def faults(python: Path, arguments: list[str]) -> int:
    system_packages.wish(system_packages.FAULT_TOOLS)
    return _run_each(python, "faults", "fault", arguments)


def _run_each(python: Path, folder: str, beginning: str, names: list[str]) -> int:
    """Runs the main of every script of that beginning, or of those named."""
    found = sorted((ROOT / "tests" / folder).glob(f"{beginning}_*.py"))
    scripts = [path for path in found if not names or path.stem.partition("_")[2] in names]
    if not scripts:
        known = ", ".join(path.stem.partition("_")[2] for path in found)
        raise Problem(f"Không có phép đo hay phép thử nào tên như vậy; có: {known}.")
    codes = []
    for script in scripts:
        print(f"\n{script.stem}", flush=True)
        start = f"from tests.{folder}.{script.stem} import main; main()"
        codes.append(_call(python, "-c", start))
    return max(codes)


def bundle(python: Path, _arguments: list[str]) -> int:
    system_packages.ensure(system_packages.FREEZING)
    dist, work = ROOT / "dist", ROOT / ".build-work"
    places = ("--distpath", str(dist), "--workpath", str(work))
    spec = str(ROOT / "build" / "pyinstaller.spec")
    command = ("-m", "PyInstaller", "--clean", "--noconfirm", "--log-level", "WARN")
    code = _call(python, *command, *places, spec, **REPRODUCIBLE)
    return code or _self_test(dist)


def _self_test(dist: Path) -> int:
    suffix = ".exe" if os.name == "nt" else ""
    program, result = dist / "baocaoxa" / f"baocaoxa{suffix}", dist / "self-test.json"
    result.unlink(missing_ok=True)
    # A windowed program has no console on Windows: what it found comes in a file.
    code = _call(program, f"--self-test={result}")
    if not result.is_file():
        raise Problem(f"Bản đóng gói không tự kiểm tra được (mã thoát {code}): {program}")
    print(result.read_text(encoding="utf-8"))
    print(f"{program.parent}: {'đạt' if code == 0 else 'KHÔNG đạt'}")
    return code


def _call(program: Path, *arguments: str, **more: str) -> int:
    environ = {"QT_QPA_PLATFORM": "offscreen", "PYTHONIOENCODING": "utf-8", **os.environ, **more}
    return subprocess.call([str(program), *arguments], cwd=ROOT, env=environ)


VERBS: dict[str, Callable[[Path, list[str]], int]] = {
    "run": run,
    "test": test,
    "bench": bench,
    "faults": faults,
    "bundle": bundle,
}
