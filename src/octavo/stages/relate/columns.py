"""Columns that are no news, by their headlines: horoscopes, puzzles, lottery draws.

A publisher's series is known after a few issues; a column is known by its first.
"""

import re

from octavo.lib.text import fold

_COLUMNS = {
    "horoscope": (
        "horoscopes?|zodiac signs?|star signs?|astrolog(?:y|ical) forecast|daily stars"
        "|your stars (?:for|today|this)|horoskope?|oroscopo|horoscopos?|гороскоп\\w*|burc yorum\\w*"
        "|gunluk burc\\w*|الابراج|حظك اليوم|برجك اليوم|星座運勢|今日の運勢"
    ),
    "puzzle": (
        "crosswords?|sudoku|wordle (?:today|hints?|answers?)"
        "|hints? (?:and|&) answers?|(?:connections|strands|quordle) (?:hints?|answers?)"
        "|mots croises|kreuzwortratsel|crucigrama|cruciverba|кроссворд\\w*|الكلمات المتقاطعه"
    ),
    "lottery": (
        "(?:lotto|lottery|powerball|mega millions|euromillions|euromillones)"
        " (?:results?|numbers|draw|winning numbers|resultats?|resultados?)"
        "|lottozahlen|winning lottery numbers|نتائج اليانصيب"
    ),
}
_PATTERNS = {name: re.compile(rf"(?<!\w)(?:{told})(?!\w)") for name, told in _COLUMNS.items()}


def column_of(title: str) -> str:
    """Name the kind of column a headline stands over, "" where it may be news.

    >>> column_of("Horoscope for Tuesday: Aries, take a rest"), column_of("Dockers strike")
    ('horoscope', '')
    """
    folded = fold(title)
    return next((name for name, told in _PATTERNS.items() if told.search(folded)), "")
