"""Faults nobody foresaw: written to the log under a short code that the page can show."""

from __future__ import annotations

import hashlib
import logging
import traceback

_log = logging.getLogger(__name__)


def note_fault(fault: BaseException) -> str:
    """Log a fault with its trace; returns its code. The same fault has the same code."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = "".join(f"{frame.name}:{frame.lineno};" for frame in frames)
    mark = hashlib.sha256(f"{type(fault).__name__}{where}".encode()).hexdigest()
    code = f"GL-{mark[:4].upper()}"
    _log.error("%s %s", code, fault, exc_info=fault)
    return code
