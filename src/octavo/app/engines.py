"""The engines of a desk, chosen by its settings."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from octavo.app.newsstand_file import newsstand_address
from octavo.config import Config
from octavo.engines import embedders
from octavo.engines.partitions import LeidenPartitioner
from octavo.engines.pools import LocalPool
from octavo.engines.web import AiohttpWeb
from octavo.lib import clock
from octavo.lib.addresses import parse_listen
from octavo.news.errors import InputError
from octavo.news.ports import Embedder, Partitioner, Pool, Web
from octavo.settings import CONFIG

now = clock.now
ticks_s = clock.ticks_s


class UnreadableFileError(InputError):
    """A file that was named cannot be read."""

    def __init__(self, path: Path, reason: str) -> None:
        self.path = path
        super().__init__(f"cannot read {path}: {reason}")


@contextmanager
def open_web(config: Config = CONFIG) -> Generator[Web]:
    """Open the fetcher: guarded, the demonstration newsstand let through where there is one."""
    web = AiohttpWeb(
        user_agent=config.user_agent,
        allow_addresses=_allowed(config),
        allow_private=config.allow_private,
        total_timeout_s=config.fetch_timeout_s,
        limit_bytes=config.fetch_limit_bytes,
        per_host=config.fetch_per_host,
        overall=config.fetch_overall,
        proxy=config.proxy or None,
        clock=clock.now,
    )
    try:
        yield web
    finally:
        web.close()


def _allowed(config: Config) -> frozenset[tuple[str, int]]:
    named = {parse_listen(address) for address in config.allow_addresses}
    stand = newsstand_address(config)
    return frozenset(named | {stand} if stand else named)


@contextmanager
def open_pool(config: Config = CONFIG) -> Generator[Pool]:
    """Open the worker processes that read pages."""
    pool = LocalPool(config.processes or os.cpu_count() or 1)
    try:
        yield pool
    finally:
        pool.close()


def open_embedder(config: Config = CONFIG) -> Embedder:
    """Open the embedder folding goes by."""
    return _open_embedder(config.embedder, config)


def open_search_embedder(config: Config = CONFIG) -> Embedder:
    """Open the embedder that search and related articles go by."""
    return _open_embedder(config.search_embedder, config)


def _open_embedder(name: str, config: Config) -> Embedder:
    return embedders.load(
        name,
        model_dir=config.models,
        languages=config.embedder_languages,
        remote=embedders.RemoteModel(
            config.embedder_url, config.embedder_model, config.embedder_key
        ),
    )


def open_partitioner() -> Partitioner:
    """Open what parts graphs, for the auditor.

    Raises:
        NotInstalledError: the extra `audit` is not installed.
    """
    return LeidenPartitioner()


def read_file(path: Path) -> bytes:
    """Read a file somebody named.

    Raises:
        UnreadableFileError: there is none, or it may not be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(path, error.strerror or str(error)) from error
