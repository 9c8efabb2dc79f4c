"""The places the lead of a text names."""

from functools import lru_cache

from octavo.lib.gazetteer import Mention, find_places

# Characters in which places are sought with all that tells them from other names: a place that
# comes later only is not what the text is about.
LEAD_CHARS = 900


@lru_cache(maxsize=4)  # several stages read one article after another
def lead_places(text: str, language: str) -> tuple[Mention, ...]:
    """Give the places the first LEAD_CHARS characters of a text name, in order."""
    return find_places(text[:LEAD_CHARS], language)
