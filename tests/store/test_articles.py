"""Articles: one an address, earlier wordings kept, found by their words."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest

from octavo.news.article import Article
from octavo.news.errors import NotFoundError
from octavo.store import articles, entries
from tests.store.made import NOON, a_feed, an_article, an_entry

pytestmark = pytest.mark.django_db


def _save_again(article_id: int, feed_id: int, **changes: str) -> articles.Saved:
    article = articles.get_article(article_id)
    card = replace(article.card, title=changes.get("title", article.card.title))
    return _keep_again(replace(article, card=card, text=changes.get("text", article.text)), feed_id)


def _keep_again(article: Article, feed_id: int) -> articles.Saved:
    entry = an_entry(1, link=article.card.url, summary=article.card.title + article.text)
    entries.keep(feed_id, [entry], now=NOON)
    (waiting,) = entries.list_waiting(NOON)
    return articles.save(article, entry_id=waiting.id, now=NOON + timedelta(hours=1))


def test_an_earlier_wording_is_kept():
    """A changed text replaces the old one, which stays as a revision."""
    feed = a_feed()
    article_id = an_article(feed, 1, text="Six of seven voted.")

    saved = _save_again(article_id, feed.id, text="Five of seven voted.")
    found = articles.get_article(article_id)

    assert (saved.is_new, saved.is_revised) == (False, True)
    assert found.text == "Five of seven voted."
    assert [revision.text for revision in found.revisions] == ["Six of seven voted."]


def test_the_topic_is_kept_and_goes_with_the_wording():
    """An article's topic is what its latest wording is about, whole and in a list."""
    feed = a_feed()
    about = {"topic": "medtop:15000000", "topic_confidence": 0.8, "subtopic": "medtop:20000822"}
    article_id = an_article(feed, 1, **about)
    before = articles.get_article(article_id)

    (listed,) = articles.list_cards([article_id])
    assert {name: getattr(listed, name) for name in about} == about
    assert before.card == listed

    changed = replace(before, card=replace(before.card, topic="", subtopic=""), text="Another.")
    _keep_again(changed, feed.id)
    assert articles.get_article(article_id).card.topic == ""


def test_the_same_wording_is_no_revision():
    """An entry that changed beside the text leaves the article as it is."""
    feed = a_feed()
    article_id = an_article(feed, 1)

    assert not _save_again(article_id, feed.id).is_revised
    assert articles.get_article(article_id).revisions == ()


def test_two_feeds_that_list_one_page_share_its_article():
    """An address is one article, whoever lists it."""
    one, other = a_feed("one.example"), a_feed("two.example")
    article_id = an_article(one, 1)
    entries.keep(other.id, [an_entry(1, link="https://one.example/1")], now=NOON)
    (waiting,) = entries.list_waiting(NOON)

    saved = articles.save(articles.get_article(article_id), entry_id=waiting.id, now=NOON)

    assert (saved.article_id, saved.is_new) == (article_id, False)


def test_latest_goes_on_where_it_stopped():
    """Slices of the latest follow each other without gap or overlap, equal instants included."""
    feed = a_feed()
    ids = {an_article(feed, n, hours=3) for n in range(1, 8)}
    seen, before = [], None
    while cards := articles.list_latest(before=before, limit=2):
        seen += [card.id for card in cards]
        before = (cards[-1].published_at, cards[-1].id)

    assert len(seen) == len(ids)
    assert set(seen) == ids


def test_vectors_of_different_models_never_mix():
    """A vector is given back only under the name of the model that made it."""
    article_id = an_article(a_feed(), 1)
    vector = np.array([0.6, 0.8], dtype=np.float32)
    articles.save_vectors({article_id: vector}, model="one/1")

    assert articles.load_vectors([article_id], model="two/1") == {}
    assert np.allclose(
        articles.load_vectors([article_id], model="one/1")[article_id], vector, atol=1e-3
    )


def test_copies_form_one_group_whoever_is_asked():
    """Every article of one text names the same group."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2, 3)]
    articles.set_origin(ids, ids[1])

    assert {articles.list_copy_group(one) for one in ids} == {tuple(ids)}


def test_origin_may_change_hands():
    """When an earlier source turns up, all copies follow it."""
    feed = a_feed()
    ids = [an_article(feed, n) for n in (1, 2, 3)]
    articles.set_origin(ids[:2], ids[0])
    articles.set_origin(ids, ids[2])

    assert articles.get_article(ids[0]).card.copy_of_id == ids[2]
    assert articles.get_article(ids[2]).card.copy_of_id is None


def test_an_absent_article_is_named():
    """Asking for what is not there says what was asked for."""
    with pytest.raises(NotFoundError, match="no article 999"):
        articles.get_article(999)
