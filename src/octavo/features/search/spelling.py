"""What a search that found little may have been meant to be."""

from octavo.lib import spelling
from octavo.lib.lexemes import is_single, lexemes
from octavo.lib.queries import Query
from octavo.store import search_vocabulary

# So few hits are worth a doubt; a rare word that is right has its hits all the same.
DOUBTFUL = 3
# The other spelling must be used so much more often.
_COMMONER = 10


def meant(query: Query) -> str:
    """Give the search with likelier spellings, of the archive's own words; "" if there is none."""
    typed = {word.text: lexemes(word.text) for word in query.words}
    single = {word: form for word, form in typed.items() if is_single(form)}
    known = search_vocabulary.count_by_word(set(single.values()))
    text = query.text
    for word, form in single.items():
        better = _better(form, known.get(form, 0))
        if better:
            text = text.replace(word, better)
    return text if text != query.text else ""


def _better(form: str, n_articles: int) -> str | None:
    known = search_vocabulary.count_by_word(spelling.near(form))
    candidates = {word: n for word, n in known.items() if n > _COMMONER * n_articles}
    return spelling.best(form, candidates)
