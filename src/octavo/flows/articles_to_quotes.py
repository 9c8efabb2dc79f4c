"""From articles to quotes and figures: what they say, and what a story's reports say together.

An article is read for both where it is made (`flows/making.py`); here are those that were kept
before that, and the stories that changed.
"""

from collections import Counter
from collections.abc import Sequence

from octavo.flows.counts import OnDone, unwatched
from octavo.flows.making import said_in
from octavo.news.figure import Claim
from octavo.news.told import Told
from octavo.stages import measure, quote, tell
from octavo.store import articles as article_store
from octavo.store import bookmarks, upkeep
from octavo.store import told as told_store
from octavo.store.told import ToldReport

_BATCH = 50  # articles, or stories: a whole one is some 40 kB of text
_BOOKMARK = "quotes and figures"
# Beyond this a story is told many times over, and its page would be longer than its sources.
_MOST_QUOTES = 8
_MOST_FIGURES = 12
_MOST_DISAGREEMENTS = 4
_MOST_SERIES = 3
# Of a story this many reports are compared, the latest: a war's has hundreds.
_MOST_REPORTS = 200


def listen_to_archive(*, limit: int, on_done: OnDone = unwatched) -> int:
    """Read up to `limit` older articles for quotes and figures, the newest first.

    Gives how many were looked at; 0 once the first is reached.
    """
    n_seen = 0
    while n_seen < limit:
        place = bookmarks.load(_BOOKMARK)
        ids = article_store.list_ids_before(place, limit=min(_BATCH, limit - n_seen))
        if not ids:
            break
        unread = told_store.list_unread(ids)
        said = {one.card.id: said_in(one) for one in article_store.list_articles(unread)}
        with upkeep.one_transaction():
            for article_id, words in said.items():
                told_store.save_article(article_id, words)
            told_store.want_gathering(said)
            bookmarks.save(_BOOKMARK, min(ids))
        n_seen += len(ids)
        on_done(len(ids))
    return n_seen


def gather_stories(*, on_done: OnDone = unwatched) -> int:
    """Put together anew what the reports of changed stories say; gives how many changed."""
    n_stories = 0
    while story_ids := told_store.list_to_gather(limit=_BATCH):
        reports = told_store.list_reports(story_ids)
        gathered = {story_id: gather(told) for story_id, told in reports.items()}
        with upkeep.one_transaction():
            told_store.save_stories(gathered, asked=story_ids)
        n_stories += len(story_ids)
        on_done(len(story_ids))
    return n_stories


def gather(reports: Sequence[ToldReport]) -> Told:
    """Put together what reports of one story say, first published first."""
    compared = reports[-_MOST_REPORTS:]
    tellings = [(report.article_id, one) for report in compared for one in report.said.quotes]
    claims = [
        Claim(figure, report.article_id, report.publisher, report.published_at)
        for report in compared
        for figure in report.said.figures
    ]
    outlets = {r.article_id: tell.Outlet(r.publisher, r.language) for r in compared}
    language = Counter(one.language for one in outlets.values()).most_common(1)[0][0]
    return Told(
        quotes=tell.choose_quotes(
            quote.fold_quotes(tellings), outlets, language=language, most=_MOST_QUOTES
        ),
        figures=tell.choose_figures(
            measure.measures(claims), language=language, most=_MOST_FIGURES
        ),
        disagreements=tell.choose_disagreements(measure.disagree(claims), most=_MOST_DISAGREEMENTS),
        series=tell.choose_series(measure.series(claims), most=_MOST_SERIES),
    )
