"""Correcting groupings: the forms of editors on a story's page, and the list of what was said.

Everything works without a script. Who is no editor sees why articles are together, and no form.
"""

import re
from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from octavo.faces.web.context import moment
from octavo.faces.web.errors import not_found, refused
from octavo.features import correcting
from octavo.flows import corrections as correcting_flow
from octavo.news.correction import CorrectionKind, Said
from octavo.news.errors import InputError, NotFoundError

Rest = ParamSpec("Rest")
View = Callable[Concatenate[HttpRequest, Rest], HttpResponse]

# A story as an editor names it: its id, or an address that ends in it.
_STORY = re.compile(r"(?:.*/stories/)?#?([0-9]{1,18})/?(?:[?#].*)?")
_ARTICLE = re.compile(r"[0-9]{1,18}")
_DONE = {
    "merge": "The two stories are one now.",
    "split": "The articles are a story of their own now: this one.",
    "move": "The articles are in this story now.",
    "apart": "The two stories stay two, for ever.",
}


def editors_only(view: View[Rest]) -> View[Rest]:
    """Let editors through; others are asked to sign in, or refused if they have.

    An error an editor can cause is told on the page the form was on.
    """

    def answer(request: HttpRequest, /, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(_page_of(request))
        if not request.user.is_staff:
            return refused(request, PermissionError("not an editor"))
        try:
            return view(request, *args, **kwargs)
        except (InputError, NotFoundError) as error:
            if request.method == "POST":
                messages.error(request, f"Nothing was changed: {error}.")
                return redirect(_page_of(request))
            return not_found(request, error)

    return update_wrapper(answer, view)


def _page_of(request: HttpRequest) -> str:
    """Give the page a form stands on: the story it is about, else the list of corrections."""
    story_id = request.resolver_match.kwargs.get("story_id") if request.resolver_match else None
    return reverse("story", args=[story_id]) if story_id is not None else reverse("corrections")


@require_POST
@editors_only
def correct(request: HttpRequest, story_id: int) -> HttpResponse:
    """Carry out what an editor says on a story's page."""
    said = Said(
        kind=_kind(request.POST.get("kind", "")),
        story_id=story_id,
        other_id=_story_id(request.POST.get("other", "")),
        article_ids=tuple(
            int(chosen) for chosen in request.POST.getlist("article") if _ARTICLE.fullmatch(chosen)
        ),
    )
    made = correcting_flow.correct(said, by=request.user.pk, now=moment(request))
    messages.success(request, _DONE[said.kind])
    return _show(made, story_id)


def _show(correction_id: int, story_id: int) -> HttpResponse:
    """Lead to the story that came of a correction."""
    made = correcting.correction(correction_id)
    is_elsewhere = made.kind in {"split", "move"} and made.other_id is not None
    return redirect("story", made.other_id if is_elsewhere else story_id)


def _kind(given: str) -> CorrectionKind:
    if given not in _DONE:
        raise InputError(f"there is no correction called {given!r}")
    return cast(CorrectionKind, given)


def _story_id(given: str) -> int:
    """Read the id or the address of a story; 0 where none is given."""
    given = given.strip()
    if not given:
        return 0
    found = _STORY.fullmatch(given)
    if found is None:
        raise InputError(f"{given!r} is neither the number nor the address of a story")
    return int(found.group(1))


@require_safe
@editors_only
def corrections(request: HttpRequest) -> HttpResponse:
    """What the auditor suggests, what editors said, and how far that moves the bar."""
    found = correcting.corrections(request.GET.get("cursor") or None)
    tuning = correcting.tuning()
    return render(
        request,
        "web/corrections.html",
        {
            "tuning": tuning,
            "tuned": correcting.why_so_high(tuning),
            "suggestions": [
                (one, correcting.what_was_suggested(one)) for one in correcting.suggestions()
            ],
            "corrections": [(one, correcting.what_was_said(one)) for one in found.lines],
            "next": found.next,
        },
    )


@require_POST
@editors_only
def undo(request: HttpRequest, correction_id: int) -> HttpResponse:
    """Take a correction back."""
    correcting_flow.undo(correction_id, now=moment(request))
    messages.success(request, f"Correction {correction_id} is undone.")
    return redirect("corrections")


@require_POST
@editors_only
def reset(request: HttpRequest) -> HttpResponse:
    """Let joining need as much likeness as by default."""
    correcting_flow.correct(Said("reset"), by=request.user.pk, now=moment(request))
    messages.success(request, "Joining needs as much likeness as by default again.")
    return redirect("corrections")


@require_POST
@editors_only
def decide(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    """Do what the auditor suggests, or dismiss it."""
    if request.POST.get("do") == "take":
        correcting_flow.take(suggestion_id, by=request.user.pk, now=moment(request))
        messages.success(request, "Done as suggested; it can be undone below.")
    else:
        correcting.dismiss(suggestion_id, now=moment(request))
        messages.success(request, "Dismissed.")
    return redirect("corrections")
