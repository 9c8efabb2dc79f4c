"""The pages of search: the answer, suggestions while typing, and searches that are kept."""

from typing import Any, cast
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from octavo.app.searching import searcher
from octavo.faces.web import atom
from octavo.faces.web.context import moment
from octavo.faces.web.errors import not_found, page
from octavo.faces.web.middleware import PAGE_POLICY
from octavo.features import search as feature
from octavo.features.search import By
from octavo.news.errors import InputError, NotFoundError
from octavo.news.pages import SearchPage

# The one page with a script: a file of the desk's own, which asks the desk for suggestions.
_POLICY = f"{PAGE_POLICY}; script-src 'self'; connect-src 'self'"
_ALL_BY: dict[str, str] = {"both": "words and meaning", "words": "words", "meaning": "meaning"}
_MOST_TYPED = 200  # characters; nobody wants the end of a longer search suggested


@page
def search(request: HttpRequest) -> HttpResponse:
    """Search the archive; without a query, only the form."""
    query = request.GET.get("q", "").strip()
    is_feed = atom.is_asked(request)
    options = _options(request, is_feed=is_feed)
    cursor = request.GET.get("cursor") or None
    found = searcher().search(query, cursor, **options) if query else None
    if found and is_feed:
        return atom.answer(request, f"search for {query}", [h.article for h in found.hits.lines])
    response = render(request, "web/search.html", _shown(query, found, options))
    response.headers["Content-Security-Policy"] = _POLICY
    return response


def _options(request: HttpRequest, *, is_feed: bool) -> dict[str, Any]:
    """Read how the answer is to be; a feed has what is newest, article by article."""
    by = request.GET.get("by", "")
    is_newest = is_feed or request.GET.get("order") == "newest"
    return {
        "by": cast(By, by if by in _ALL_BY else "both"),
        "order": "newest" if is_newest else "best",
        "is_folded": not is_feed and request.GET.get("fold") != "no",
    }


def _shown(query: str, found: SearchPage | None, options: dict[str, Any]) -> dict[str, Any]:
    chosen: dict[str, str] = {}
    if options["by"] != "both":
        chosen["by"] = options["by"]
    if options["order"] != "best":
        chosen["order"] = options["order"]
    if not options["is_folded"]:
        chosen["fold"] = "no"
    switched = {key: value for key, value in chosen.items() if key != "fold"}
    if options["is_folded"]:
        switched["fold"] = "no"
    return {
        "query": query,
        "page": found,
        "ways": _ALL_BY,
        "chosen": chosen,
        "this": urlencode({"q": query, **chosen}),
        "other_fold": urlencode({"q": query, **switched}),
        "feed": urlencode({"q": query, **{k: v for k, v in chosen.items() if k == "by"}}),
        "options": urlencode(chosen),
    }


@page
def suggest(request: HttpRequest) -> HttpResponse:
    """Give what somebody who is typing may mean, as JSON for the page's own script."""
    typed = request.GET.get("q", "")
    found = feature.suggest(typed) if len(typed) <= _MOST_TYPED else ()
    return JsonResponse({
        "suggestions": [{"query": one.query, "label": one.label, "kind": one.kind} for one in found]
    })


@page
@login_required
def kept(request: HttpRequest) -> HttpResponse:
    """The searches a visitor keeps, with what is new in each."""
    return render(request, "web/searches.html", {"searches": feature.kept(_user_id(request))})


@require_POST
@login_required
def keep(request: HttpRequest) -> HttpResponse:
    """Keep a search."""
    try:
        feature.keep(request.POST.get("q", ""), user_id=_user_id(request), now=moment(request))
    except InputError as error:
        messages.error(request, f"Nothing was kept: {error}.")
    return redirect("searches")


@page
@login_required
def look(request: HttpRequest, search_id: int) -> HttpResponse:
    """Lead to what a kept search finds, the newest first; it counts as seen from now on."""
    query = feature.mark_seen(search_id, user_id=_user_id(request))
    return redirect(f"{reverse('search')}?{urlencode({'q': query, 'order': 'newest'})}")


@require_POST
@login_required
def forget(request: HttpRequest, search_id: int) -> HttpResponse:
    """Let a kept search go."""
    try:
        feature.forget(search_id, user_id=_user_id(request))
    except NotFoundError as error:
        return not_found(request, error)
    return redirect("searches")


def _user_id(request: HttpRequest) -> int:
    assert request.user.pk is not None  # signed in: every caller requires it
    return int(request.user.pk)
