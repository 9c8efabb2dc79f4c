"""Storylines over the API."""

from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Field, Path, Query, Router, Schema

from octavo.faces.api import schemas
from octavo.faces.api.present import Presenter
from octavo.features import reading
from octavo.news.storyline import Part, StorylineCard

_MAX_ID = 2**63 - 1

Limit = Annotated[int, Query(ge=1, le=100, description="How many lines to give.")]
Cursor = Annotated[
    str | None, Query(max_length=500, description="Where to go on: `next` of the answer before.")
]
Id = Annotated[int, Path(ge=1, le=_MAX_ID)]

router = Router(tags=["storylines"])


class StorylineOut(Schema):
    """A chain of stories over weeks and months."""

    id: int
    title: str = Field(description="What its stories share: who, then what.")
    url: str = Field(description="Its page on this desk.")
    language: str = Field(description="Of its latest story.")
    n_stories: int
    first_at: schemas.Instant
    last_at: schemas.Instant
    latest: int | None = Field(description="The id of its latest story.")


class PartOut(Schema):
    """A story of a storyline, and why it follows the one before."""

    number: int = Field(description="Its place, 1 for the oldest.")
    story: schemas.StoryOut
    follows: int | None = Field(description="The id of the story it follows; null if it began.")
    likeness: float = Field(description="To that story, 0 to 1.")
    bar: float = Field(description="The likeness that was needed, 0 to 1.")
    shared_terms: list[str]
    why: str = Field(description="All this in words; empty for the story that began.")


class WholeStorylineOut(StorylineOut):
    """A storyline whole."""

    parts: list[PartOut] = Field(description="Latest first.")
    activity: list[schemas.DayCountOut] = Field(description="Articles by day, oldest first.")


@router.get(
    "/storylines",
    response={200: schemas.ListOut[StorylineOut], 400: schemas.Problem, 422: schemas.Problem},
    summary="List storylines, last changed first",
    operation_id="list_storylines",
)
def list_storylines(request: HttpRequest, limit: Limit = 20, cursor: Cursor = None) -> Any:
    return Presenter(request).lines(
        reading.storylines(cursor, limit), lambda card: StorylineOut(**_fields(request, card))
    )


@router.get(
    "/storylines/{storyline_id}",
    response={200: WholeStorylineOut, 404: schemas.Problem, 422: schemas.Problem},
    summary="Give a storyline whole",
    description="The id of a storyline that was joined to another gives that one.",
    operation_id="get_storyline",
)
def get_storyline(request: HttpRequest, storyline_id: Id) -> Any:
    page = reading.storyline(storyline_id)
    present = Presenter(request)
    return WholeStorylineOut(
        **_fields(request, page.storyline),
        parts=[_part(present, part) for part in page.parts],
        activity=[
            schemas.DayCountOut(on=day.on, n_articles=day.n_articles) for day in page.activity
        ],
    )


def _part(present: Presenter, part: Part) -> PartOut:
    link = part.link
    return PartOut(
        number=part.number,
        story=present.story(part.story),
        follows=link.earlier_id if link else None,
        likeness=link.likeness if link else 0.0,
        bar=link.bar if link else 0.0,
        shared_terms=list(link.shared_terms) if link else [],
        why=reading.why_follows(link) if link else "",
    )


def _fields(request: HttpRequest, card: StorylineCard) -> dict[str, Any]:
    return {
        "id": card.id,
        "title": card.title,
        "url": request.build_absolute_uri(reverse("storyline", args=[card.id])),
        "language": card.language,
        "n_stories": card.n_stories,
        "first_at": card.first_at,
        "last_at": card.last_at,
        "latest": card.latest.id if card.latest else None,
    }
