"""What every page knows: the instant it is made at, read once, so that all its ages agree."""

from datetime import datetime

from django.http import HttpRequest

from octavo.lib import clock

_KEY = "octavo.now"


def moment(request: HttpRequest) -> datetime:
    """Give the instant the request is answered at; the first call reads the clock."""
    if _KEY not in request.META:
        request.META[_KEY] = clock.now()
    now: datetime = request.META[_KEY]
    return now


def desk(request: HttpRequest) -> dict[str, datetime]:
    """Hand `now` to every template (a context processor)."""
    return {"now": moment(request)}
