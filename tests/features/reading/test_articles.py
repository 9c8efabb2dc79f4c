"""An article as its page shows it."""

import pytest

from octavo.features import reading
from octavo.store import articles, related
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db

LONG = "The gate is shut. Nobody knows why! Did the wind do it? The clerk will look on Monday."


def test_beside_an_article_stand_two_sentences_at_most():
    """Of what is related an abstract is shown, cut after a sentence."""
    feed = a_feed()
    read, other = an_article(feed, 1), an_article(feed, 2, abstract=LONG)
    related.save({read: [(other, "also tells of gates")]})
    (shown,) = reading.article(read).related

    assert shown.article.abstract == "The gate is shut. Nobody knows why!"
    assert shown.reason == "also tells of gates"


def test_texts_that_turned_out_to_be_one_are_shown_once():
    """What became a copy after it was chosen does not stand beside its origin."""
    feed = a_feed()
    read, other, copy = (an_article(feed, n) for n in (1, 2, 3))
    related.save({read: [(other, "also tells of gates"), (copy, "also tells of gates")]})
    articles.set_origin([other, copy], other)

    assert [one.article.id for one in reading.article(read).related] == [other]
