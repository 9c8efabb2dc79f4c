"""Here is an article: who says what in it?

Words between quotation marks of any style, and reported speech, each with its speaker as written
and in full, role, verb and place. Titles, terms and single words between marks are left out: a
quote is what somebody is named for. Languages without a table of verbs give nothing.
"""

from octavo.news.quote import Quote
from octavo.stages.quote.arabic import find_arabic
from octavo.stages.quote.compare import alteration, fold_quotes, same_quote
from octavo.stages.quote.reading import find_cased
from octavo.stages.quote.speech import speech
from octavo.stages.quote.unspaced import find_unspaced

__all__ = ["alteration", "find_quotes", "fold_quotes", "same_quote"]
LIMIT_CHARS = 60_000  # of a text: what stands behind some 10,000 words is not read


def find_quotes(text: str, *, language: str = "en", title: str = "") -> tuple[Quote, ...]:
    """Find the quotes of a text, in order.

    Args:
        text: the clean text, a paragraph a line.
        language: ISO 639-1; says which words say that somebody speaks.
        title: the headline, where a name may stand in full that the text gives only in part.

    >>> quote, = find_quotes("“The bridge is safe,” said the mayor, Amina Okoro.")
    >>> quote.text, quote.speaker.full_name, quote.speaker.role, quote.verb
    ('The bridge is safe,', 'Amina Okoro', 'the mayor', 'said')
    """
    text = text[:LIMIT_CHARS]
    if language == "ar":
        return find_arabic(text)
    if language in {"ja", "zh"}:
        return find_unspaced(text, language)
    words = speech(language)
    return find_cased(text, words, title) if words else ()
