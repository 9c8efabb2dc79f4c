"""Stories and articles as JSON, as the command line prints them."""

from typing import Any

from octavo.news.article import ArticleCard
from octavo.news.story import StoryCard


def story_as_json(story: StoryCard) -> dict[str, Any]:
    """Give a story as plain values."""
    return {
        "id": story.id,
        "title": story.title,
        "section": story.section,
        "brief": [sentence.text for sentence in story.brief],
        "hashtags": [hashtag.label for hashtag in story.hashtags],
        "n_articles": story.n_articles,
        "n_reports": story.n_reports,
        "first_at": story.first_at.isoformat(),
        "last_at": story.last_at.isoformat(),
        "articles": [article_as_json(article) for article in story.articles],
    }


def article_as_json(article: ArticleCard) -> dict[str, Any]:
    """Give an article's line as plain values."""
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher.name,
        "published_at": article.published_at.isoformat(),
        "language": article.language,
        "kind": article.kind,
        "is_copy_of": article.copy_of_id,
        "builds_on": article.builds_on_id,
        "agency": article.agency,
        "series": article.series,
        "topic": article.topic,
        "topic_confidence": article.topic_confidence,
        "subtopic": article.subtopic,
        "abstract": article.abstract,
    }
