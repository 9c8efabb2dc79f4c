"""Reading: the front page, articles, stories, hashtags, publishers."""

from octavo.features.reading.articles import article, latest
from octavo.features.reading.feeds import feeds, publisher
from octavo.features.reading.front import day_of, edition, front
from octavo.features.reading.hashtags import hashtag, hashtags, rising_hashtags
from octavo.features.reading.stories import stories, story
from octavo.features.reading.storylines import storyline, storylines, why_follows

__all__ = [
    "article",
    "day_of",
    "edition",
    "feeds",
    "front",
    "hashtag",
    "hashtags",
    "latest",
    "publisher",
    "rising_hashtags",
    "stories",
    "story",
    "storyline",
    "storylines",
    "why_follows",
]
