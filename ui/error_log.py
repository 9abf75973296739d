"""What went wrong stands in a file beside the data, for whoever helps."""

import logging
from pathlib import Path


def log_to(folder: Path) -> None:
    """From now on, into a file made with the first of them."""
    handler = logging.FileHandler(folder / "nhat-ky.log", encoding="utf-8", delay=True)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
