"""Starter packs: one table of public feeds, and the packs derived from it."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from octavo.features.following.packs import (
    MAX_NEAR,
    get_pack,
    list_packs,
    packs_reference,
)
from octavo.news.errors import NotFoundError
from octavo.news.feed import FeedSuggestion

ENGLISH = Locale("en")
COUNTRIES = (
    "us gb ie fr de es it pt br mx in jp au ca za eg ma sa ae lb jo tr international".split()
)
INTERESTS = (
    "world business technology science health climate culture sport "
    "open-source security podcasts video"
).split()
KINDS = {"agency", "broadcaster", "daily", "magazine", "specialist", "podcast", "video"}


def every_feed() -> list[FeedSuggestion]:
    return list(dict.fromkeys(feed for pack in list_packs() for feed in pack.feeds))


@pytest.mark.parametrize("key", [*COUNTRIES, *INTERESTS])
def test_the_promised_packs_are_there(key: str) -> None:
    """Each promised country and interest has a pack of at least three feeds."""
    assert get_pack(key).n_feeds >= 3


def test_listed_packs_can_be_got() -> None:
    """What is listed is what its key gives."""
    assert all(get_pack(pack.key) == pack for pack in list_packs())


def test_keys_are_unique() -> None:
    """No two packs answer to one key."""
    keys = [pack.key for pack in list_packs()]

    assert len(set(keys)) == len(keys)


def test_every_pack_speaks_for_itself() -> None:
    """A pack has a title, a description of one sentence, and feeds."""
    packs = list_packs()

    assert all(pack.title and pack.n_feeds for pack in packs)
    assert all(pack.description.endswith(".") for pack in packs)


def test_addresses_are_whole() -> None:
    """Every address is http or https, with a host and without blanks or a fragment."""
    parts = [urlsplit(feed.url) for feed in every_feed()]

    assert all(part.scheme in {"http", "https"} and part.hostname for part in parts)
    assert all("." in str(part.hostname) and not part.fragment for part in parts)
    assert not any(char.isspace() for feed in every_feed() for char in feed.url)


def test_addresses_are_unique() -> None:
    """A feed is listed once, whatever the scheme, the www and the last slash."""
    spellings = Counter(
        feed.url.partition("://")[2].removeprefix("www.").rstrip("/") for feed in every_feed()
    )

    assert [spelling for spelling, n in spellings.items() if n > 1] == []


def test_countries_and_languages_are_known() -> None:
    """Codes are ISO 3166 alpha-2 and ISO 639-1, and named by Babel."""
    countries = {feed.country for feed in every_feed() if feed.country}
    languages = {str(feed.language) for feed in every_feed()}

    assert all(len(code) == 2 and code in ENGLISH.territories for code in countries)
    assert all(len(code) == 2 and code in ENGLISH.languages for code in languages)


def test_kinds_are_known() -> None:
    """A feed says who prints it, and which kind of publisher that is."""
    assert all(feed.kind in KINDS and feed.publisher and feed.title for feed in every_feed())


def test_a_country_holds_its_own_front_pages() -> None:
    """A country's pack holds that country's publishers, and nothing on a single subject."""
    packs = [p for p in list_packs() if p.kind == "country" and p.key != "international"]

    assert all(feed.country == pack.key.upper() for pack in packs for feed in pack.feeds)
    assert all(feed.section == "" for pack in packs for feed in pack.feeds)


def test_a_language_narrows_an_interest() -> None:
    """`world-ar` is what `world` has in Arabic, in the same order."""
    world = get_pack("world")

    arabic = get_pack("world-ar")

    assert arabic.feeds == tuple(feed for feed in world.feeds if feed.language == "ar")
    assert arabic.title == "World (Arabic)"


def test_every_interest_named_by_a_feed_has_a_pack() -> None:
    """No feed names an interest that has no pack."""
    keys = {pack.key for pack in list_packs()}

    assert {feed.section for feed in every_feed() if feed.section} <= keys


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("sience", "science"),
        ("sports", "sport"),
        ("tech", "technology"),
        ("germany", "de"),
        ("Egpyt", "eg"),
        ("uk", "gb"),
        ("opensource", "open-source"),
    ],
)
def test_an_unknown_key_names_near_ones(asked: str, meant: str) -> None:
    """Who mistypes a key, or writes a country's name, is told the key."""
    with pytest.raises(NotFoundError) as caught:
        get_pack(asked)

    assert meant in caught.value.near
    assert meant in str(caught.value)


@given(st.text(max_size=40))
def test_any_key_gives_a_pack_or_a_clear_error(key: str) -> None:
    """Whatever is typed gives a pack or an error with few suggestions, all of them right."""
    try:
        pack = get_pack(key)
    except NotFoundError as error:
        assert len(error.near) <= MAX_NEAR
        assert all(get_pack(near).key == near for near in error.near)
    else:
        assert pack.key == key.strip().lower()


def test_the_reference_names_every_pack() -> None:
    """The reference page has a row for each pack."""
    page = packs_reference()

    assert all(f"| `{pack.key}` | {pack.title} |" in page for pack in list_packs())


def test_the_written_reference_is_current() -> None:
    """docs/reference/starter-packs.md is what packs_reference() writes today."""
    page = Path(__file__).parents[3] / "docs" / "reference" / "starter-packs.md"

    assert page.read_text(encoding="utf-8") == packs_reference()
