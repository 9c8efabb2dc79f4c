"""Search over the API."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from octavo.app.searching import searcher
from octavo.faces.api import schemas
from octavo.faces.api.present import Presenter
from octavo.features import search as feature
from octavo.lib.queries import MOST_CHARS
from octavo.news.pages import Hit

Limit = Annotated[int, Query(ge=1, le=100, description="How many lines to give.")]
Cursor = Annotated[
    str | None, Query(max_length=500, description="Where to go on: `next` of the answer before.")
]
_QUERY = (
    'Words; "a phrase" in quotation marks; -word to leave a word out; the fields publisher:, '
    "lang:, country:, kind:, tag:, cites:, after: and before: (a year, month or day)."
)

router = Router(tags=["search"])


class FoundOut(schemas.HitOut):
    """An article that was found, and what else was found of its story."""

    n_others: int = Field(description="Further articles of its story that were found.")
    others: list[int] = Field(description="The ids of the first of them.")
    is_by_meaning: bool = Field(description="Whether it is near in meaning, without the words.")


class FacetValueOut(Schema):
    """A value that articles found have."""

    value: str
    label: str
    n_articles: int
    query: str = Field(description="The search with this value; without it, if it is chosen.")
    is_chosen: bool


class FacetOut(Schema):
    """What the articles found have of one field, the most frequent first."""

    field: str = Field(description="publisher, lang, country, kind or month.")
    values: list[FacetValueOut]


class FoundListOut(schemas.ListOut[FoundOut]):
    """The answer to a search."""

    n_hits: int
    n_counted: int = Field(description="How many of them, the newest, the facets count.")
    facets: list[FacetOut]
    did_you_mean: str = Field(description="The search in likelier spellings; empty if none is.")
    problems: list[str] = Field(description="What of the search could not be understood.")
    is_relaxed: bool = Field(description="Whether articles follow that hold only some words.")


class SuggestionOut(Schema):
    """What somebody who types may mean."""

    query: str
    label: str
    kind: str = Field(description="hashtag, publisher or word.")


@router.get(
    "/search",
    response={200: FoundListOut, 400: schemas.Problem, 422: schemas.Problem},
    summary="Find articles by words and meaning",
    operation_id="search",
)
def search(  # noqa: PLR0913  an operation's parameters are its arguments
    request: HttpRequest,
    q: Annotated[str, Query(min_length=1, max_length=MOST_CHARS, description=_QUERY)],
    limit: Limit = 20,
    cursor: Cursor = None,
    by: Annotated[
        Literal["both", "words", "meaning"], Query(description="What is to be alike.")
    ] = "both",
    order: Literal["best", "newest"] = "best",
    fold: Annotated[bool, Query(description="One line for all articles of a story.")] = True,
) -> Any:
    page = searcher().search(q, cursor, limit, by=by, order=order, is_folded=fold)
    present = Presenter(request)
    return {
        **present.lines(page.hits, lambda hit: _found(present, hit)),
        "n_hits": page.n_hits,
        "n_counted": page.n_counted,
        "facets": page.facets,
        "did_you_mean": page.meant,
        "problems": page.problems,
        "is_relaxed": page.is_relaxed,
    }


def _found(present: Presenter, hit: Hit) -> FoundOut:
    return FoundOut(
        **present.hit(hit).dict(),
        n_others=hit.n_others,
        others=[card.id for card in hit.others],
        is_by_meaning=hit.is_by_meaning,
    )


@router.get(
    "/search/suggestions",
    response={200: list[SuggestionOut], 422: schemas.Problem},
    summary="Suggest searches that begin so",
    operation_id="suggest_searches",
)
def suggest_searches(
    request: HttpRequest, q: Annotated[str, Query(min_length=1, max_length=200)]
) -> Any:
    return list(feature.suggest(q))
