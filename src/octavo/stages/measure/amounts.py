"""The amounts of a sentence: numbers with unit, range, qualifier and rate.

Numbers that measure nothing (see `names`) are left out.
"""

from dataclasses import replace

from octavo.lib.numbers import SCALES, number_words, read_digits, read_words, scale_after
from octavo.news.figure import Qualifier
from octavo.stages.measure.amount import Amount
from octavo.stages.measure.arabic import DUALS
from octavo.stages.measure.names import is_month, is_name_number, is_year
from octavo.stages.measure.tokens import DASHES, Line
from octavo.stages.measure.units import (
    AGE,
    CELSIUS,
    CODES,
    DOLLARS,
    FAHRENHEIT,
    MAGNITUDE,
    PHRASES,
    SIGNS,
    UNITS,
    Unit,
)

_NO_UNITS: dict[str, Unit] = {}


_LONGEST_PHRASE = 3  # words of a qualifier or a unit


def amounts_of(line: Line) -> list[Amount]:
    """Give the amounts of a sentence, in order."""
    found: list[Amount] = []
    starters = number_words(line.language)
    if line.language == "ar":
        starters |= DUALS.keys()
    end = 0
    for at, low in enumerate(line.lows):
        if at < end or (line.kinds[at] != "n" and low not in starters):
            continue
        if low in {"a", "an"} and line.low(at + 1) not in SCALES["en"]:
            continue
        amount = _number_at(line, at)
        if amount is None:
            continue
        whole = amount if amount.is_dual else _with_range(line, _with_unit(line, amount))
        if not is_name_number(line, whole):
            found.append(_finished(line, whole))
        end = whole.last + 1
    return found


def _number_at(line: Line, at: int) -> Amount | None:
    """Read the bare number that begins at a token, its scale included."""
    if line.language == "ar" and DUALS.get(line.lows[at]):
        return Amount(at, at, at, 2.0, is_word=True, is_dual=True)
    if line.kinds[at] == "n":
        value = read_digits(line.words[at], line.language)
        if value is None or _is_code(line, at):
            return None
        worth, n = _scale_at(line, at + 1)
        if n == 0 and line.low(at + 1) == "+" and line.clings(at + 1):  # "380+ billion"
            worth, n = _scale_at(line, at + 2)
            n += 1 if n else 0
        return Amount(at, at + n, at, value * worth, scale=worth)
    if line.lows[at] not in number_words(line.language):
        return None
    read = read_words(line.lows[at : at + 12], 0, line.language)
    if read is None or read[1] == 0 or read[0] == 0:
        return None
    return Amount(at, at + read[1] - 1, at, read[0], is_word=True)


def _scale_at(line: Line, at: int) -> tuple[float, int]:
    """Read a scale behind digits; one letter only where it clings ("5k", "$3m")."""
    low = line.low(at)
    if len(low) == 1:
        is_money = line.low(at - 2) in SIGNS
        behind = UNITS.get(line.language, _NO_UNITS).get(line.low(at + 1))
        is_money |= behind is not None and behind.kind == "money"
        if not line.clings(at) or low not in {"k", "m", "b"} or (low != "k" and not is_money):
            return 1.0, 0
        return {"k": 1e3, "m": 1e6, "b": 1e9}[low], 1
    hyphen = 1 if low in DASHES and line.clings(at) and line.clings(at + 1) else 0
    worth, n = scale_after(line.lows[at + hyphen : at + hyphen + 2], 0, line.language)
    if n and line.low(at + hyphen + n) == "." and len(line.low(at + hyphen)) <= 4 and n == 1:
        is_short = line.low(at + hyphen) in {"mio", "mrd", "тыс", "млн", "млрд", "tsd", "mill"}
        n += 1 if is_short else 0
    return (worth, n + hyphen) if n else (1.0, 0)


def _is_code(line: Line, at: int) -> bool:
    """Tell whether digits are part of a name, an address, a telephone number or a time."""
    text, before = line.words[at], line.low(at - 1)
    if text[0] == "0" and len(text) > 1 and text[1].isdigit():
        return True
    if before in {"#", "@", "_", "\\", "/"} and line.clings(at):
        return True
    if line.clings(at) and line.kind(at - 1) == "w":
        return not _is_currency(line, at - 1)
    if before in DASHES and line.clings(at) and line.clings(at - 1):
        return line.kind(at - 2) in {"w", "n"}  # COVID-19; a range has been read already
    behind = line.low(at + 1)
    if behind == ":" and line.clings(at + 1) and line.kind(at + 2) == "n" and line.clings(at + 2):
        return True
    if before == ":" and line.clings(at) and line.kind(at - 2) == "n":
        return True
    return behind in {"/", "_"} and line.kind(at + 2) == "n" and line.clings(at + 2)


def _is_currency(line: Line, at: int) -> bool:
    return line.low(at) in SIGNS or line.words[at] in CODES


def _with_unit(line: Line, amount: Amount) -> Amount:
    """Read the currency before a number, or the unit behind it."""
    sign = _sign_before(line, amount.number)
    if sign is not None:
        unit, first = sign
        last = amount.last
        if line.low(last + 1) == "+" and line.clings(last + 1):
            last += 1
        return amount._replace(unit=unit, first=first, last=last)
    at = amount.last + 1
    if line.low(at) == "+" and line.clings(at):
        amount = amount._replace(last=at, qualifier="at least")
        at += 1
    hyphen = line.low(at) in DASHES and line.clings(at) and line.clings(at + 1)
    unit_at = at + 1 if hyphen else at
    if amount.scale > 1 and line.low(at) in {"de", "d'"}:  # "3 millions d'euros"
        unit_at = at + 1
    read = _unit_at(line, unit_at, amount)
    if read is not None:
        unit, last = read
        joins = hyphen or (line.low(last + 1) in DASHES and line.clings(last + 1))
        joins |= _is_singular(line, last, amount)
        amount = amount._replace(unit=unit, last=last, is_joined=joins)
        return _with_lesser_unit(line, amount)
    return amount._replace(is_joined=True) if hyphen else amount


def _is_singular(line: Line, last: int, amount: Amount) -> bool:
    """Tell an English unit in the singular that stands before its noun: "a 10 week plan"."""
    return (
        line.language == "en"
        and amount.value > 1
        and line.low(last) in {"day", "week", "month", "year", "hour", "minute", "foot", "mile"}
        and line.kind(last + 1) == "w"
    )


def _sign_before(line: Line, at: int) -> tuple[Unit, int] | None:
    """Read the currency sign or code before a number, and where it begins."""
    before = at - 1
    if before < 0:
        return None
    low, text = line.low(before), line.words[before]
    if low == "$" and line.clings(before) and line.low(before - 1) in DOLLARS:
        return DOLLARS[line.low(before - 1)], before - 1
    if low in SIGNS:
        return SIGNS[low], before
    if low == "." and line.kind(before - 1) == "w" and line.words[before - 1] == "Rs":
        return CODES["Rs"], before - 1
    if text == "COP" and line.clings(at):
        return None  # a climate conference
    return (CODES[text], before) if text in CODES else None


def _unit_at(line: Line, at: int, amount: Amount) -> tuple[Unit, int] | None:
    """Read the unit that begins at a token, and its last token."""
    low = line.low(at)
    if not low:
        return None
    if low in {"°", "º", "˚"}:
        return _degrees_at(line, at)
    if low in SIGNS or line.words[at] in CODES:
        return (SIGNS.get(low) or CODES[line.words[at]]), at
    phrases = PHRASES.get(line.language, {})
    for n in range(_LONGEST_PHRASE, 0, -1):
        known = phrases.get(_unhyphened(line, at, n)[0])
        if known is not None:
            return known, _unhyphened(line, at, n)[1]
    return _word_unit(line, at, amount)


def _unhyphened(line: Line, at: int, n: int) -> tuple[tuple[str, ...], int]:
    """Give the next n words over hyphens ("square-foot"), and the index of the last."""
    found: list[str] = []
    while len(found) < n and at < len(line.lows):
        if line.lows[at] not in DASHES and line.lows[at] != ".":
            found.append(line.lows[at])
        elif not line.clings(at):
            break
        at += 1
    return tuple(found), at - 1


def _word_unit(line: Line, at: int, amount: Amount) -> tuple[Unit, int] | None:
    low = line.low(at)
    unit = UNITS.get(line.language, _NO_UNITS).get(low)
    if unit is None or (
        len(low) == 1 and not low.isascii() and line.language != "ru" and low not in "%٪"
    ):
        return None
    if len(low) == 1 and low.isalpha():
        is_written_small = line.words[at] == low and not amount.is_word
        if not is_written_small or (low in "hlg" and not line.clings(at)):
            return None
    if low in {"pound", "pounds"} and amount.scale > 1:
        return SIGNS["£"], at
    if low == "%" and line.low(at + 1) == "-" and line.low(at + 2).startswith("p"):
        return unit, at
    if unit.kind == "length" and line.low(at + 1) == "/" and line.low(at + 2) == "h":
        return Unit("speed", "m/s", unit.factor / 3600), at + 2
    if unit.kind == "length" and line.low(at + 1) in {"²"}:
        return Unit("area", "m²", unit.factor**2), at + 1
    return unit, at


def _degrees_at(line: Line, at: int) -> tuple[Unit, int] | None:
    scale = line.low(at + 1)
    if scale in {"c", "с", "م"}:
        return CELSIUS, at + 1
    return (FAHRENHEIT, at + 1) if scale == "f" else (CELSIUS, at)


def _with_lesser_unit(line: Line, amount: Amount) -> Amount:
    """Add what follows in a smaller unit of the kind ("1 minute and 45 seconds")."""
    unit = amount.unit
    if unit is None or unit.kind not in {"duration", "length", "mass"}:
        return amount
    at = amount.last + 1
    if line.low(at) in {"and", "und", "et", "y", "и", "و"}:
        at += 1
    if line.kind(at) != "n" and line.low(at) not in number_words(line.language):
        return amount
    lesser = _number_at(line, at)
    read = _unit_at(line, lesser.last + 1, lesser) if lesser else None
    if lesser is None or read is None or read[0].kind != unit.kind:
        return amount
    if read[0].factor >= unit.factor:
        return amount
    total = amount.value + lesser.value * read[0].factor / unit.factor
    return amount._replace(value=total, last=read[1])


def _with_range(line: Line, amount: Amount) -> Amount:
    """Read the upper end behind "to", a dash, or "and" after "between"."""
    to = amount.last + 1
    low = line.low(to)
    is_dash = low in DASHES and line.kind(to + 1) in {"n", "s"}
    begins = line.low(amount.first - 1) in line.lexicon.between
    if not (is_dash or _parts_range(line, low, begins)):
        return amount
    number_at = to + 1
    while line.low(number_at) in SIGNS or _is_qualifier(line, number_at):
        number_at += 1
    if number_at - to > 3 or line.kind(number_at) not in {"n", "w"}:
        return amount
    if amount.unit is None and amount.scale == 1 and is_year(line.words[amount.number]):
        return amount  # "from 2.1bn in 2023 to 3.8bn"
    upper = _upper_end(line, number_at)
    if upper is None or (is_dash and upper.is_word) or is_month(line, amount.number - 1):
        return amount
    if amount.unit and not upper.unit and not is_dash and not begins:
        return amount  # "fell 2.5 percent to 1,311"
    return _ranged(amount, upper, is_from=line.low(amount.first - 1) in {"from", "von", "de", "от"})


def _is_qualifier(line: Line, at: int) -> bool:
    return (line.low(at),) in line.lexicon.qualifiers and line.kind(at) == "w"


def _parts_range(line: Line, low: str, begins: bool) -> bool:
    """Tell whether a word parts a range: "and" only in one begun by "between"."""
    if low not in line.lexicon.range_to:
        return False
    return begins or low not in {"and", "und", "et", "y", "и", "و"}


def _upper_end(line: Line, at: int) -> Amount | None:
    if line.kinds[at] == "n":
        value = read_digits(line.words[at], line.language)
        if value is None:
            return None
        worth, n = _scale_at(line, at + 1)
        return _with_unit(line, Amount(at, at + n, at, value * worth, scale=worth))
    upper = _number_at(line, at)
    return _with_unit(line, upper) if upper else None


def _ranged(amount: Amount, upper: Amount, *, is_from: bool) -> Amount:
    """Join both ends; the lower takes scale and unit from the upper where it has none."""
    low, unit = amount.value, amount.unit or upper.unit
    if amount.unit and upper.unit and amount.unit != upper.unit:
        if amount.unit.kind != upper.unit.kind:
            return amount
        low = low * amount.unit.factor / upper.unit.factor
        unit = upper.unit
    if amount.scale == 1 and upper.scale > 1 and low < upper.value / upper.scale * 1000:
        low *= upper.scale
    high = upper.value
    if low >= high:
        return amount._replace(last=upper.last, unit=unit) if not is_from else amount
    return amount._replace(
        value=low,
        high=high,
        unit=unit,
        last=upper.last,
        is_joined=upper.is_joined,
        qualifier=upper.qualifier or amount.qualifier,
    )


def _finished(line: Line, amount: Amount) -> Amount:
    """Add qualifier, rate, magnitude and age to what has been read."""
    amount = _with_magnitude(line, amount)
    amount = _as_age(line, amount)
    qualifier = amount.qualifier or _qualifier(line, amount)
    per, last = _per(line, amount)
    return amount._replace(qualifier=qualifier, per=per, last=last)


def _qualifier(line: Line, amount: Amount) -> Qualifier:
    known = line.lexicon.qualifiers
    for n in range(_LONGEST_PHRASE + 1, 0, -1):
        start = amount.first - n
        if start >= 0 and (found := known.get(line.lows[start : amount.first])):
            return "" if line.low(start - 1) in _PARTICLED else found
    behind = line.lows[amount.last + 1 : amount.last + 4]
    for phrase in (("على", "الاقل"), ("علي", "الاقل"), ("or", "more"), ("oder", "mehr")):
        if any(behind[i : i + 2] == phrase for i in range(2)):
            return "at least"
    return ""


# Verbs whose "over" is their own: "handed over 1,000 bodies".
_PARTICLED = frozenset("handed handing hand hands turned turning turn took taken take gave".split())


def _per(line: Line, amount: Amount) -> tuple[str, int]:
    """Read "a barrel", "per month", "/hour" behind an amount with a unit."""
    at = amount.last + 1
    word = line.low(at)
    is_rate = amount.unit is not None and amount.unit.kind in {"money", "share", "volume"}
    if word in {"in", "im"} and line.language == "de":
        noun = at + 2 if line.low(at + 1) in {"der", "dem"} else at + 1
        if is_rate and line.low(noun) in {"stunde", "jahr", "monat", "woche", "tag", "minute"}:
            return line.low(noun), noun
    if word == "/" and line.kind(at + 1) == "w" and line.clings(at + 1) and amount.unit:
        return line.low(at + 1), at + 1
    if line.language == "ar" and word in line.lexicon.per and is_rate:
        return word, at
    if word not in line.lexicon.per or line.kind(at + 1) != "w" or amount.is_joined:
        return "", amount.last
    if not is_rate and word not in {"per", "pro", "je", "par"}:
        return "", amount.last
    nouns = line.low(at + 1)
    if word in {"per", "pro"} and nouns == "square":
        return f"{nouns} {line.low(at + 2)}", at + 2
    return nouns, at + 1


_MAGNITUDES = frozenset({"magnitude", "stärke", "магнитудой", "magnitud", "قوه", "بقوه", "قوته"})


def _with_magnitude(line: Line, amount: Amount) -> Amount:
    """Read an earthquake's magnitude, before or behind its number."""
    near = (amount.first - 1, amount.last + 1, amount.last + 2, amount.first - 2)
    if (
        amount.unit is None
        and amount.value < 10
        and any(line.low(at) in _MAGNITUDES for at in near)
    ):
        return amount._replace(unit=MAGNITUDE)
    return amount


def _as_age(line: Line, amount: Amount) -> Amount:
    """Tell a person's age from other durations and counts."""
    unit, behind = amount.unit, line.lows[amount.last + 1 : amount.last + 4]
    aged = line.lexicon.aged
    if unit is not None and unit.kind == "duration":
        is_age = any(word in aged for word in behind[:2]) and "old" in behind
        is_age |= line.language == "en" and any(word in {"old", "old's", "olds"} for word in behind)
        is_age |= line.language != "en" and any(word in aged for word in behind[:1])
        is_age |= line.low(amount.first - 1) in aged
        is_age |= (
            line.low(amount.first - 2) in aged and line.low(amount.first - 1) in line.lexicon.of
        )
        return amount._replace(unit=replace(unit, kind="age")) if is_age else amount
    if unit is None and line.low(amount.first - 1) == "of" and line.low(amount.first - 2) in aged:
        return amount._replace(unit=AGE)
    if unit is not None or amount.is_word or amount.high is not None:
        return amount
    is_age = line.low(amount.first - 1) in aged and amount.value < 120
    years = any(word in _YEARS_OLD for word in behind[:2])
    if years and any(word in _LASTING for word in behind):
        return amount._replace(unit=UNITS["de"]["jahre"], last=amount.last + 2, is_joined=True)
    is_age |= years
    is_age |= _is_between_commas(line, amount)
    return amount._replace(unit=AGE) if is_age else amount


_YEARS_OLD = frozenset("jährige jährigen jähriger jähriges летний летняя летнего летней".split())


_LASTING = frozenset(
    """
    geschichte jubiläum jubiläums vertrag haft haftstrafe gefängnisstrafe krieg krieges frist
    amtszeit bestehen laufzeit karriere ehe herrschaft pause tradition garantie
    """.split()
)  # of German things that are years old or long; others are people


def _is_between_commas(line: Line, amount: Amount) -> bool:
    """Tell an age set behind a name: "Ms Roe, 37, said"."""
    if not 0 < amount.value < 120 or line.low(amount.first - 1) != ",":
        return False
    return line.low(amount.last + 1) in {",", "."} and line.is_name(amount.first - 2)
