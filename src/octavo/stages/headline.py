"""Choose the headline a story is shown under."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from octavo.lib.stopwords import stop_words
from octavo.lib.text import words

# By judgement on the demonstration edition: without it the shortest headline won.
_BREVITY = 3
# What a headline is worth that shares nothing: an agency's report that others print counts even so.
_ALONE = 0.25


@dataclass(frozen=True, slots=True)
class HeadlineInput:
    """What choosing a headline sees of an article."""

    article_id: int
    title: str
    language: str
    published_at: datetime
    is_copy: bool = False
    n_copies: int = 0


def choose_headline(articles: Sequence[HeadlineInput]) -> int:
    """Give the id of the article whose headline says best what the others say too.

    The language of most reports leads, of equals that of the earliest; then the headline that
    shares most with the others, more so when others print its report; of equals the latest, whose
    figures are the newest, then the lower id. A copy never leads, unless there is nothing else.

    Raises:
        ValueError: there are no articles.
    """
    if not articles:
        raise ValueError("a story has at least one article")
    reports = [article for article in articles if not article.is_copy] or list(articles)
    language = _leading_language(reports)
    eligible = [article for article in reports if article.language == language]
    said = {article.article_id: _content(article) for article in eligible}
    n_by_word = Counter(word for content in said.values() for word in content)

    def place(article: HeadlineInput) -> tuple[float, float, int]:
        content = said[article.article_id]
        shared = sum(n_by_word[word] - 1 for word in content) / (len(content) + _BREVITY)
        weight = (shared + _ALONE) * math.log2(2 + article.n_copies)
        return (-weight, -article.published_at.timestamp(), article.article_id)

    return min(eligible, key=place).article_id


def _content(article: HeadlineInput) -> frozenset[str]:
    return frozenset(words(article.title)) - stop_words(article.language)


def _leading_language(reports: Sequence[HeadlineInput]) -> str:
    n_by_language = Counter(report.language for report in reports)
    earliest: dict[str, datetime] = {}
    for report in reports:
        first = earliest.get(report.language, report.published_at)
        earliest[report.language] = min(first, report.published_at)
    return min(n_by_language, key=lambda code: (-n_by_language[code], earliest[code], code))
