"""A printing service of the test's own, on its own socket, with one queue that prints into PDF."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

QUEUE = "BaoCao"
PPD = Path("/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd")
# Where Debian's CUPS-PDF puts what root prints; no other configuration can be given to it.
PRINTED = Path("~root/PDF").expanduser()
PATIENCE = 60
_FILES = """
ServerRoot {folder}
RequestRoot {folder}/spool
TempDir {folder}/spool/tmp
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
SystemGroup root
"""
_SERVER = """
Listen {socket}
Browsing Off
WebInterface No
DefaultAuthType None
LogLevel warn
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""


@dataclass(frozen=True, slots=True)
class Printing:
    """A running service; `environ` makes a program print there."""

    folder: Path
    environ: dict[str, str]

    def printed(self, title: str) -> Path:
        """The PDF that a job of that title became."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = [path for path in PRINTED.glob(f"{title}*.pdf") if _is_whole(path)]
            if found:
                return Path(shutil.move(found[0], self.folder / found[0].name))
            time.sleep(0.1)
        log = (self.folder / "error_log").read_text(encoding="utf-8", errors="replace")
        raise RuntimeError(f"the queue printed nothing:\n{log[-2000:]}")


def why_not() -> str:
    """What keeps the service from being started here; "" where nothing does."""
    missing = [tool for tool in ("cupsd", "lpadmin", "gs") if not shutil.which(tool)]
    if missing or not PPD.is_file():
        return "cups and printer-driver-cups-pdf are not installed"
    if os.geteuid() != 0:
        return "only root may start the printing service: its PDF printer belongs to root"
    return ""


@contextmanager
def printing() -> Iterator[Printing]:
    """Starts the service with its queue; ends it, and only it, afterwards."""
    with tempfile.TemporaryDirectory(prefix="cups-") as name:
        folder = Path(name)
        # The service's filters are another person's.
        folder.chmod(0o755)
        (folder / "spool" / "tmp").mkdir(parents=True)
        socket = folder / "cups.sock"
        environ = {**os.environ, "CUPS_SERVER": str(socket)}
        for file, text in (("cups-files.conf", _FILES), ("cupsd.conf", _SERVER)):
            (folder / file).write_text(text.format(folder=folder, socket=socket), encoding="utf-8")
        configured = ["-c", str(folder / "cupsd.conf"), "-s", str(folder / "cups-files.conf")]
        service = subprocess.Popen([str(shutil.which("cupsd")), "-f", *configured])
        try:
            _wait_for(socket, service)
            command = ["lpadmin", "-p", QUEUE, "-v", "cups-pdf:/", "-P", str(PPD), "-E"]
            subprocess.run(command, env=environ, check=True, capture_output=True, timeout=60)
            yield Printing(folder, environ)
        finally:
            service.terminate()
            service.wait(PATIENCE)


def _wait_for(socket: Path, service: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while not socket.exists():
        if service.poll() is not None or time.monotonic() > end:
            raise RuntimeError("the printing service did not start")
        time.sleep(0.05)


def _is_whole(path: Path) -> bool:
    return path.read_bytes().rstrip().endswith(b"%%EOF")
