"""What can be asked over the API, one function an address."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Path, Query
from ninja.errors import ValidationError

from octavo.faces.api import corrections, schemas, searching, storylines, told
from octavo.faces.api.docs import PlainDocs
from octavo.faces.api.present import Presenter, publisher_fields
from octavo.features import reading
from octavo.lib import clock
from octavo.news.errors import InputError, NotFoundError

MAX_LIMIT = 100
_MAX_ID = 2**63 - 1  # what a row's id can be; a larger one is no id

Limit = Annotated[int, Query(ge=1, le=MAX_LIMIT, description="How many lines to give.")]
Cursor = Annotated[
    str | None, Query(max_length=500, description="Where to go on: `next` of the answer before.")
]
Id = Annotated[int, Path(ge=1, le=_MAX_ID)]

UNUSABLE: dict[int, Any] = {400: schemas.Problem, 422: schemas.Problem}
ABSENT: dict[int, Any] = {404: schemas.Problem}

api = NinjaAPI(
    title="Octavo",
    version="1",
    description=(
        "What this desk has read and folded: feeds, articles, stories, today's edition, hashtags, "
        "publishers and search. Reading needs no key; correcting is for editors who are signed "
        "in, with their session's cookies and the CSRF token as `X-CSRFToken`. Lists are paged by "
        "cursor, times are ISO 8601 in UTC, and every problem is told as `detail`."
    ),
    urls_namespace="api",
    docs=PlainDocs(),
    docs_url="/docs",
    openapi_url="/openapi.json",
)


@api.exception_handler(NotFoundError)
def _absent(request: HttpRequest, error: Exception) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=404)


@api.exception_handler(InputError)
def _unusable(request: HttpRequest, error: Exception) -> HttpResponse:
    return api.create_response(request, {"detail": str(error)}, status=400)


@api.exception_handler(ValidationError)
def _invalid(request: HttpRequest, error: Exception) -> HttpResponse:
    faults = error.errors if isinstance(error, ValidationError) else []
    detail = "; ".join(f"{fault['loc'][-1]}: {fault['msg']}" for fault in faults)
    return api.create_response(request, {"detail": detail}, status=422)


@api.get(
    "/feeds",
    response={200: schemas.ListOut[schemas.FeedOut], **UNUSABLE},
    summary="List the feeds that are followed",
    operation_id="list_feeds",
)
def list_feeds(request: HttpRequest, limit: Limit = 50, cursor: Cursor = None) -> Any:
    present = Presenter(request)
    return present.lines(reading.feeds(cursor, limit), present.feed)


@api.get(
    "/articles",
    response={200: schemas.ListOut[schemas.ArticleOut], **UNUSABLE, **ABSENT},
    summary="List articles, newest first",
    operation_id="list_articles",
)
def list_articles(
    request: HttpRequest,
    limit: Limit = 30,
    cursor: Cursor = None,
    language: Annotated[str | None, Query(description="ISO 639-1.")] = None,
    kind: Annotated[str | None, Query(description="article, podcast or video.")] = None,
    publisher: Annotated[str | None, Query(description="The key of a publisher.")] = None,
) -> Any:
    present = Presenter(request)
    found = reading.latest(cursor, limit, language=language, kind=kind, publisher=publisher)
    return present.lines(found, present.article)


@api.get(
    "/articles/{article_id}",
    response={200: schemas.WholeArticleOut, **UNUSABLE, **ABSENT},
    summary="Give an article whole",
    operation_id="get_article",
)
def get_article(request: HttpRequest, article_id: Id) -> Any:
    return Presenter(request).whole_article(reading.article(article_id))


@api.get(
    "/stories",
    response={200: schemas.ListOut[schemas.StoryOut], **UNUSABLE},
    summary="List stories, last changed first",
    operation_id="list_stories",
)
def list_stories(
    request: HttpRequest,
    limit: Limit = 20,
    cursor: Cursor = None,
    section: Annotated[str | None, Query(description="Only this section.")] = None,
) -> Any:
    present = Presenter(request)
    return present.lines(reading.stories(cursor, limit, section=section), present.story)


@api.get(
    "/stories/{story_id}",
    response={200: schemas.WholeStoryOut, **UNUSABLE, **ABSENT},
    summary="Give a story whole",
    description="The id of a story that was merged gives the story it became part of.",
    operation_id="get_story",
)
def get_story(request: HttpRequest, story_id: Id) -> Any:
    return Presenter(request).whole_story(reading.story(story_id))


@api.get(
    "/editions/today",
    response=schemas.EditionOut,
    summary="Give today's edition",
    operation_id="get_todays_edition",
)
def get_todays_edition(request: HttpRequest) -> Any:
    return Presenter(request).edition(reading.edition(clock.now()))


@api.get(
    "/hashtags",
    response={200: schemas.ListOut[schemas.HashtagCountOut], **UNUSABLE},
    summary="List the hashtags of the last days, the most used first",
    operation_id="list_hashtags",
)
def list_hashtags(request: HttpRequest, limit: Limit = 50, cursor: Cursor = None) -> Any:
    found = reading.hashtags(cursor, limit)
    return {
        "items": [
            {"key": c.hashtag.key, "label": c.hashtag.label, "n_articles": c.n_articles}
            for c in found.lines
        ],
        "next": found.next,
    }


@api.get(
    "/hashtags/{path:key}",
    response={200: schemas.HashtagPageOut, **UNUSABLE, **ABSENT},
    summary="Give a hashtag with its stories and activity",
    operation_id="get_hashtag",
)
def get_hashtag(request: HttpRequest, key: str, limit: Limit = 20, cursor: Cursor = None) -> Any:
    present = Presenter(request)
    page = reading.hashtag(key, cursor, limit)
    return {
        "key": page.hashtag.key,
        "label": page.hashtag.label,
        "n_articles": page.n_articles,
        "activity": [{"on": day.on, "n_articles": day.n_articles} for day in page.activity],
        "beside": [present.hashtag(hashtag) for hashtag in page.beside],
        "stories": present.lines(page.stories, present.story),
    }


@api.get(
    "/publishers/{path:key}",
    response={200: schemas.PublisherPageOut, **UNUSABLE, **ABSENT},
    summary="Give a publisher with its articles",
    operation_id="get_publisher",
)
def get_publisher(request: HttpRequest, key: str, limit: Limit = 30, cursor: Cursor = None) -> Any:
    present = Presenter(request)
    page = reading.publisher(key, cursor, limit)
    return {
        **publisher_fields(page.publisher),
        "n_articles": page.n_articles,
        "articles": present.lines(page.articles, present.article),
    }


api.add_router("", corrections.router)
api.add_router("", storylines.router)
api.add_router("", searching.router)
api.add_router("", told.router)
