"""Correcting over the API: for editors, signed in on the pages (session and CSRF token)."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Field, Path, Query, Router, Schema, Status
from ninja.security import django_auth_is_staff

from octavo.faces.api import schemas
from octavo.features import correcting
from octavo.flows import corrections as correcting_flow
from octavo.lib import clock
from octavo.news.correction import Correction, CorrectionKind, Said, Suggestion

_MAX_ID = 2**63 - 1
_MOST_ARTICLES = 1000

Limit = Annotated[int, Query(ge=1, le=100, description="How many lines to give.")]
Cursor = Annotated[
    str | None, Query(max_length=500, description="Where to go on: `next` of the answer before.")
]
Id = Annotated[int, Path(ge=1, le=_MAX_ID)]
StoryId = Annotated[int, Field(ge=0, le=_MAX_ID)]
ArticleId = Annotated[int, Field(ge=1, le=_MAX_ID)]

REFUSED: dict[int, Any] = {
    400: schemas.Problem,
    401: schemas.Problem,
    403: schemas.Problem,
    404: schemas.Problem,
    422: schemas.Problem,
}

router = Router(auth=django_auth_is_staff, tags=["corrections"])


class SaidIn(Schema):
    """What an editor says of stories."""

    kind: CorrectionKind = Field(
        description="merge: story and other are one. split: articles are a story of their own. "
        "move: articles belong to other. apart: story and other are two. reset: what was said "
        "before moves the bar no more."
    )
    story: StoryId = Field(0, description="A split or move may leave it out.")
    other: StoryId = Field(0, description="The other story, of a merge, move or apart.")
    articles: list[ArticleId] = Field(
        [], max_length=_MOST_ARTICLES, description="Of a split or move; copies go along."
    )


class CorrectionOut(Schema):
    """What an editor said."""

    id: int
    kind: str
    said: str = Field(description="The correction in words.")
    by: str = Field(description="Who said it; empty for the command line.")
    at: schemas.Instant
    story: int | None
    other: int | None = Field(description="Of a split, the story that came of it.")
    articles: list[int]
    similarity: float | None = Field(description="Of what was corrected, 0 to 1.")
    bar: float | None = Field(description="The similarity that was needed by default.")
    undone_at: schemas.Instant | None


class SuggestionOut(Schema):
    """What the auditor would change."""

    id: int
    kind: str
    said: str = Field(description="The suggestion in words.")
    reason: str
    score: float
    story: int
    other: int | None
    articles: list[int]
    made_at: schemas.Instant


class TuningOut(Schema):
    """How far corrections have moved the bar of this desk."""

    shift: float = Field(description="Likeness asked for beyond the default, -0.06 to 0.06.")
    n_higher: int = Field(description="Corrections that speak for a higher bar.")
    n_lower: int = Field(description="Corrections that speak for a lower one.")
    said: str = Field(description="The same in words.")


@router.get(
    "/corrections",
    response={200: schemas.ListOut[CorrectionOut], **REFUSED},
    summary="List what editors said, the last first",
    operation_id="list_corrections",
)
def list_corrections(request: HttpRequest, limit: Limit = 50, cursor: Cursor = None) -> Any:
    found = correcting.corrections(cursor, limit)
    return {"items": [_correction(one) for one in found.lines], "next": found.next}


@router.post(
    "/corrections",
    response={201: CorrectionOut, **REFUSED},
    summary="Say what is wrong with a grouping",
    operation_id="correct",
)
def correct(request: HttpRequest, said: SaidIn) -> Any:
    made = correcting_flow.correct(
        Said(said.kind, said.story, said.other, tuple(said.articles)),
        by=request.user.pk,
        now=clock.now(),
    )
    return Status(201, _correction(correcting.correction(made)))


@router.post(
    "/corrections/{correction_id}/undo",
    response={200: CorrectionOut, **REFUSED},
    summary="Undo a correction",
    operation_id="undo_correction",
)
def undo(request: HttpRequest, correction_id: Id) -> Any:
    correcting_flow.undo(correction_id, now=clock.now())
    return _correction(correcting.correction(correction_id))


@router.get(
    "/tuning",
    response={200: TuningOut, **REFUSED},
    summary="Tell how far corrections have moved the bar of this desk",
    operation_id="get_tuning",
)
def get_tuning(request: HttpRequest) -> Any:
    tuning = correcting.tuning()
    return TuningOut(
        shift=tuning.shift,
        n_higher=tuning.n_higher,
        n_lower=tuning.n_lower,
        said=correcting.why_so_high(tuning),
    )


@router.get(
    "/suggestions",
    response={200: list[SuggestionOut], **REFUSED},
    summary="List what the auditor would change, the surest first",
    operation_id="list_suggestions",
)
def list_suggestions(request: HttpRequest) -> Any:
    return [_suggestion(one) for one in correcting.suggestions()]


@router.post(
    "/suggestions/{suggestion_id}/take",
    response={201: CorrectionOut, **REFUSED},
    summary="Do what the auditor suggests",
    operation_id="take_suggestion",
)
def take(request: HttpRequest, suggestion_id: Id) -> Any:
    made = correcting_flow.take(suggestion_id, by=request.user.pk, now=clock.now())
    return Status(201, _correction(correcting.correction(made)))


@router.post(
    "/suggestions/{suggestion_id}/dismiss",
    response={200: list[SuggestionOut], **REFUSED},
    summary="Dismiss a suggestion; gives those that are left",
    operation_id="dismiss_suggestion",
)
def dismiss(request: HttpRequest, suggestion_id: Id) -> Any:
    correcting.dismiss(suggestion_id, now=clock.now())
    return [_suggestion(one) for one in correcting.suggestions()]


def _correction(one: Correction) -> CorrectionOut:
    return CorrectionOut(
        id=one.id,
        kind=one.kind,
        said=str(correcting.what_was_said(one)),
        by=one.by,
        at=one.at,
        story=one.story_id,
        other=one.other_id,
        articles=list(one.article_ids),
        similarity=one.similarity,
        bar=one.bar,
        undone_at=one.undone_at,
    )


def _suggestion(one: Suggestion) -> SuggestionOut:
    return SuggestionOut(
        id=one.id,
        kind=one.kind,
        said=str(correcting.what_was_suggested(one)),
        reason=one.reason,
        score=one.score,
        story=one.story_id,
        other=one.other_id,
        articles=list(one.article_ids),
        made_at=one.made_at,
    )
