"""Search: finding articles by their words."""

from octavo.features.search.find import search

__all__ = ["search"]
