"""Starter packs: public feeds worth following, by country and by interest.

One table, `packs/feeds.toml`, holds every feed once, under its publisher. The packs are derived:

- a country's pack holds the front pages of its publishers: feeds without interests;
- `international` holds the feeds written for readers anywhere, in whatever language;
- an interest's pack holds every feed that names the interest, and `<interest>-<language>` those in
  one language.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from octavo.news.errors import NotFoundError
from octavo.news.feed import FeedSuggestion

PackKind = Literal["country", "interest"]

INTERNATIONAL = "international"

# A pack in one language is offered from three feeds on: with fewer, a list of forty keys gains keys
# that say no more than the feed's own name.
MIN_FEEDS_IN_LANGUAGE = 3

# A mistyped key shares most of its letters with the right one ("sience", "gemrany"): 0.6, difflib's
# own default, finds those; at 0.5 "xx" begins to find countries.
MIN_LIKENESS = 0.6
MAX_NEAR = 3

# What people type for countries whose ISO 3166 code is another.
CODE_BY_HABIT = {"uk": "gb", "usa": "us", "uae": "ae", "ksa": "sa"}


@dataclass(frozen=True, slots=True)
class Pack:
    """Feeds offered together. `languages` are ISO 639-1 codes, the most frequent first."""

    key: str
    title: str
    description: str
    kind: PackKind
    feeds: tuple[FeedSuggestion, ...]

    @property
    def n_feeds(self) -> int:
        """How many feeds it holds."""
        return len(self.feeds)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of its feeds, the most frequent first, ties by code."""
        counts = Counter(feed.language for feed in self.feeds if feed.language)
        return tuple(sorted(counts, key=lambda code: (-counts[code], code)))


@dataclass(frozen=True, slots=True)
class _Interest:
    key: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class _Listing:
    """A feed as the table lists it: the suggestion and what decides the packs it is in."""

    feed: FeedSuggestion
    interests: frozenset[str]
    is_international: bool


def list_packs() -> tuple[Pack, ...]:
    """List every pack: international, the countries by name, the interests in the table's order."""
    return tuple(_pack_by_key().values())


def get_pack(key: str) -> Pack:
    """Give the pack of a key such as "eg", "international", "science" or "science-ar".

    Raises:
        NotFoundError: no pack has this key; the error names the nearest ones.
    """
    packs = _pack_by_key()
    pack = packs.get(key.strip().lower())
    if pack is None:
        raise NotFoundError("starter pack", key, near=_near_keys(key, packs.values()))
    return pack


def packs_reference() -> str:
    """Write the reference page of the packs, in Markdown."""
    rows = [
        f"| `{pack.key}` | {pack.title} | {pack.n_feeds} | {', '.join(pack.languages)} |"
        for pack in list_packs()
    ]
    n_feeds = len({feed.url for pack in list_packs() for feed in pack.feeds})
    lines = [
        "# Starter packs",
        "",
        "<!-- Written by octavo.features.following.packs.packs_reference(); do not edit. -->",
        "",
        f"{n_feeds} public feeds in {len(rows)} packs. `octavo follow --pack KEY` follows one.",
        "",
        "| key | pack | feeds | languages |",
        "| --- | --- | ---: | --- |",
        *rows,
    ]
    return "\n".join(lines) + "\n"


@cache
def _pack_by_key() -> Mapping[str, Pack]:
    table = _table()
    listings = tuple(_listings(table["publisher"]))
    interests = [_Interest(**interest) for interest in table["interest"]]
    packs = [
        _international_pack(listings),
        *_country_packs(listings),
        *(pack for interest in interests for pack in _interest_packs(interest, listings)),
    ]
    return {pack.key: pack for pack in packs}


def _table() -> dict[str, Any]:
    source = files("octavo.features.following").joinpath("packs", "feeds.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def _listings(publishers: Iterable[Mapping[str, Any]]) -> Iterator[_Listing]:
    for publisher in publishers:
        for feed in publisher["feeds"]:
            yield _listing(publisher, feed)


def _listing(publisher: Mapping[str, Any], feed: Mapping[str, Any]) -> _Listing:
    interests: list[str] = feed.get("interests", [])
    suggestion = FeedSuggestion(
        url=feed["url"],
        title=feed.get("title", publisher["name"]),
        publisher=publisher["name"],
        country=publisher.get("country"),
        language=feed.get("language", publisher["language"]),
        section=interests[0] if interests else "",
        kind=feed.get("kind", publisher["kind"]),
    )
    return _Listing(suggestion, frozenset(interests), feed.get("is_international", False))


def _international_pack(listings: Iterable[_Listing]) -> Pack:
    return Pack(
        key=INTERNATIONAL,
        title="International",
        description="News of the world from publishers who write for readers anywhere.",
        kind="country",
        feeds=tuple(listing.feed for listing in listings if listing.is_international),
    )


def _country_packs(listings: Iterable[_Listing]) -> Iterator[Pack]:
    feeds_by_country: dict[str, list[FeedSuggestion]] = {}
    for listing in listings:
        country = listing.feed.country
        if country and not listing.interests and not listing.is_international:
            feeds_by_country.setdefault(country, []).append(listing.feed)
    named = sorted((_country_name(country), country) for country in feeds_by_country)
    for name, country in named:
        yield Pack(
            key=country.lower(),
            title=name,
            description=f"{name}: the front pages of its newspapers, broadcasters and agencies.",
            kind="country",
            feeds=tuple(feeds_by_country[country]),
        )


def _interest_packs(interest: _Interest, listings: Iterable[_Listing]) -> Iterator[Pack]:
    """Give an interest's pack, then one for each language it has enough feeds in."""
    feeds = tuple(listing.feed for listing in listings if interest.key in listing.interests)
    whole = Pack(interest.key, interest.title, interest.description, "interest", feeds)
    yield whole
    if len(whole.languages) == 1:
        return
    for code in whole.languages:
        in_language = tuple(feed for feed in feeds if feed.language == code)
        if len(in_language) < MIN_FEEDS_IN_LANGUAGE:
            continue
        title = f"{interest.title} ({_language_name(code)})"
        yield Pack(f"{interest.key}-{code}", title, interest.description, "interest", in_language)


def _near_keys(asked: str, packs: Iterable[Pack]) -> tuple[str, ...]:
    """Give the keys whose own letters, or whose title's, are nearest to what was asked for."""
    key_by_spelling = dict(CODE_BY_HABIT)
    for pack in packs:
        key_by_spelling.setdefault(pack.key, pack.key)
        key_by_spelling.setdefault(pack.title.lower(), pack.key)
    spelling = asked.strip().lower()
    begun = [s for s in key_by_spelling if len(spelling) > 1 and s.startswith(spelling)]
    alike = get_close_matches(spelling, key_by_spelling, n=MAX_NEAR, cutoff=MIN_LIKENESS)
    return tuple(dict.fromkeys(key_by_spelling[s] for s in begun + alike))[:MAX_NEAR]


def _country_name(code: str) -> str:
    return str(_english().territories[code])


def _language_name(code: str) -> str:
    return str(_english().languages[code])


@cache
def _english() -> Any:
    from babel import Locale  # 20 ms of import that a command without packs need not pay

    return Locale("en")
