"""The numbers of a text, told alike however they are written: digits, marks, thousands, units."""

import re
import unicodedata
from collections.abc import Iterator

_DIGITS = r"\d+(?:[.,٫٬'\u2019]\d+|[ \u00a0\u202f]\d{3}(?!\d))*"
# A time ("4 h 40") or a score ("2-1"), or else a number with the word behind it.
_PAIR = r"(?P<first>\d{1,2}) ?(?P<mark>[:hH\-\u2013]) ?(?P<second>\d\d?)(?![\d\-\u2013:])"
_NUMBER = re.compile(
    rf"(?<![\d.,a-zA-Z])(?<!\d-)(?:{_PAIR}|(?P<digits>{_DIGITS})(?:[ \u00a0\u202f-]?[^\W\d_]+)?)"
)
_DIGIT = re.compile(r"\d")
_GROUPS = re.compile(r"[.,٫٬'\u2019 \u00a0\u202f]")
_HAN_UNIT = re.compile(r"[万億兆]")
_HAN_DIGITS = re.compile(r"(?<!\d)\d{1,15}(?:\.\d+)?[万億兆](?:\d+[万億]?)*")
_HAN_WORTH = {"万": 1e4, "億": 1e8, "兆": 1e12}
_WORTH = {
    word: worth
    for worth, words in {
        1e3: "thousand thousands mil mille tausend mila duizend тыс тысяч ألف آلاف الف k",
        1e6: "million millions mn millón millones millionen milione milioni milhões miljoen млн "
        "миллионов مليون ملايين m",
        1e9: "billion billions bn milliard milliards milliarden miliardi miljard млрд مليار",
    }.items()
    for word in words.split()
}
_MOST_DIGITS = 15  # of a number; longer ones are codes
_LEAST = 10  # smaller whole numbers are everywhere
_YEARS = range(1900, 2101)


def numbers(text: str) -> Iterator[tuple[str, str]]:
    """Give the numbers of a text, each with how it is written.

    A time of day or a score is "@" and its two parts, any other number "#" and its value.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        for match in _HAN_DIGITS.finditer(text):
            yield f"#{_han_value(match[0]):.12g}", match[0]
        text = _HAN_DIGITS.sub(" ", text)
    for match in _NUMBER.finditer(text) if _DIGIT.search(text) else ():
        if match["mark"]:
            mark = "-" if match["mark"] in "-\u2013" else ":"
            yield f"@{int(match['first'])}{mark}{int(match['second'])}", match[0]
        else:
            worth = _worth(match["digits"], match[0])
            written = match[0] if worth > 1 else match["digits"]
            for value in _values(match["digits"]):
                yield f"#{value * worth:.12g}", written


def _values(digits: str) -> list[float]:
    """Read marks between digits: groups of three are thousands, one or two digits a fraction."""
    first, *others = _GROUPS.split(digits)
    fraction = others.pop() if others and len(others[-1]) < 3 else ""
    if not all(len(group) == 3 for group in others) or (others and len(first) > 3):
        return [float(group[:_MOST_DIGITS]) for group in (first, *others, fraction) if group]
    whole = "".join((first, *others))[:_MOST_DIGITS]
    return [float(f"{whole}.{fraction}")] if fraction else [float(whole)]


def _worth(digits: str, written: str) -> float:
    """Give what the word behind a number multiplies it by; one letter only where it clings."""
    behind = written.removeprefix(digits).casefold()
    unit = behind.lstrip(" \u00a0\u202f-")
    return 1.0 if len(unit) == 1 and unit != behind else _WORTH.get(unit, 1.0)


def _han_value(run: str) -> float:
    total, start = 0.0, 0
    for unit in _HAN_UNIT.finditer(run):
        total += _whole(run[start : unit.start()]) * _HAN_WORTH[unit[0]]
        start = unit.end()
    return total + _whole(run[start:])


def _whole(digits: str) -> float:
    return float(digits[:_MOST_DIGITS] or 0)


def tells(number: str) -> bool:
    """Say whether a number is rare enough to speak for an event: no small one, and no year."""
    if number[0] == "@":
        return True
    value = float(number[1:])
    return value != int(value) or (value >= _LEAST and int(value) not in _YEARS)
