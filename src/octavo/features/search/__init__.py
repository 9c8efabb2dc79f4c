"""Search: finding articles by their words and their meaning."""

from octavo.features.search.find import Searcher, has_query
from octavo.features.search.keeping import forget, keep, kept, mark_seen
from octavo.features.search.meaning import Meaning
from octavo.features.search.ranking import By, Order
from octavo.features.search.suggesting import suggest

__all__ = [
    "By",
    "Meaning",
    "Order",
    "Searcher",
    "forget",
    "has_query",
    "keep",
    "kept",
    "mark_seen",
    "suggest",
]
