"""From feeds to articles: fetch what is due, keep new entries, read what waits."""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from octavo.flows.counts import FetchCount, OnDone, ReadCount, unwatched
from octavo.flows.making import FeedTask, NoFeed, Task, make_article, parse_feed
from octavo.lib.clock import Clock
from octavo.news.article import Article
from octavo.news.errors import AddressRefusedError, GoneError, StatusError, TaskError
from octavo.news.feed import Entry, Feed, ParsedFeed, WaitingEntry
from octavo.news.ports import Pool, Request, Response, Web, WebFailure
from octavo.stages import compose, identify, schedule
from octavo.store import articles as article_store
from octavo.store import entries as entry_store
from octavo.store import feeds as feed_store
from octavo.store import upkeep

log = logging.getLogger(__name__)

_BATCH = 200
# Of the recorded pages the slowest takes 1.3 s; a page that needs 30 s is made to hang.
_TASK_TIMEOUT_S = 30.0
# An entry that neither page nor feed makes an article of is a fault of ours: it waits for a mend.
_UNREADABLE_WAIT = timedelta(days=1)
_ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.5"
)


def fetch_feeds(
    feeds: Sequence[Feed],
    *,
    web: Web,
    pool: Pool,
    clock: Clock,
    every: timedelta,
    on_done: OnDone = unwatched,
) -> FetchCount:
    """Fetch feeds and keep their entries. One that fails is noted; the rest go on."""
    by_url = {feed.url: feed for feed in feeds}
    outcomes: list[FetchCount] = []

    def answered() -> Iterator[FeedTask]:
        for request, answer in web.get_many(_request(feed) for feed in by_url.values()):
            feed = by_url[request.url]
            if isinstance(answer, Response) and not answer.is_unchanged:
                yield FeedTask(feed, answer)
            else:
                outcomes.append(_without_body(feed, answer, now=clock(), every=every))
                on_done(1)

    for task, parsed in pool.map(parse_feed, answered(), timeout_s=_TASK_TIMEOUT_S):
        outcomes.append(_take_in(task, parsed, now=clock(), every=every))
        on_done(1)
    return sum(outcomes, FetchCount())


def _request(feed: Feed) -> Request:
    return Request(feed.url, etag=feed.etag, last_modified=feed.last_modified, accept=_ACCEPT)


def _without_body(
    feed: Feed, answer: Response | WebFailure, *, now: datetime, every: timedelta
) -> FetchCount:
    if not isinstance(answer, Response):
        return _note_failure(feed, answer, now=now, every=every)
    at = schedule.next_fetch_at(now, every=every, fresh_s=_fresh_s(answer))
    feed_store.record_unchanged(feed.id, now=now, next_fetch_at=at)
    return FetchCount(n_unchanged=1)


def _fresh_s(answer: Response) -> int:
    return schedule.max_age_s(answer.headers.get("cache-control", ""))


def _take_in(
    task: FeedTask, parsed: ParsedFeed | NoFeed | TaskError, *, now: datetime, every: timedelta
) -> FetchCount:
    feed, answer = task.feed, task.answer
    if not isinstance(parsed, ParsedFeed):
        problem = parsed if isinstance(parsed, TaskError) else parsed.reason
        return _note_failure(feed, problem, now=now, every=every)
    at = schedule.next_fetch_at(now, every=every, ttl_s=parsed.ttl_s, fresh_s=_fresh_s(answer))
    with upkeep.one_transaction():  # or a crash between would leave the feed undated
        n_new, n_changed = entry_store.keep(feed.id, _known_again(feed, parsed.entries), now=now)
        feed_store.record_read(
            feed.id,
            parsed,
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            moved_to=answer.moved_to,
            now=now,
            next_fetch_at=at,
        )
    log.info("feed read feed=%s new=%d changed=%d", feed.url, n_new, n_changed)
    return FetchCount(n_read=1, n_new=n_new, n_changed=n_changed)


def _known_again(feed: Feed, entries: Sequence[Entry]) -> list[Entry]:
    """Give entries the id they are stored under, also where the feed changed or reused a guid."""
    known = entry_store.known_entries(
        feed.id,
        identities=[entry.id for entry in entries],
        titles=[entry.title for entry in entries],
    )
    settled: dict[str, Entry] = {}
    for entry in entries:
        entry_id = identify.match(entry, known) or entry.id
        settled.setdefault(entry_id, replace(entry, id=entry_id))
    return list(settled.values())


def _note_failure(
    feed: Feed,
    error: WebFailure | str,
    *,
    now: datetime,
    every: timedelta,
) -> FetchCount:
    asked = error.retry_at if isinstance(error, StatusError) else None
    at = schedule.retry_at(now, every=every, n_failures=feed.n_failures + 1, asked=asked)
    is_gone = isinstance(error, GoneError)
    feed_store.record_failure(feed.id, str(error), now=now, next_fetch_at=at, is_gone=is_gone)
    log.warning("feed failed feed=%s problem=%s", feed.url, error)
    return FetchCount(n_failed=1)


@dataclass(frozen=True, slots=True)
class Reader:
    """What reading takes: `may_read` tells whether a site lets robots read an address."""

    web: Web
    pool: Pool
    clock: Clock
    may_read: Callable[[str], bool]


def read_entries(reader: Reader, *, on_done: OnDone = unwatched) -> ReadCount:
    """Make articles of the entries that wait, fetching the pages of those that need it."""
    n_new = n_revised = n_put_off = 0
    for waiting, made in _made(reader):
        if isinstance(made, Article):
            saved = article_store.save(
                _with_publisher(made), entry_id=waiting.id, now=reader.clock()
            )
            n_new += saved.is_new
            n_revised += saved.is_revised
        else:
            n_put_off += 1
        on_done(1)
    return ReadCount(n_new=n_new, n_revised=n_revised, n_put_off=n_put_off)


def _made(reader: Reader) -> Iterator[tuple[WaitingEntry, Article | WebFailure]]:
    """Give each waiting entry with its article, or with why it has to wait longer."""
    after_id = 0
    while batch := entry_store.list_waiting(reader.clock(), after_id=after_id, limit=_BATCH):
        after_id = batch[-1].id
        put_off: list[tuple[WaitingEntry, WebFailure]] = []
        without_page: list[Task] = []
        for task, made in _run(_tasks(batch, put_off, reader), reader):
            if isinstance(made, Article):
                yield task.waiting, made
            else:  # its page took the worker process down, or too long
                log.warning("page unreadable url=%s problem=%s", task.url, made)
                without_page.append(replace(task, page=None))
        for task, made in _run(without_page, reader):
            if not isinstance(made, Article):
                log.error("entry unreadable url=%s problem=%s", task.url, made)
                until = reader.clock() + _UNREADABLE_WAIT
                entry_store.put_off(task.waiting.id, str(made), until=until)
            yield task.waiting, made
        yield from put_off


def _run(tasks: Iterable[Task], reader: Reader) -> Iterator[tuple[Task, Article | TaskError]]:
    return reader.pool.map(make_article, tasks, timeout_s=_TASK_TIMEOUT_S)


def _tasks(
    batch: Sequence[WaitingEntry],
    put_off: list[tuple[WaitingEntry, WebFailure]],
    reader: Reader,
) -> Iterator[Task]:
    """Give a task for each entry as its page comes in; those put off go to their own list."""
    by_url: dict[str, list[WaitingEntry]] = {}
    for waiting in batch:
        link = waiting.entry.link
        if link and compose.needs_page(waiting.entry) and reader.may_read(link):
            by_url.setdefault(link, []).append(waiting)
        else:
            yield _from_feed(waiting, reader.clock())
    requests = (Request(url, accept="text/html, */*;q=0.5") for url in by_url)
    for request, answer in reader.web.get_many(requests):
        now = reader.clock()
        for waiting in by_url[request.url]:
            if isinstance(answer, Response):
                yield Task(waiting, answer.body, answer.final_url, answer.content_type, now=now)
            elif _has_to_wait(waiting, answer, now=now):
                put_off.append((waiting, answer))
            else:
                yield _from_feed(waiting, now)


def _from_feed(waiting: WaitingEntry, now: datetime) -> Task:
    return Task(waiting, None, waiting.entry.link or "", "", now=now)


def _has_to_wait(waiting: WaitingEntry, error: WebFailure, *, now: datetime) -> bool:
    """Put an entry off whose page failed; False when the feed's own words must do."""
    if isinstance(error, AddressRefusedError | GoneError):
        return False
    at = schedule.page_retry_at(now, n_tries=waiting.n_tries + 1)
    if at is None:
        return False
    entry_store.put_off(waiting.id, str(error), until=at)
    log.info("page put off url=%s problem=%s", waiting.entry.link, error)
    return True


def _with_publisher(article: Article) -> Article:
    """Give a publisher met for the first time its place in the store."""
    publisher = article.card.publisher
    if publisher.id:
        return article
    known = feed_store.publisher_for(key=publisher.key, name=publisher.name)
    return replace(article, card=replace(article.card, publisher=known))
