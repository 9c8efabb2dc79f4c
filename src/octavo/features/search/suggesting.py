"""What somebody who is typing may mean."""

from octavo.lib.lexemes import is_single, lexemes
from octavo.news.pages import SearchSuggestion
from octavo.store import search_vocabulary

_SHORTEST = 2  # letters; of fewer everything begins


def suggest(typed: str, limit: int = 8) -> tuple[SearchSuggestion, ...]:
    """Give searches that begin as somebody types: hashtags, publishers, then words."""
    before, _, last = typed.lstrip().rpartition(" ")
    start = lexemes(last)
    if len(start) < _SHORTEST or not is_single(start):
        return ()
    lead = f"{before} " if before else ""
    found = [
        SearchSuggestion(f'{lead}tag:"{key}"', label, "hashtag")
        for key, label in search_vocabulary.list_hashtags_beginning(last, limit=limit // 2)
    ]
    found += [
        SearchSuggestion(f'{lead}publisher:"{name}"', name, "publisher")
        for name in search_vocabulary.list_publishers_beginning(last, limit=2)
    ]
    found += [
        SearchSuggestion(lead + word, lead + word, "word")
        for word, _ in search_vocabulary.list_beginning(start, limit=limit)
    ]
    return tuple(found[:limit])
