"""The worker: what fails is told, the next round goes on, nothing is lost or doubled."""

import logging
import threading

import pytest
from django.db import DatabaseError, connection

from octavo.app import desk as desks
from octavo.app import newsstand_file
from octavo.app.desk import Desk, is_worker_running, sole_worker
from octavo.engines.embedders import HashingEmbedder
from octavo.engines.fakes import InlinePool
from octavo.engines.robots import Robots
from octavo.lib.clock import now
from octavo.news.errors import DiskFullError, HomeError, StoreError
from octavo.settings import CONFIG
from octavo.store import articles, entries
from tests.flows.newspapers import BUDGET, FERRY, Papers, item, rss
from tests.store.made import a_feed

WHOLE = f"<p>{FERRY}</p><p>{BUDGET}</p><p>{FERRY}</p>"


class Breaking(HashingEmbedder):
    """Breaks down the first time it is asked."""

    n_asked = 0

    def embed(self, texts):
        """Fail once, as the database does when its disk is full."""
        self.n_asked += 1
        if self.n_asked == 1:
            raise DatabaseError("database or disk is full")
        return super().embed(texts)


def _desk(summary: str = WHOLE) -> Desk:
    a_feed("herald.example")
    listed = item(1, "Ferry aground", host="herald.example", summary=summary)
    web = Papers({"https://herald.example/feed.xml": rss(listed)})
    return Desk(web=web, pool=InlinePool(), robots=Robots(web, token="octavo", clock=now))


@pytest.fixture
def no_wait(monkeypatch):
    """Let the worker try again at once."""
    monkeypatch.setattr(desks, "_WAIT_AFTER_FAILURE_S", 0.0)


@pytest.mark.django_db
def test_a_failed_round_is_told_and_the_next_goes_on(monkeypatch, caplog, no_wait):
    """A failure in the middle of folding is logged; the next round places each article once."""
    embedder = Breaking()
    monkeypatch.setattr(desks, "open_embedder", lambda: embedder)
    desk = _desk()
    with caplog.at_level(logging.ERROR):
        desks._round(desk, None, threading.Event())
    n_left = articles.count_unplaced()
    desks._round(desk, None, threading.Event())

    assert "free some space" in caplog.text
    assert n_left == 1
    assert articles.count_unplaced() == 0
    assert articles.count_articles() == entries.count_entries() == 1


@pytest.mark.django_db
def test_a_full_disk_loses_nothing():
    """A database without room is told as such; once there is room the same feed is kept."""
    desk = _desk(summary=WHOLE * 300)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        (n_pages,) = cursor.fetchone()
        cursor.execute(f"PRAGMA max_page_count = {n_pages}")
    try:
        with pytest.raises(DiskFullError, match="free some space"):
            desk.run("feeds")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 1073741823")
    n_kept = entries.count_entries()
    desk.run("feeds")

    assert (n_kept, entries.count_entries()) == (0, 1)


def test_two_workers_at_once_are_refused():
    """The second worker of a desk is told that there is one."""
    with sole_worker():
        assert is_worker_running()
        with pytest.raises(StoreError, match="another process"), sole_worker():
            pass

    assert not is_worker_running()


def test_a_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    """Where the desk's folder cannot take a file, the message names it and the setting."""
    not_a_folder = tmp_path / "file"
    not_a_folder.write_text("x")
    monkeypatch.setattr(desks, "CONFIG", desks.CONFIG.__class__(home=not_a_folder))

    with pytest.raises(HomeError, match="OCTAVO_HOME"), sole_worker():
        pass


@pytest.mark.parametrize("words", ["", "{", "[]", '{"host": "x"}', '{"host":"x","port":"y"}'])
def test_a_damaged_newsstand_file_leaves_the_desk_alone(words, tmp_path, caplog):
    """A damaged file of the demonstration counts as none, and is told in the log."""
    config = CONFIG.__class__(home=tmp_path)
    (tmp_path / "newsstand.json").write_text(words)

    assert newsstand_file.find(config) is None
    assert "newsstand.json" in caplog.text
