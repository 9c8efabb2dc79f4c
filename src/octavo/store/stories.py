"""Queries about stories."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Max, QuerySet

from octavo.news.article import ArticleCard, Hashtag, Sentence
from octavo.news.errors import NotFoundError
from octavo.news.story import Decision, Join, Membership, Merge, Open, StoryCard
from octavo.store import models, rows, storylines

# Hashtags shown with a story: those most of its articles agree on.
_N_HASHTAGS = 7
# One hashtag in common ties a strike to any other news of its town.
_MIN_SHARED_HASHTAGS = 2


@dataclass(frozen=True, slots=True)
class Account:
    """What a story is told by, made anew whenever its articles change."""

    title: str
    language: str
    section: str
    image: str | None
    brief: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """What ranking sees of a story's articles."""

    story_id: int
    section: str
    articles: tuple[ArticleCard, ...]


@transaction.atomic
def apply(decisions: Iterable[Decision], *, now: datetime) -> None:
    """Keep what was decided, in order. Ids are those the decisions carry."""
    decided = list(decisions)
    opened = [one.story_id for one in decided if isinstance(one, Open)]
    models.Story.objects.bulk_create([
        models.Story(pk=story_id, first_at=now, last_at=now) for story_id in opened
    ])
    placed: list[Open | Join] = []
    for decision in decided:
        if isinstance(decision, Merge):
            _place(placed)
            placed.clear()
            _merge(decision, now=now)
        else:
            placed.append(decision)
    _place(placed)


def _place(decisions: Iterable[Open | Join]) -> None:
    """Keep where articles belong; in plain SQL, as a statement of the ORM costs .4 ms each."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "UPDATE store_article SET story_id = %s, is_placed = %s, evidence = %s WHERE id = %s",
            [(one.story_id, True, _why(one), one.article_id) for one in decisions],
        )


def _why(decision: Open | Join) -> str:
    why = asdict(decision.evidence) if isinstance(decision, Join) else {}
    return json.dumps(why, ensure_ascii=False)


def _merge(decision: Merge, *, now: datetime) -> None:
    merged = models.Article.objects.filter(story_id=decision.merged_id)
    why = {
        **asdict(decision.evidence),
        "at": now.isoformat(),
        "n_reports": merged.filter(copy_of__isnull=True, builds_on__isnull=True).count(),
    }
    merged.update(story_id=decision.kept_id)
    models.Story.objects.filter(pk=decision.merged_id).update(merge=why)
    redirect(decision.merged_id, decision.kept_id)


def redirect(story_id: int, kept_id: int) -> None:
    """Let a story, and all that lead to it, lead to another for ever."""
    gone = models.Story.objects.filter(pk=story_id) | models.Story.objects.filter(
        alias_of_id=story_id
    )
    gone.update(alias_of_id=kept_id, n_articles=0, n_reports=0, wants_relating=False)


def mark_placed(article_ids: Sequence[int]) -> None:
    """Keep that articles need no new place: a new wording stays where the old one was."""
    models.Article.objects.filter(pk__in=list(article_ids)).update(is_placed=True)


def next_id() -> int:
    """Give the id of the next story: higher than any there ever was."""
    return int(models.Story.objects.aggregate(top=Max("id"))["top"] or 0) + 1


@transaction.atomic
def tell(story_id: int, account: Account, articles: Sequence[ArticleCard]) -> None:
    """Keep a story's account and count its coverage anew."""
    models.Story.objects.filter(pk=story_id).update(
        title=account.title,
        language=account.language,
        section=account.section,
        image=account.image or "",
        brief=[asdict(sentence) for sentence in account.brief],
        first_at=min(article.published_at for article in articles),
        last_at=max(article.published_at for article in articles),
        n_articles=len(articles),
        n_reports=max(1, sum(article.is_independent for article in articles)),
        n_publishers=len({article.publisher.key for article in articles}),
        wants_relating=True,
        wants_linking=True,
        wants_gathering=True,
    )


def touch(story_ids: Iterable[int]) -> None:
    """Keep that stories were changed or deleted behind the worker's back."""
    models.TouchedStory.objects.bulk_create(
        [models.TouchedStory(story_id=story_id) for story_id in sorted(set(story_ids))],
        ignore_conflicts=True,
    )


def list_touched() -> tuple[int, ...]:
    """List the stories the worker has to look at again."""
    found = models.TouchedStory.objects.order_by("story_id")
    return tuple(found.values_list("story_id", flat=True))


def mark_seen(story_ids: Iterable[int]) -> None:
    """Keep that the worker has looked at stories again."""
    models.TouchedStory.objects.filter(story_id__in=list(story_ids)).delete()


def delete_empty(story_ids: Iterable[int]) -> None:
    """Delete stories that have no article left; one that leads to another stays."""
    gone = models.Story.objects.filter(
        pk__in=list(story_ids), alias_of__isnull=True, articles__isnull=True
    )
    storylines.leave(gone.values_list("id", flat=True))
    gone.delete()


def list_to_relate(*, limit: int) -> tuple[StoryCard, ...]:
    """List stories that changed since `related` was last made for them, by id."""
    found = models.Story.objects.filter(wants_relating=True).order_by("id")
    return _cards(list(found[:limit]))


def count_to_relate() -> int:
    """Count the stories that changed since `related` was last made for them."""
    return models.Story.objects.filter(wants_relating=True).count()


def mark_related(story_ids: Iterable[int]) -> None:
    """Keep that what is read beside stories is up to date."""
    models.Story.objects.filter(pk__in=list(story_ids)).update(wants_relating=False)


def recount(story_ids: Iterable[int]) -> None:
    """Count stories anew whose articles were taken away; one without any is deleted.

    The worker is told to look at them again.
    """
    touched = list(story_ids)
    touch(touched)
    for card in _cards(list(models.Story.objects.filter(pk__in=touched))):
        if not card.articles:
            storylines.leave([card.id])
            models.Story.objects.filter(pk=card.id).delete()
            continue
        left = {article.id for article in card.articles}
        account = Account(
            title=card.title,
            language=card.language,
            section=card.section,
            image=card.image,
            brief=tuple(sentence for sentence in card.brief if sentence.article_id in left),
        )
        tell(card.id, account, card.articles)


def get_story(story_id: int) -> StoryCard:
    """Give a story with its articles, newest first; an alias gives the story it leads to.

    Raises:
        NotFoundError: there is none of this id.
    """
    row = models.Story.objects.select_related("alias_of").filter(pk=story_id).first()
    if row is None:
        raise NotFoundError("story", story_id)
    (card,) = _cards([row.alias_of or row])
    return card


def list_stories(
    *,
    before: tuple[datetime, int] | None = None,
    limit: int = 20,
    section: str | None = None,
    hashtag_key: str | None = None,
    min_articles: int = 1,
) -> tuple[StoryCard, ...]:
    """List stories, last changed first, that come after a place (instant, id) in that order."""
    found = models.Story.objects.filter(alias_of__isnull=True, n_articles__gte=min_articles)
    if section is not None:
        found = found.filter(section=section)
    if hashtag_key is not None:
        tagged = models.ArticleHashtag.objects.filter(hashtag__key=hashtag_key)
        found = found.filter(pk__in=tagged.values("article__story_id"))
    if before is not None:
        instant, story_id = before
        same_instant = found.filter(last_at=instant, id__lt=story_id)
        found = found.filter(last_at__lt=instant) | same_instant
    return _cards(list(found.order_by("-last_at", "-id")[:limit]))


def list_by_ids(story_ids: Sequence[int]) -> tuple[StoryCard, ...]:
    """Give stories in the order of the ids; absent ones and aliases are left out."""
    found = {card.id: card for card in _cards(list(_living(story_ids)))}
    return tuple(found[story_id] for story_id in story_ids if story_id in found)


def _living(story_ids: Sequence[int]) -> "QuerySet[models.Story]":
    return models.Story.objects.filter(pk__in=list(story_ids), alias_of__isnull=True)


def list_beside(card: StoryCard, *, limit: int) -> tuple[StoryCard, ...]:
    """List the stories that share most hashtags with one, two at least; of equals the newest."""
    keys = [hashtag.key for hashtag in card.hashtags]
    shared = (
        models.ArticleHashtag.objects
        .filter(hashtag__key__in=keys, article__story__alias_of__isnull=True)
        .exclude(article__story_id=card.id)
        .exclude(article__story__isnull=True)
        .values_list("article__story_id")
        .annotate(n=Count("hashtag_id", distinct=True))
        .filter(n__gte=_MIN_SHARED_HASHTAGS)
        .order_by("-n", "-article__story_id")
    )
    return list_by_ids([story_id for story_id, _ in shared[:limit]])


def list_coverage(*, since: datetime) -> tuple[Coverage, ...]:
    """List the stories that changed since an instant with all their articles, by id."""
    stories = models.Story.objects.filter(
        alias_of__isnull=True, last_at__gte=since, n_articles__gt=0
    ).order_by("id")
    sections = dict(stories.values_list("id", "section"))
    articles = _articles_by_story(list(sections))
    return tuple(
        Coverage(story_id=story_id, section=section, articles=articles[story_id])
        for story_id, section in sections.items()
        if story_id in articles
    )


def list_memberships(story_id: int) -> tuple[Membership, ...]:
    """Tell why each article is in a story."""
    found = models.Article.objects.filter(story_id=story_id).order_by("published_at", "id")
    return tuple(
        Membership(article_id=article_id, evidence=rows.evidence(stored), is_pinned=is_pinned)
        for article_id, stored, is_pinned in found.values_list("id", "evidence", "is_pinned")
    )


def count_stories() -> int:
    """Count the stories, aliases left out."""
    return models.Story.objects.filter(alias_of__isnull=True, n_articles__gt=0).count()


def _articles_by_story(story_ids: Sequence[int]) -> Mapping[int, tuple[ArticleCard, ...]]:
    found = models.Article.objects.filter(story_id__in=list(story_ids))
    gathered: dict[int, list[ArticleCard]] = {}
    for card in rows.cards(found.order_by("-published_at", "-id")):
        assert card.story_id is not None  # filtered above
        gathered.setdefault(card.story_id, []).append(card)
    return {story_id: tuple(cards) for story_id, cards in gathered.items()}


def _cards(stories: Sequence[models.Story]) -> tuple[StoryCard, ...]:
    articles = _articles_by_story([row.pk for row in stories])
    return tuple(_card(row, articles.get(row.pk, ())) for row in stories)


def _card(row: models.Story, articles: tuple[ArticleCard, ...]) -> StoryCard:
    return StoryCard(
        id=row.pk,
        title=row.title,
        first_at=row.first_at,
        last_at=row.last_at,
        n_articles=row.n_articles,
        n_reports=row.n_reports,
        n_publishers=row.n_publishers,
        brief=rows.quoted_sentences(row.brief),
        hashtags=_commonest([a for a in articles if a.language == row.language] or articles),
        image=row.image or None,
        language=row.language,
        section=row.section,
        articles=articles,
        storyline_id=row.storyline_id,
    )


def _commonest(articles: Sequence[ArticleCard]) -> tuple[Hashtag, ...]:
    """Give the hashtags most articles carry; of equals, the one that stands first in them."""
    weights: dict[str, float] = {}
    known: dict[str, Hashtag] = {}
    for article in articles:
        for place, hashtag in enumerate(article.hashtags):
            known.setdefault(hashtag.key, hashtag)
            weights[hashtag.key] = weights.get(hashtag.key, 0.0) + 1.0 / (2 + place)
    ordered = sorted(weights, key=lambda key: (-weights[key], key))
    return tuple(known[key] for key in ordered[:_N_HASHTAGS])
