"""Here is a story: which story came before it?

A saga is a chain of stories: exchange after exchange, decision after decision. The one before is of
the same kind and has the same actors, however long ago; what is of the same kind somewhere else, an
earthquake in another country, is no part of it.
"""

from octavo.stages.chain.background import Background, background_of
from octavo.stages.chain.linking import ChainInput, chain, follow, is_alike, score, title_of
from octavo.stages.chain.profile import heaviest, weigh
from octavo.stages.chain.reading import Told, read
from octavo.stages.chain.settling import settle

__all__ = [
    "Background",
    "ChainInput",
    "Told",
    "background_of",
    "chain",
    "follow",
    "heaviest",
    "is_alike",
    "read",
    "score",
    "settle",
    "title_of",
    "weigh",
]
