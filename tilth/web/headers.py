"""The headers that every answer carries: a strict content security policy, and nothing kept in shared caches."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)

"""What a page may load and do: its own files, and nothing written into the page itself."""

PERMISSIONS = ", ".join(
    (
        *(
            f"{power}=()"
            for power in ("camera", "microphone", "geolocation", "payment", "usb", "serial", "browsing-topics")
        ),
        "publickey-credentials-create=(self)",
        "publickey-credentials-get=(self)",
    )
)
"""What a browser may lend a page: passkeys, and nothing else."""


class Headers:
    """Puts the headers on every answer that has none of its own."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("X-Frame-Options", "DENY")
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response
