"""The one command of the repository: sets the computer up, then runs, tests, measures or bundles.

It is read by whatever Python the computer has, so it keeps to syntax that an old one can parse
and imports its neighbours only after the version is known to do.
"""

import sys
from typing import Sequence  # noqa: UP035 - Python 3.6 must get as far as the sentence below

USAGE = """\
Cách dùng: python3 build/dev.py VIỆC [THAM SỐ…]   (Windows: py build\\dev.py VIỆC …)
  run     mở chương trình; tham số được chuyển cho main.py
  test    kiểm tra mã nguồn và chạy mọi phép thử; tham số được chuyển cho pytest
  bench   đo tốc độ và bộ nhớ, in các con số; tham số: tên phép đo
  faults  thử mất điện, tệp hỏng, đĩa đầy hàng nghìn lần; tham số: tên phép thử
  bundle  đóng gói chương trình thành một thư mục trong dist/ rồi tự kiểm tra"""
WRONG_PYTHON = (
    "Cần Python 3.11, 3.12 hoặc 3.13; máy này đang dùng Python {}.{}. "
    "Hãy cài một trong các bản đó rồi chạy lại bằng bản ấy, ví dụ: python3.11 build/dev.py run"
)


def main(arguments: Sequence[str]) -> int:
    _speak_utf8()
    if not (3, 11) <= sys.version_info[:2] < (3, 14):
        print(WRONG_PYTHON.format(*sys.version_info[:2]), file=sys.stderr)
        return 2
    import verbs

    verb, rest = (arguments[0], list(arguments[1:])) if arguments else ("", [])
    if verb in {"-h", "--help"}:
        print(USAGE)
        return 0
    if verb not in verbs.VERBS:
        print(USAGE, file=sys.stderr)
        return 2
    return verbs.do(verb, rest)


def _speak_utf8() -> None:
    # A Windows console may otherwise refuse every second Vietnamese letter.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
