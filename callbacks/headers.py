"""What every response says about itself: nothing may be loaded from elsewhere."""

from __future__ import annotations

from typing import Final

from dash import Dash
from flask import Flask, Response

_POLICY: Final = {
    "default-src": "'self'",
    # Plotly and Mantine write style attributes and style elements.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "worker-src": "'self' blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
}
_FIXED: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


def add_headers(app: Dash) -> None:
    """Send the security headers; to be called after all callbacks are registered."""
    scripts = " ".join(("'self'", *app.csp_hashes()))
    policy = "; ".join(f"{k} {v}" for k, v in {**_POLICY, "script-src": scripts}.items())

    server: Flask = app.server

    @server.after_request
    def secure(response: Response) -> Response:
        response.headers.update(_FIXED)
        response.headers["Content-Security-Policy"] = policy
        return response
