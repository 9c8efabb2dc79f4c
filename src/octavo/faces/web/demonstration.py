"""Is this publisher invented? The demonstration newsstand's are, and pages say so."""

import re
from collections.abc import Iterable

from octavo.news.feed import Publisher

# The newsstand names its publishers under localhost (RFC 6761), where no real one can be.
_FICTIONAL_KEY = re.compile(r"\.localhost(?::[0-9]+)?$")


def is_fictional(publisher: Publisher) -> bool:
    """Whether the publisher belongs to the demonstration newsstand."""
    return bool(_FICTIONAL_KEY.search(publisher.key))


def has_fiction(publishers: Iterable[Publisher]) -> bool:
    """Whether any of the publishers is invented."""
    return any(is_fictional(publisher) for publisher in publishers)
