"""What is shown of the articles found: their lines, and where the words stand in them."""

from collections.abc import Collection, Sequence

from octavo.features.search.ranking import content_words
from octavo.lib import lexemes as forms
from octavo.lib.queries import Query
from octavo.lib.snippets import Sought, snippet
from octavo.lib.stems import LANGUAGES
from octavo.news.pages import Hit
from octavo.store import articles as article_store
from octavo.store import search_words
from octavo.store.search_words import Row

_N_OTHERS = 3


def hits(
    query: Query, groups: Sequence[Sequence[Row]], by_meaning: Collection[int]
) -> tuple[Hit, ...]:
    """Give groups of articles found as results, each led by its best, with a snippet."""
    shown = [row.article_id for group in groups for row in group[: 1 + _N_OTHERS]]
    cards = {card.id: card for card in article_store.list_cards(shown)}
    texts = search_words.texts_of([group[0].article_id for group in groups])
    sought = sought_by(query)
    found = []
    for group in groups:
        leader, *rest = [row.article_id for row in group]
        if leader not in cards:
            continue
        card = cards[leader]
        found.append(
            Hit(
                article=card,
                snippet=snippet(texts.get(leader, ""), sought, card.language),
                others=tuple(cards[one] for one in rest[:_N_OTHERS] if one in cards),
                n_others=len(rest),
                is_by_meaning=leader in by_meaning,
            )
        )
    return tuple(found)


def sought_by(query: Query) -> Sought:
    """Tell what a query wants marked in the texts it finds."""
    words: set[str] = set()
    stems: set[tuple[str, str]] = set()
    runs: set[str] = set()
    for word in content_words(query):
        lexeme = forms.lexemes(word.text)
        if forms.is_single(lexeme):
            words.add(lexeme)
            if not word.is_name:
                stems |= set(forms.stems_of(lexeme, LANGUAGES).items())
        else:
            words |= {part for part in lexeme.split() if len(part) > 1}
            runs.add(lexeme.replace(" ", ""))
    for phrase in query.phrases:
        lexeme = forms.lexemes(phrase)
        words |= {part for part in lexeme.split() if len(part) > 1}
        runs.add(phrase.lower())
    return Sought(frozenset(words), frozenset(stems), frozenset(runs) - {""})
