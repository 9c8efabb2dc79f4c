"""What every answer carries."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

# No script runs on a page, whatever a publisher wrote. Pictures and media come from publishers'
# own servers, hence the two wide sources.
PAGE_POLICY = "; ".join((
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' http: https: data:",
    "media-src http: https:",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
))
# Django's admin brings its own scripts, as files: nothing inline is needed.
ADMIN_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
))
HEADERS = {
    "Content-Security-Policy": PAGE_POLICY,
    # Not "no-referrer": then a browser sends forms with `Origin: null`, and sign-in is refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    # Ages and editions change by the minute, and a page may come to hold what one reader follows.
    "Cache-Control": "private, no-cache",
}


class SecurityHeadersMiddleware:
    """Give every answer the headers that keep strangers' text from doing anything."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response.headers.setdefault("Content-Security-Policy", ADMIN_POLICY)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
