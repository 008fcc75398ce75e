"""Gzip: the scripts shrink to a third, readings and shapes to a fifth."""

from __future__ import annotations

import gzip
from functools import lru_cache
from typing import Final

from flask import Flask, Response, request

SMALLEST_BYTES: Final = 1_000
_TEXTS: Final = ("application/json", "application/geo+json", "application/javascript", "text/")


def add_compression(server: Flask) -> None:
    """Compress texts for browsers that accept it; what may be cached for a day, only once."""

    @server.after_request
    def compress(response: Response) -> Response:
        if not _is_worth_it(response):
            return response
        response.direct_passthrough = False
        body = response.get_data()
        if len(body) < SMALLEST_BYTES:
            return response
        is_lasting = (response.cache_control.max_age or 0) >= 86_400
        response.set_data(_packed_once(body) if is_lasting else gzip.compress(body, 4))
        response.headers["Content-Encoding"] = "gzip"
        response.vary.add("Accept-Encoding")
        return response


@lru_cache(maxsize=64)
def _packed_once(body: bytes) -> bytes:
    return gzip.compress(body, 6)


def _is_worth_it(response: Response) -> bool:
    # What is written piece by piece has no end to wait for; files only look as if they were.
    is_stream = response.is_streamed and not response.direct_passthrough
    return (
        response.status_code == 200
        and not is_stream
        and "Content-Encoding" not in response.headers
        and (response.mimetype or "").startswith(_TEXTS)
        and request.accept_encodings.quality("gzip") > 0
    )
