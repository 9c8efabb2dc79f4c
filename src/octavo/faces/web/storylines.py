"""The pages of storylines."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from octavo.faces.web import atom, plots, told
from octavo.faces.web.errors import page
from octavo.features import reading
from octavo.news.pages import DayCount

# Longer than this a plot has a bar a week: bars of a day would be too thin to tell apart.
_MOST_DAYS = 75


@page
def storylines(request: HttpRequest) -> HttpResponse:
    """All storylines, the last changed first."""
    found = reading.storylines(request.GET.get("cursor") or None)
    if atom.is_asked(request):
        latest = [card.latest for card in found.lines if card.latest]
        return atom.answer(request, "storylines", latest)
    return render(request, "web/storylines.html", {"storylines": found})


@page
def storyline(request: HttpRequest, storyline_id: int) -> HttpResponse:
    """A storyline: its stories, the latest first; one that was joined to another leads there."""
    shown = reading.storyline(storyline_id)
    if shown.storyline.id != storyline_id:
        return redirect("storyline", shown.storyline.id, permanent=True)
    if atom.is_asked(request):
        return atom.answer(request, shown.storyline.title, [part.story for part in shown.parts])
    is_weekly, activity = _over_time(shown.activity)
    return render(
        request,
        "web/storyline.html",
        {
            "page": shown,
            "plot": plots.bar_plot(activity),
            "step": "week" if is_weekly else "day",
            "told": told.of_storyline(shown),
        },
    )


def _over_time(activity: Sequence[DayCount]) -> tuple[bool, list[DayCount]]:
    """Give every day from the first to the last, or every week where there are many."""
    if not activity:
        return False, []
    first, last = activity[0].on, activity[-1].on
    is_weekly = (last - first).days >= _MOST_DAYS
    step = timedelta(days=7 if is_weekly else 1)
    counts: dict[date, int] = {}
    for day in activity:
        on = first + step * ((day.on - first) // step)
        counts[on] = counts.get(on, 0) + day.n_articles
    n_steps = (last - first) // step + 1
    return is_weekly, [
        DayCount(first + step * n, counts.get(first + step * n, 0)) for n in range(n_steps)
    ]
