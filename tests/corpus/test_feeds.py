"""Recorded feeds, read as feedparser reads them."""

import gzip
import json
import subprocess
import sys

import pytest

from octavo.news.feed import KnownEntry
from octavo.stages.identify import identify, match
from octavo.stages.parse import parse
from tests.corpus.floors import floor
from tests.corpus.places import CORPUS, PROJECT, needs_corpus

pytestmark = needs_corpus
PATHS = sorted((CORPUS / "feeds").glob("*.xml.gz")) if CORPUS else []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.name[:8])
def test_recorded_feed_is_read(path):
    """Every recorded feed has entries, and fetched again it brings nothing new."""
    entries = identify(parse(gzip.decompress(path.read_bytes())).entries)
    known = {e.id: KnownEntry(e.id, e.title, e.link, e.published_at) for e in entries}

    assert entries
    assert all(match(entry, known) == entry.id for entry in entries)


def test_entries_agree_with_feedparser():
    """Title, link and date are feedparser's, and no feed fails, as far as the floors say."""
    done = subprocess.run(
        [sys.executable, "bench/eval_feeds.py", str(PATHS[0].parent), "--show", "0"],
        cwd=PROJECT,
        capture_output=True,
        check=True,
        text=True,
    )
    figures = json.loads(done.stdout.splitlines()[-1])

    assert figures["feeds"] == len(PATHS)
    assert figures["agree"] >= floor("feeds", "agree")
    assert figures["failed"] <= floor("feeds", "failed")
