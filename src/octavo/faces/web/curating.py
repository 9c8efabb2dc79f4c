"""Curating hashtags: the page of the desk on which an operator merges, parts, renames, blocks."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from octavo.faces.web.errors import refused
from octavo.features import curating
from octavo.news.concept import KINDS
from octavo.news.errors import InputError, NotFoundError

View = Callable[[HttpRequest], HttpResponse]


def _operators_only(view: View) -> View:
    """Let operators through; others are asked to sign in, or refused if they have."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(reverse("curating"))
        if not request.user.is_staff:
            return refused(request, PermissionError("not an operator"))
        return view(request)

    return answer


@require_safe
@_operators_only
def hashtags(request: HttpRequest) -> HttpResponse:
    """The hashtags of the desk, those that hold a query, with a form for each."""
    query = request.GET.get("q", "")[:100]
    found = curating.concepts(query)
    return render(
        request, "web/desk_hashtags.html", {"found": found, "query": query, "kinds": KINDS}
    )


@require_POST
@_operators_only
def change(request: HttpRequest) -> HttpResponse:
    """Do what a form of the list says, and tell on the list what came of it."""
    try:
        done = _carry_out(request)
    except (InputError, NotFoundError) as error:
        messages.error(request, f"Nothing was changed: {error}.")
    else:
        messages.success(request, done)
    query = urlencode({"q": request.POST.get("q", "")[:100]})
    return redirect(f"{reverse('curating')}?{query}")


def _carry_out(request: HttpRequest) -> str:
    key, wanted = request.POST.get("key", ""), request.POST.get("do", "")
    if wanted == "merge":
        curating.merge(key, request.POST.get("into", ""))
        return "The two hashtags are one now; the old address leads to the other."
    if wanted == "split":
        curating.split(key)
        return "The two hashtags are two again."
    if wanted == "rename":
        label, kind = request.POST.get("label", ""), request.POST.get("kind", "")
        curating.rename(key, label=label, kind=kind)
        return "The hashtag has its new name."
    if wanted == "block":
        curating.block(key)
        return "The hashtag is shown nowhere any more."
    if wanted == "unblock":
        curating.unblock(key)
        return "The hashtag is shown again."
    raise InputError(f"there is nothing called {wanted!r} to be done")
