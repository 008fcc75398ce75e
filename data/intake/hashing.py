"""A person is kept as a keyed hash alone: the same text gives the same hash in every record."""

from __future__ import annotations

import hashlib
from typing import Final

_BLOCK_BYTES: Final = 64


def keyed_hash(text: str) -> str:
    """SQL of the HMAC-SHA-256 (RFC 2104) of ``text``; ``hash_keys`` must be bound."""
    inner = f"unhex(sha256($inner_key || encode({text})))"
    return f"CASE WHEN {text} IS NOT NULL THEN sha256($outer_key || {inner}) END"


def hash_keys(secret: bytes) -> dict[str, bytes]:
    """The padded keys that ``keyed_hash`` names."""
    key = hashlib.sha256(secret).digest().ljust(_BLOCK_BYTES, b"\0")
    return {
        "inner_key": bytes(byte ^ 0x36 for byte in key),
        "outer_key": bytes(byte ^ 0x5C for byte in key),
    }
