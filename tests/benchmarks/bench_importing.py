"""What it costs to read the largest old files: seconds of the processor and peak memory, each in
a process of its own. Run: python3 -m tests.benchmarks.bench_importing"""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from core.importing.reading import read_old_report
from tests.core.importing.old_files import NINE_MONTHS, form, paragraph, run, word_file
from tests.core.importing.test_office_files import open_text

_SENTENCE = "Trong năm, ủy ban xã đã họp dân và nói rõ 12 việc với bà con; " * 3


def repeated(one: str, size: int) -> str:
    """`one` as often as `size` bytes hold it."""
    return one * (size // len(one.encode()))


def make(folder: Path) -> None:
    """The files, made where the measured processes don't inherit their memory."""
    word, open_ = paragraph(run(_SENTENCE)), f"<text:p>{_SENTENCE}</text:p>"
    files = {
        "1 MB.docx": word_file(repeated(word, 1_000_000)),
        "13 MB text.docx": word_file(repeated(word, 19_000_000)),
        "one paragraph of 13 MB.docx": word_file(paragraph(run(repeated(_SENTENCE, 13_000_000)))),
        "49 MB.docx": word_file(repeated(word, 49_000_000)),
        "49 MB without text.docx": word_file(word + repeated("<w:p><w:r/></w:p>", 48_000_000)),
        "49 MB.odt": open_text(repeated(open_, 49_000_000)),
        "13 MB.txt": repeated(_SENTENCE, 13_000_000).encode(),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


def measure(file: Path) -> None:
    """Reads one file and says what it took."""
    data = file.read_bytes()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    begun = time.process_time()
    read_old_report(file.name, data, form(), NINE_MONTHS, "id")
    took = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{file.name:30} {took:6.1f} s  {before:4} → {peak:4} MB", flush=True)


def main(arguments: list[str]) -> None:
    """Without arguments: makes the files and measures each."""
    match arguments:
        case ["make", folder]:
            make(Path(folder))
        case ["measure", file]:
            measure(Path(file))
        case _:
            with tempfile.TemporaryDirectory() as made:
                again = [sys.executable, "-m", "tests.benchmarks.bench_importing"]
                subprocess.run([*again, "make", made], check=True)
                for each in sorted(Path(made).iterdir()):
                    subprocess.run([*again, "measure", str(each)], check=True)


if __name__ == "__main__":
    main(sys.argv[1:])
