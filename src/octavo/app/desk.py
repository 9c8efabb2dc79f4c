"""A desk at work: one round of the whole way, and the worker that makes rounds."""

import fcntl
import logging
import os
import threading
from collections.abc import Callable, Generator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta

from octavo.app.engines import (
    now,
    open_embedder,
    open_partitioner,
    open_pool,
    open_search_embedder,
    open_web,
)
from octavo.engines.robots import Robots
from octavo.features import reading
from octavo.flows import (
    articles_to_quotes,
    articles_to_stories,
    articles_to_vectors,
    corrections,
    feeds_to_articles,
    memory,
    stories_to_editions,
    stories_to_related,
    stories_to_storylines,
    stories_to_suggestions,
)
from octavo.flows.counts import OnDone, unwatched
from octavo.flows.feeds_to_articles import Reader
from octavo.news.errors import HomeError, OctavoError, StoreError
from octavo.news.ports import Embedder, Pool, Web
from octavo.settings import CONFIG
from octavo.store import articles as article_store
from octavo.store import entries as entry_store
from octavo.store import feeds as feed_store
from octavo.store import search as search_store
from octavo.store import search_vocabulary, upkeep
from octavo.store import stories as story_store

log = logging.getLogger(__name__)

# The worker looks for due feeds this often; a feed followed just now is read that soon.
_LOOK_EVERY_S = 5.0
# After a failure of the store (a full disk) the worker waits this long before it tries again.
_WAIT_AFTER_FAILURE_S = 30.0
# Older articles without a vector of the model in use are given one, so many a round: with MiniLM
# that takes a second or two, in which nothing else waits.
_ARCHIVE_A_ROUND = 200
_INDEXED_A_ROUND = 2_000  # a second or so


class WorkerRunningError(StoreError):
    """Another process does this desk's work at the moment."""

    def __init__(self) -> None:
        super().__init__(
            "another process does this desk's work at the moment: stop it first (Ctrl-C where "
            "`octavo up` runs)"
        )


class Desk:
    """The parts of a desk joined, for as long as its work lasts."""

    def __init__(self, *, web: Web, pool: Pool, robots: Robots) -> None:
        self._web = web
        self._pool = pool
        self._reader = Reader(web=web, pool=pool, clock=now, may_read=robots.may_read)
        self._embedder: Embedder | None = None
        self._search_embedder: Embedder | None = None
        self._memory: memory.Memory | None = None
        self._neighbours: stories_to_related.Neighbours | None = None
        self._steps: dict[str, Callable[[OnDone], object]] = {
            "feeds": self._fetch,
            "entries": self._read,
            "articles": self._fold,
            "stories": self._relate,
            "archive": self._tidy,
            "edition": self._edit,
        }

    def count(self, step: str) -> int:
        """Count what a step has before it: due feeds, waiting entries and so on."""
        counts: dict[str, Callable[[], int]] = {
            "feeds": lambda: len(feed_store.list_due(now())),
            "entries": entry_store.count_waiting,
            "articles": article_store.count_unplaced,
            "stories": story_store.count_to_relate,
        }
        return counts[step]()

    def run(self, step: str, *, on_done: OnDone = unwatched) -> object:
        """Run one step of the way; gives what it counted, which reads as a line of words."""
        with upkeep.plain_errors():
            return self._steps[step](on_done)

    def run_all(self) -> bool:
        """Run the whole way once, on what is due; gives whether anything changed."""
        before = article_store.count_unplaced()
        if self.count("feeds"):
            log.info("%s", self.run("feeds"))
        if entry_store.list_waiting(now(), limit=1):
            log.info("%s", self.run("entries"))
        changed = article_store.count_unplaced() > 0 or before > 0
        if changed:
            log.info("%s", self.run("articles"))
        log.debug("%s", self.run("stories"))
        log.debug("%s", self.run("archive"))
        return changed

    def _fetch(self, on_done: OnDone) -> object:
        return feeds_to_articles.fetch_feeds(
            feed_store.list_due(now()),
            web=self._web,
            pool=self._pool,
            clock=now,
            every=timedelta(seconds=CONFIG.fetch_every_s),
            on_done=on_done,
        )

    def _read(self, on_done: OnDone) -> object:
        return feeds_to_articles.read_entries(self._reader, on_done=on_done)

    def _fold(self, on_done: OnDone) -> object:
        embedder = self._folding()
        if self._memory is None:
            self._memory = memory.restore(embedder=embedder, now=now())
            corrections.apply_new(self._memory, embedder=embedder)
            corrections.stand(self._memory)
        remembered, self._memory = self._memory, None
        count = articles_to_stories.fold_articles(
            remembered, embedder=embedder, clock=now, on_done=on_done
        )
        self._memory = remembered  # only now: after a failure it is restored from the store
        return count

    def _folding(self) -> Embedder:
        """Give the embedder folding goes by, opened when it is first asked for."""
        if self._embedder is None:
            self._embedder = open_embedder()
        return self._embedder

    def _searching(self) -> Embedder:
        """Give the embedder related articles and search go by, opened when first asked for."""
        if self._search_embedder is None:
            self._search_embedder = open_search_embedder()
        return self._search_embedder

    def _relate(self, on_done: OnDone) -> object:
        embedder = self._searching()
        if self._neighbours is None:
            self._neighbours = stories_to_related.recall(embedder=embedder, now=now())
        neighbours, self._neighbours = self._neighbours, None
        # Before relating: the story before one in its storyline stands beside its articles.
        n_linked = stories_to_storylines.link_waiting(model=self._folding().name)
        n_stories = stories_to_related.relate_stories(
            neighbours, embedder=embedder, clock=now, on_done=on_done
        )
        self._neighbours = neighbours  # only now: after a failure it is recalled from the store
        articles_to_quotes.gather_stories()
        return f"{n_stories} stories related, {n_linked} moved in storylines"

    def _tidy(self, on_done: OnDone) -> object:
        """Go on with what an older archive still lacks, and with what makes searching quick."""
        embedder = self._searching()
        n_seen = articles_to_vectors.embed_archive(
            embedder, limit=_ARCHIVE_A_ROUND, on_done=on_done
        )
        articles_to_quotes.listen_to_archive(limit=_ARCHIVE_A_ROUND)
        n_indexed = search_store.reindex(limit=_INDEXED_A_ROUND)
        search_vocabulary.refresh()
        # The index that relating has at hand: a new one would read every vector, each round.
        if self._neighbours is not None:
            self._neighbours.index.write()
        return f"of the archive {n_seen} articles given a vector, {n_indexed} indexed anew"

    def _edit(self, _on_done: OnDone) -> object:
        n_stories = stories_to_editions.make_edition(
            reading.day_of(now()),
            now=now(),
            size=CONFIG.edition_size,
            per_publisher=CONFIG.edition_per_publisher,
            per_section=CONFIG.edition_per_section,
        )
        return f"today's edition has {n_stories} stories"


def audit() -> int:
    """Look back over the last days and suggest what an editor might change; gives how much.

    Raises:
        NotInstalledError: the extra `audit` is not installed.
    """
    with upkeep.plain_errors():
        return stories_to_suggestions.audit_stories(
            embedder=open_search_embedder(), partitioner=open_partitioner(), clock=now
        )


def open_store() -> None:
    """Make the database ready to be asked.

    Raises:
        StoreError: it cannot be used; the message says what to do.
    """
    try:
        CONFIG.home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise HomeError(str(CONFIG.home), error.strerror or str(error)) from error
    upkeep.prepare()


@contextmanager
def sole_worker() -> Generator[None]:
    """Be the one process that does this desk's work.

    Raises:
        WorkerRunningError: another one is.
    """
    try:
        descriptor = os.open(CONFIG.home / "worker.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise HomeError(str(CONFIG.home), error.strerror or str(error)) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise WorkerRunningError from error
        yield
    finally:
        os.close(descriptor)


def is_worker_running() -> bool:
    """Tell whether some process does this desk's work at the moment."""
    try:
        with sole_worker():
            return False
    except WorkerRunningError:
        return True


def make_all_due() -> None:
    """Let every feed be fetched at the next look."""
    feed_store.make_all_due(now())


@contextmanager
def open_desk() -> Generator[Desk]:
    """Open a desk for work, as its sole worker.

    Raises:
        WorkerRunningError: another process does its work.
    """
    with ExitStack() as stack:
        stack.enter_context(sole_worker())
        web = stack.enter_context(open_web())
        pool = stack.enter_context(open_pool())
        yield Desk(web=web, pool=pool, robots=Robots(web, token="octavo", clock=now))


def work(stop: threading.Event) -> None:
    """Make rounds until asked to stop. What fails is logged; the next round tries again."""
    with open_desk() as desk:
        edition_on: date | None = None
        while not stop.is_set():
            edition_on = _round(desk, edition_on, stop)
            stop.wait(_LOOK_EVERY_S)


def _round(desk: Desk, edition_on: date | None, stop: threading.Event) -> date | None:
    """Run the way once; gives the day of the last edition that was made."""
    try:
        if desk.run_all() or edition_on != reading.day_of(now()):
            log.info("%s", desk.run("edition"))
            return reading.day_of(now())
    except OctavoError as error:
        log.error("round failed problem=%s", error)
        stop.wait(_WAIT_AFTER_FAILURE_S)
    return edition_on
