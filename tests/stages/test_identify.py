"""Laws of knowing an entry again."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.news.feed import Entry, KnownEntry
from octavo.stages.identify import identify, identity, match

NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
ENTRY = Entry(
    id="", title="Ferry resumes", link="https://paper.example/a/1", published_at=NOON, guid="id-1"
)
words = st.text("ab ", max_size=3)
entries = st.builds(
    Entry,
    id=st.just(""),
    title=words,
    guid=st.none() | words,
    link=st.none()
    | st.sampled_from(["https://p.example/", "https://p.example/1", "https://p.example/2"]),
    published_at=st.none() | st.sampled_from([NOON, NOON + timedelta(days=1)]),
    summary=words,
)


def named(entry):
    return identify([entry])[0]


def known(*several):
    stored = identify(several)
    return {e.id: KnownEntry(e.id, e.title, e.link, e.published_at) for e in stored}


@given(st.lists(entries, max_size=8).flatmap(lambda e: st.tuples(st.just(e), st.permutations(e))))
def test_order_in_the_feed_does_not_matter(feeds):
    """However a feed orders its entries, they have the same ids."""
    feed, shuffled = feeds

    assert {e.id for e in identify(feed)} == {e.id for e in identify(shuffled)}


@given(st.lists(entries, max_size=8))
def test_ids_are_unique_and_stable(feed):
    """Within a feed each id stands once, and identifying again changes nothing."""
    ids = [e.id for e in identify(feed)]

    assert len(set(ids)) == len(ids)
    assert identify(identify(feed)) == identify(feed)


@given(st.lists(entries, max_size=8))
def test_no_title_is_lost(feed):
    """Entries that differ in title or link are never collapsed into one."""
    told_apart = {(e.title, e.link) for e in feed}

    assert {(e.title, e.link) for e in identify(feed)} == told_apart


@given(st.lists(entries, max_size=8))
def test_a_feed_fetched_again_brings_nothing_new(feed):
    """Every entry of a feed just stored is known."""
    stored = known(*feed)

    assert all(match(entry, stored) == entry.id for entry in identify(feed))


@pytest.mark.parametrize(
    "other",
    [
        replace(ENTRY, title="Ferry back in service", link="https://paper.example/b"),
        replace(ENTRY, published_at=NOON + timedelta(days=3)),
        replace(ENTRY, html="<p>changed</p>", summary="changed"),
    ],
)
def test_guid_is_trusted_most(other):
    """An entry with the same guid is the same, whatever else has changed."""

    assert named(other).id == named(ENTRY).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://blog.example/posts/9", "https://blog.example/posts/9"),
        (" tag:blog.example,2026:9 ", "tag:blog.example,2026:9"),
    ],
)
def test_guid_that_changed_scheme_is_the_same(one, other):
    """A site that moves to https, or blanks around a guid, make no new entry."""

    assert named(replace(ENTRY, guid=one)).id == named(replace(ENTRY, guid=other)).id


@pytest.mark.parametrize("guid", [None, "", "  ", "N/A", "null", "0"])
def test_guid_that_names_nothing_is_passed_over(guid):
    """Without a guid worth the name the link names the entry, whatever its scheme and trackers."""
    one = replace(ENTRY, guid=guid)
    other = replace(one, title="x", link="http://www.paper.example/a/1/?utm_source=rss#xtor=1")

    assert named(one).id == named(other).id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://paper.example/log#v2", "https://paper.example/log#v3"),
        ("https://paper.example/?p=1", "https://paper.example/?p=2"),
        ("https://paper.example/read?v=12", "https://paper.example/read?v=13"),
    ],
)
def test_links_that_name_different_things_differ(one, other):
    """Fragments and parameters that name an entry keep entries apart."""
    a, b = (replace(ENTRY, guid=None, link=link) for link in (one, other))

    assert named(a).id != named(b).id


def test_cache_buster_is_no_part_of_a_link():
    """A parameter that holds the time of the fetch does not make a new entry."""
    a, b = (
        replace(ENTRY, guid=None, link=f"{ENTRY.link}?v={n}")
        for n in (1772625600123, 1772629200456)
    )

    assert named(a).id == named(b).id


def test_link_to_the_front_page_names_no_entry():
    """Where all entries link to the front page, title and date tell them apart."""
    a = replace(ENTRY, guid=None, link="https://paper.example/")

    assert named(a).id != named(replace(a, title="Other")).id
    assert named(a).id != named(replace(a, published_at=NOON + timedelta(days=1))).id


def test_without_guid_and_link_title_and_date_count():
    """Entries of one date without guid or link are told apart by title, not by content."""
    circulars = [replace(ENTRY, guid="", link=None, title=f"Circular {n}") for n in range(3)]

    assert len(identify(circulars)) == 3
    assert named(replace(circulars[0], summary="new")).id == named(circulars[0]).id


def test_content_counts_where_there_is_nothing_else():
    """Entries with neither guid, link, title nor date are told apart by their words."""
    one, other = (
        identity(guid=None, link=None, title="", published_at=None, summary=s) for s in ("a", "b")
    )

    assert one != other


def test_one_guid_for_all_is_no_guid():
    """Entries that share a guid but not the link are different entries."""
    feed = [ENTRY, replace(ENTRY, link="https://paper.example/a/2", title="Bridge shut")]

    assert len(identify(feed)) == 2


def test_newest_of_two_copies_stays():
    """An entry listed twice is one, in its later revision."""
    later = replace(ENTRY, updated_at=NOON + timedelta(hours=1), summary="later")

    assert identify([ENTRY, later])[0].summary == "later"
    assert len(identify([later, ENTRY])) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "id-2"},
        {"guid": "id-2", "link": "http://www.paper.example/a/1/"},
        {"guid": "id-2", "link": "https://paper.example/a/1?v=12"},
        {"guid": "id-2", "published_at": NOON + timedelta(minutes=5)},
        {"guid": "id-2", "published_at": None},
        {"guid": None},
    ],
)
def test_entry_with_a_new_guid_is_known_by_link_and_title(changes):
    """An entry whose guid was rewritten is not sent again."""

    assert match(named(replace(ENTRY, **changes)), known(ENTRY)) == named(ENTRY).id


@pytest.mark.parametrize(
    "changes",
    [
        {"guid": "id-2", "title": "Bridge shut"},
        {"guid": "id-2", "link": "https://paper.example/a/2"},
        {"guid": "id-2", "published_at": NOON + timedelta(days=1)},
        {"guid": "id-2", "link": None, "published_at": None},
    ],
)
def test_another_entry_is_new(changes):
    """Another title, page or day under a new guid is another entry."""

    assert match(named(replace(ENTRY, **changes)), known(ENTRY)) is None


def test_guid_handed_on_does_not_overwrite():
    """An entry alone in the feed that carries a guid two entries shared is matched to itself."""
    other = replace(ENTRY, link="https://paper.example/a/2", title="Bridge shut")
    stored = known(ENTRY) | known(ENTRY, other)

    assert stored[match(named(other), stored)].title == "Bridge shut"
