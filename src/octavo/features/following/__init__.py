"""Following: feeds by address, site, OPML file or starter pack."""

from octavo.features.following.feeds import (
    Followed,
    FoundFeed,
    as_opml,
    fetch_page,
    find_feed,
    follow_address,
    follow_opml,
    follow_pack,
    read_file,
    read_page,
    unfollow,
)
from octavo.features.following.packs import Pack, get_pack, list_packs

__all__ = [
    "Followed",
    "FoundFeed",
    "Pack",
    "as_opml",
    "fetch_page",
    "find_feed",
    "follow_address",
    "follow_opml",
    "follow_pack",
    "get_pack",
    "list_packs",
    "read_file",
    "read_page",
    "unfollow",
]
