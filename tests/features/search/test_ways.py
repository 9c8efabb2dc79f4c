"""Search by meaning, narrowed down, folded, mended, suggested and kept."""

import numpy as np
import pytest
from django.contrib.auth import get_user_model

from octavo.features import search
from octavo.features.search import Meaning, Searcher
from octavo.lib.vectors import normalise
from octavo.news.errors import NotFoundError, QueryError, UnreachableError
from octavo.store import articles, models, search_vocabulary
from octavo.store.search_vectors import VectorIndex
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


class _Embedder:
    """Knows two subjects by their words; anything else means nothing."""

    name, dim, languages = "minilm-fake", 2, frozenset()
    subjects = (("ship", "boat", "ferry"), ("bank", "rate", "loan"))

    def embed(self, texts):
        counts = [[sum(w in t.lower() for w in words) for words in self.subjects] for t in texts]
        return normalise(np.array(counts, float))


def _searcher(embedder=None):
    return Searcher(Meaning(lambda: embedder or _Embedder(), lambda m: VectorIndex(m, None)))


def _put(n, title, **fields):
    article_id = an_article(a_feed(), n, title=title, **fields)
    articles.save_vectors({article_id: _Embedder().embed([title])[0]}, model="minilm-fake")
    return article_id


def _ids(page):
    return [hit.article.id for hit in page.hits.lines]


def test_meaning_finds_what_has_other_words():
    """What means the same comes too, after what has the words."""
    boat, ferry, _bank = _put(1, "Boat lost"), _put(2, "Ferry late"), _put(3, "Bank fined")
    page = _searcher().search("ferry")

    assert _ids(page) == [ferry, boat]
    assert [hit.is_by_meaning for hit in page.hits.lines] == [False, True]
    assert _ids(_searcher().search("ferry", by="words")) == [ferry]


def test_what_is_near_must_meet_the_fields_too():
    """Meaning brings nothing that a field or an exclusion rules out."""
    _put(1, "Boat lost"), _put(2, "Ship sunk", language="ar")
    ferry = _put(3, "Ferry late")

    assert _ids(_searcher().search("ferry lang:en -lost")) == [ferry]


def test_without_its_model_search_finds_words():
    """A model that cannot be asked costs the meaning, not the search."""

    class Away(_Embedder):
        def embed(self, texts):
            raise UnreachableError("http://model.example", "no answer")

    ferry = _put(1, "Ferry late")

    assert _ids(_searcher(Away()).search("ferry")) == [ferry]


def test_articles_of_a_story_are_one_line_unless_unfolded():
    """A story is one result, with how many more of it were found."""
    ids = [an_article(a_feed(), n, title=f"Ferry late {n}") for n in (1, 2, 3)]
    story = models.Story.objects.create(first_at=NOON, last_at=NOON)
    models.Article.objects.filter(pk__in=ids[:2]).update(story=story)
    folded = Searcher().search("ferry")

    assert sorted(hit.n_others for hit in folded.hits.lines) == [0, 1]
    assert len(Searcher().search("ferry", is_folded=False).hits.lines) == 3


def test_facets_lead_to_what_they_count():
    """Each facet's search finds as many articles as it says; chosen, it leads back."""
    an_article(a_feed(), 1, title="Ferry late")
    an_article(a_feed("courier.example"), 2, title="Ferry lost", kind="podcast")
    page = Searcher().search("ferry")

    for facet in page.facets:
        for value in facet.values:
            narrowed = Searcher().search(value.query)

            assert narrowed.n_hits == value.n_articles
    (back,) = [
        value
        for facet in Searcher().search("ferry kind:podcast").facets
        for value in facet.values
        if facet.field == "kind"
    ]
    assert (back.is_chosen, back.query) == (True, "ferry")


def test_a_slip_is_mended_from_the_archive_s_words():
    """A word no article holds is led to one that some hold, one slip away."""
    for n in range(1, 4):
        an_article(a_feed(), n, title="Earthquake on the coast")
    search_vocabulary.refresh()

    assert Searcher().search("eathquake coast").meant == "earthquake coast"
    assert Searcher().search("earthquake coast").meant == ""


def test_pages_stay_as_they_were_while_articles_come():
    """A list that was begun goes on as if nothing had come since."""
    for n in range(1, 8):
        an_article(a_feed(), n, title=f"Ferry number {n}")
    searcher = Searcher()
    first = searcher.search("ferry", limit=3)
    late = an_article(a_feed(), 9, title="Ferry number nine")
    rest = _ids(Searcher().search("ferry", first.hits.next, 10))

    assert late not in rest
    assert len({*_ids(first), *rest}) == 7


def test_every_article_can_be_paged_to(monkeypatch):
    """Blocks follow each other without gap or overlap."""
    monkeypatch.setattr(search.ranking, "BLOCK", 3)
    ids = {an_article(a_feed(), n, title=f"Ferry number {n}") for n in range(1, 9)}
    seen, cursor, searcher = [], None, Searcher()
    while True:
        page = searcher.search("ferry", cursor, 2)
        seen += _ids(page)
        cursor = page.hits.next
        if cursor is None:
            break

    assert (len(seen), set(seen), page.n_hits) == (8, ids, 8)


def test_some_words_find_where_all_find_nothing():
    """A long search that no article meets whole brings what meets most, and says so."""
    ferry = an_article(a_feed(), 1, title="Ferry lost at the pier")
    page = Searcher().search("ferry lost pier xylophone")

    assert (_ids(page), page.is_relaxed) == ([ferry], True)


def test_suggestions_complete_the_last_word():
    """What is suggested begins with what was typed, and searches for it."""
    an_article(a_feed(), 1, title="Ferry late")
    models.Hashtag.objects.create(key="ferries", label="Ferries")
    search_vocabulary.refresh()
    found = {one.kind: one.query for one in search.suggest("late fer")}

    assert found == {"hashtag": 'late tag:"ferries"', "word": "late ferry"}
    assert search.suggest("f") == search.suggest("") == ()


def test_a_kept_search_counts_what_is_new():
    """What came since somebody last looked is new, until they look."""
    user = get_user_model().objects.create_user("ann")
    an_article(a_feed(), 1, title="Ferry late")
    search.keep(" ferry ", user_id=user.pk, now=NOON)
    search.keep("ferry", user_id=user.pk, now=NOON)
    an_article(a_feed(), 2, title="Ferry lost")
    (kept,) = search.kept(user.pk)

    assert (kept.query, kept.n_new) == ("ferry", 1)
    assert search.mark_seen(kept.id, user_id=user.pk) == "ferry"
    assert search.kept(user.pk)[0].n_new == 0
    with pytest.raises(NotFoundError):
        search.forget(kept.id, user_id=user.pk + 1)
    search.forget(kept.id, user_id=user.pk)
    assert search.kept(user.pk) == ()
    with pytest.raises(QueryError):
        search.keep(" -x", user_id=user.pk, now=NOON)
