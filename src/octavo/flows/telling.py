"""How a story is told: its account made anew from the articles it has now."""

from collections import Counter
from collections.abc import Iterable, Sequence

from octavo.news.article import Article, Sentence
from octavo.stages import brief, headline
from octavo.store import articles as article_store
from octavo.store import stories as story_store


def tell_stories(story_ids: Iterable[int]) -> None:
    """Make stories' accounts anew; one that has lost its last article is deleted."""
    wanted = sorted(set(story_ids))
    by_story = article_store.list_of_stories(wanted)
    for story_id, articles in sorted(by_story.items()):
        _tell(story_id, articles)
    story_store.delete_empty(story_id for story_id in wanted if story_id not in by_story)


def _tell(story_id: int, articles: Sequence[Article]) -> None:
    """Make a story's account anew from the articles it has now."""
    n_copies = Counter(article.card.copy_of_id for article in articles)
    led_by = headline.choose_headline([
        _headline_input(article, n_copies=n_copies[article.card.id]) for article in articles
    ])
    lead = next(article.card for article in articles if article.card.id == led_by)
    same_language = [a for a in articles if a.card.language == lead.language]
    story_store.tell(
        story_id,
        story_store.Account(
            title=lead.title,
            language=lead.language,
            section=_commonest_section(articles),
            image=lead.image or next((a.card.image for a in articles if a.card.image), None),
            brief=_brief(same_language, language=lead.language),
        ),
        [article.card for article in articles],
    )


def _brief(articles: Sequence[Article], *, language: str) -> tuple[Sentence, ...]:
    """Choose the sentences that tell a story; those of a lone article were chosen with it."""
    if len(articles) == 1 and articles[0].brief:
        return articles[0].brief
    return brief.brief([_brief_input(article) for article in articles], language=language)


def _headline_input(article: Article, *, n_copies: int) -> headline.HeadlineInput:
    card = article.card
    return headline.HeadlineInput(
        article_id=card.id,
        title=card.title,
        language=card.language,
        published_at=card.published_at,
        is_copy=card.copy_of_id is not None,
        n_copies=n_copies,
    )


def _brief_input(article: Article) -> brief.BriefInput:
    card = article.card
    return brief.BriefInput(
        article_id=card.id,
        title=card.title,
        text=article.text,
        published_at=card.published_at,
        is_copy=card.copy_of_id is not None,
    )


def _commonest_section(articles: Sequence[Article]) -> str:
    """Give the section most articles are filed under; of equals, the one met first."""
    counted = Counter(article.card.section for article in articles if article.card.section)
    return counted.most_common(1)[0][0] if counted else ""
