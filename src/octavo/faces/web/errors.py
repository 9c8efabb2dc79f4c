"""What a reader sees when something is wrong, and what to do then."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from octavo.news.errors import InputError, NotFoundError

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]


def page(view: View[Rest]) -> View[Rest]:
    """Answer GET and HEAD only, and turn the errors a visitor can cause into pages."""

    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except NotFoundError as error:
            return not_found(request, error)
        except InputError as error:
            return bad_request(request, error)

    return require_safe(update_wrapper(answer, view))


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 with a page that leads on."""
    kind = exception.kind if isinstance(exception, NotFoundError) else "page"
    return render(request, "web/not_found.html", {"kind": kind}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400; only the words of our own errors are shown."""
    reason = str(exception) if isinstance(exception, InputError) else ""
    return render(request, "web/bad_request.html", {"reason": reason}, status=400)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return render(request, "web/refused.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500 in plain text: what broke may have been the templates."""
    return HttpResponse(
        "Something broke and this page could not be made. The desk's log says why.\n",
        status=500,
        content_type="text/plain; charset=utf-8",
    )
