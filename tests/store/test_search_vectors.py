"""The index of meanings: complete at any time, with its copy on the disk or without."""

import numpy as np
import pytest

from octavo.lib.vectors import normalise
from octavo.store import articles, models
from octavo.store.search_vectors import VectorIndex
from tests.store.made import a_feed, an_article

pytestmark = pytest.mark.django_db


def _vectors(n, seed=0):
    return normalise(np.random.default_rng(seed).standard_normal((n, 70)))


def _keep(n, *, start=0, seed=0):
    feed = a_feed()
    ids = [an_article(feed, start + place) for place in range(1, n + 1)]
    vectors = _vectors(n, seed)
    articles.save_vectors(dict(zip(ids, vectors, strict=True)), model="m")
    return ids, vectors


def test_the_nearest_come_first_with_their_cosines(tmp_path):
    """An article is nearest to its own vector, at a cosine of one."""
    ids, vectors = _keep(20)
    found = VectorIndex("m", tmp_path).cosines(vectors[7], 20)

    assert list(found)[0] == ids[7]
    assert list(found.values()) == sorted(found.values(), reverse=True)
    assert [found[one] for one in ids] == pytest.approx(vectors @ vectors[7], abs=0.02)


def test_what_came_after_the_copy_is_found(tmp_path):
    """The copy on the disk and what came since make one index, for every process."""
    ids, vectors = _keep(5)
    VectorIndex("m", tmp_path).write()
    more, later = _keep(5, start=5, seed=1)
    index = VectorIndex("m", tmp_path)

    assert list(index.cosines(later[2], 1)) == [more[2]]
    assert list(index.cosines(vectors[2], 1)) == [ids[2]]
    assert set(index.cosines(later[2], 99)) == {*ids, *more}


def test_a_broken_copy_is_no_copy(tmp_path):
    """A file cut short or overwritten is passed over, and the database asked."""
    ids, vectors = _keep(5)
    VectorIndex("m", tmp_path).write()
    (path,) = tmp_path.iterdir()
    for content in (b"", b"x" * 10, path.read_bytes()[:-7], b"y" * 5000):
        path.write_bytes(content)

        assert list(VectorIndex("m", tmp_path).cosines(vectors[1], 1)) == [ids[1]]


def test_the_deleted_leave_the_copy(tmp_path):
    """Once a tenth of the copy is gone it is made anew without them."""
    ids, vectors = _keep(10)
    index = VectorIndex("m", tmp_path)
    index.write()
    models.Article.objects.filter(pk__in=ids[:4]).delete()

    assert index.write() == 6
    assert not set(index.cosines(vectors[0], 10)) & set(ids[:4])


def test_only_some_may_be_asked_for(tmp_path):
    """A choice of articles is all that is compared."""
    ids, vectors = _keep(10)
    index = VectorIndex("m", tmp_path)

    assert set(index.cosines(vectors[0], 5, of=[ids[3], ids[4], 10**6])) == {ids[3], ids[4]}


def test_models_do_not_mix(tmp_path):
    """Another model has vectors of its own, or none."""
    _, vectors = _keep(3)

    assert VectorIndex("other", tmp_path).cosines(vectors[0], 3) == {}
