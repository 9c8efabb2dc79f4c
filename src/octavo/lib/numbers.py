"""Numbers as texts write them: in digits with their marks, and in words."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

_SPACES = " \u00a0\u202f"
# Digits with the marks that may stand between them. Where a plain space parts thousands (French,
# Russian), English has two numbers, so only the languages below read over it.
_MARKED = r"\d+(?:[.,٫٬'\u2019]\d+)*"
_TIGHT = rf"\d{{1,3}}(?:[\u00a0\u202f]\d{{3}})+(?!\d)(?:[.,]\d+)?|{_MARKED}"
_SPACED = rf"\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|{_MARKED}"
_SPACING = frozenset("fr ru es de uk pl cs sk bg sv no da fi hu pt it".split())
# A comma is the decimal mark of all but these.
_POINT_DECIMAL = frozenset("en ar he fa ur hi bn zh ja ko th ms".split())
_MARKS = re.compile(rf"[.,٫٬'\u2019{_SPACES}]")
_MOST_DIGITS = 18  # beyond a quintillion it is a code


def digits_pattern(language: str) -> str:
    """Give the regular expression of a number in digits, marks between them included."""
    return _SPACED if language in _SPACING else _TIGHT


def read_digits(written: str, language: str = "en") -> float | None:
    """Read a number in digits of any script; None where its marks fit no way of writing numbers.

    Two kinds of mark: the last is the decimal one. One mark before other than three digits is
    decimal; before three it parts thousands, unless it is the language's decimal mark.

    >>> read_digits("1.234,5", "de"), read_digits("1,500", "en"), read_digits("1.500", "en")
    (1234.5, 1500.0, 1.5)
    """
    if len(written) > 2 * _MOST_DIGITS:
        return None
    groups = _MARKS.split(written)
    marks = "".join(_MARKS.findall(written)).replace("\u2019", "'")
    if sum(map(len, groups)) > _MOST_DIGITS:
        return None
    if not marks:
        return float(written)
    if _ends_in_fraction(groups, marks, language):
        whole, fraction = groups[:-1], groups[-1]
        marks = marks[:-1]
    else:
        whole, fraction = groups, "0"
    return float(f"{''.join(whole)}.{fraction}") if _are_thousands(whole, marks) else None


def _ends_in_fraction(groups: Sequence[str], marks: str, language: str) -> bool:
    """Decide whether the last mark is the decimal one."""
    last = marks[-1]
    if last == "٫" or (len(marks) > 1 and last != marks[-2]):
        return last not in {"٬", "'"} and last not in _SPACES
    if len(marks) > 1 or last in {"٬", "'"} or last in _SPACES:
        return False
    if len(groups[-1]) != 3 or len(groups[0]) > 3 or groups[0] == "0":
        return not (last == "," and language == "en")  # "2021,22" is a list
    # Spanish has both habits (Mexico writes 1,500): three digits are thousands after either mark.
    return last == ("." if language in _POINT_DECIMAL else ",") and language != "es"


def _are_thousands(groups: Sequence[str], marks: str) -> bool:
    """Tell whether groups of digits are parted as thousands, or as lakhs and crores."""
    if not marks:
        return True
    inner = {len(group) for group in groups[1:-1]}
    return (
        len(set(marks)) == 1
        and len(groups[0]) <= 3
        and len(groups[-1]) == 3
        and (inner <= {3} or inner == {2})
    )


def _by_worth(**words: str) -> Mapping[str, float]:
    """Map words to the numbers their keywords name ("n5" is 5, "e6" a million)."""
    return {
        word.replace("_", " "): 10.0 ** int(worth[1:]) if worth[0] == "e" else float(worth[1:])
        for worth, line in words.items()
        for word in line.split()
    }


_ENGLISH = _by_worth(
    n1="one", n2="two", n3="three", n4="four", n5="five", n6="six", n7="seven", n8="eight",
    n9="nine", n10="ten", n11="eleven", n12="twelve", n13="thirteen", n14="fourteen", n15="fifteen",
    n16="sixteen", n17="seventeen", n18="eighteen", n19="nineteen", n20="twenty", n30="thirty",
    n40="forty", n50="fifty", n60="sixty", n70="seventy", n80="eighty", n90="ninety",
)  # fmt: skip
_GERMAN_UNITS = "ein zwei drei vier fünf sechs sieben acht neun".split()
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()
_GERMAN = {
    **_by_worth(
        n1="ein eine einen einem einer eins", n2="zwei beiden zweier", n3="drei dreier", n4="vier",
        n5="fünf", n6="sechs", n7="sieben", n8="acht", n9="neun", n10="zehn", n11="elf",
        n12="zwölf", n13="dreizehn", n14="vierzehn", n15="fünfzehn", n16="sechzehn",
        n17="siebzehn", n18="achtzehn", n19="neunzehn",
    ),
    **{tens: 10.0 * n for n, tens in enumerate(_GERMAN_TENS, start=2)},
    **{
        f"{unit}und{tens}": 10.0 * n + k
        for n, tens in enumerate(_GERMAN_TENS, start=2)
        for k, unit in enumerate(_GERMAN_UNITS, start=1)
    },
    **{f"{unit}hundert": 100.0 * k for k, unit in enumerate(_GERMAN_UNITS, start=1)},
}  # fmt: skip
_FRENCH = _by_worth(
    n1="un une", n2="deux", n3="trois", n4="quatre", n5="cinq", n6="six", n7="sept", n8="huit",
    n9="neuf", n10="dix", n11="onze", n12="douze", n13="treize", n14="quatorze", n15="quinze",
    n16="seize", n20="vingt vingts", n30="trente", n40="quarante", n50="cinquante", n60="soixante",
    n70="septante", n80="huitante", n90="nonante",
)  # fmt: skip
_SPANISH = _by_worth(
    n1="un uno una", n2="dos", n3="tres", n4="cuatro", n5="cinco", n6="seis", n7="siete", n8="ocho",
    n9="nueve", n10="diez", n11="once", n12="doce", n13="trece", n14="catorce", n15="quince",
    n16="dieciséis", n17="diecisiete", n18="dieciocho", n19="diecinueve", n20="veinte",
    n21="veintiuno veintiún veintiuna", n22="veintidós", n23="veintitrés", n24="veinticuatro",
    n25="veinticinco", n26="veintiséis", n27="veintisiete", n28="veintiocho", n29="veintinueve",
    n30="treinta", n40="cuarenta", n50="cincuenta", n60="sesenta", n70="setenta", n80="ochenta",
    n90="noventa", n200="doscientos doscientas", n300="trescientos trescientas",
    n400="cuatrocientos cuatrocientas", n500="quinientos quinientas",
    n600="seiscientos seiscientas", n700="setecientos setecientas", n800="ochocientos ochocientas",
    n900="novecientos novecientas",
)  # fmt: skip
_RUSSIAN = _by_worth(
    n1="один одна одного одной", n2="два две двух двое двоих двум двумя",
    n3="три трех трёх трое троих",
    n4="четыре четырех четырёх четверо четверых", n5="пять пяти пятеро пятерых",
    n6="шесть шести шестеро шестерых", n7="семь семи семеро семерых", n8="восемь восьми",
    n9="девять девяти", n10="десять десяти", n11="одиннадцать", n12="двенадцать двенадцати",
    n13="тринадцать", n14="четырнадцать", n15="пятнадцать", n16="шестнадцать", n17="семнадцать",
    n18="восемнадцать", n19="девятнадцать", n20="двадцать двадцати", n30="тридцать тридцати",
    n40="сорок сорока", n50="пятьдесят", n60="шестьдесят", n70="семьдесят", n80="восемьдесят",
    n90="девяносто", n200="двести двухсот", n300="триста трехсот", n400="четыреста", n500="пятьсот",
    n600="шестьсот", n700="семьсот", n800="восемьсот", n900="девятьсот",
)  # fmt: skip
# Arabic as `text.fold` leaves it: one alef, final ya as ya, ta marbuta as ha.
_ARABIC = _by_worth(
    n1="واحد واحده احد احدي", n2="اثنان اثنين اثنتان اثنتين اثنا اثني", n3="ثلاثه ثلاث",
    n4="اربعه اربع", n5="خمسه خمس", n6="سته ست", n7="سبعه سبع", n8="ثمانيه ثماني ثمان",
    n9="تسعه تسع",
    n10="عشره عشر", n20="عشرون عشرين", n30="ثلاثون ثلاثين", n40="اربعون اربعين",
    n50="خمسون خمسين", n60="ستون ستين", n70="سبعون سبعين", n80="ثمانون ثمانين",
    n90="تسعون تسعين", n200="مئتان مئتين مائتان مائتين مئتا مئتي مائتي", n300="ثلاثمئه ثلاثمائه",
    n400="اربعمئه اربعمائه", n500="خمسمئه خمسمائه", n600="ستمئه ستمائه", n700="سبعمئه سبعمائه",
    n800="ثمانمئه ثمانمائه ثمانيمئه", n900="تسعمئه تسعمائه",
)  # fmt: skip
WORDS: Mapping[str, Mapping[str, float]] = {
    "en": _ENGLISH,
    "de": _GERMAN,
    "fr": _FRENCH,
    "es": _SPANISH,
    "ru": _RUSSIAN,
    "ar": _ARABIC,
}
"""Words below a thousand by language, folded as the reader of that language folds them."""

_SCALE_OF_ALL = _by_worth(e3="k", e6="mn mln mio", e9="bn mrd mld", e12="tn trn")
SCALES: Mapping[str, Mapping[str, float]] = {
    language: {**_SCALE_OF_ALL, **scales}
    for language, scales in {
        "en": _by_worth(
            e2="hundred", e3="thousand", e6="million mil", e9="billion bln", e12="trillion",
            e15="quadrillion", e5="lakh lakhs lac", e7="crore crores", n12="dozen",
        ),
        "de": _by_worth(
            e2="hundert", e3="tausend tsd", e6="million millionen", e9="milliarde milliarden",
            e12="billion billionen", n12="dutzend",
        ),
        "fr": _by_worth(
            e2="cent cents", e3="mille", e6="million millions", e9="milliard milliards",
            e12="billion billions", n12="douzaine",
        ),
        "es": _by_worth(
            e2="cien ciento", e3="mil", e6="millón millones", e9="millardo millardos",
            e12="billón billones", n12="docena",
        ),
        "ru": _by_worth(
            e2="сто ста", e3="тыс тысяча тысяч тысячи тысячу", e6="млн миллион миллиона миллионов",
            e9="млрд миллиард миллиарда миллиардов", e12="трлн триллион триллиона триллионов",
        ),
        "ar": _by_worth(
            e2="مئه مائه", e3="الف الفا الاف", n2000="الفان الفين الفي", e6="مليون مليونا ملايين",
            n2000000="مليونان مليونين مليوني", e9="مليار مليارا مليارات بليون",
            n2000000000="ملياران مليارين ملياري", e12="تريليون ترليون تريليونات",
        ),
    }.items()
}  # fmt: skip
"""Words that multiply what stands before them, by language."""

_HALVES = frozenset("half halbe halben halb demi medio media نصف полмиллиона".split())
_ARTICLES = frozenset("a an one ein eine un une una".split())
_JOINERS = frozenset("and - y et und".split())
_NO_WORDS: Mapping[str, float] = {}


_SCALE_STARTS: Mapping[str, frozenset[str]] = {
    "en": frozenset({"half", "a", "an"}),
    "de": frozenset({"hundert", "tausend", "halbe"}),
    "fr": frozenset({"cent", "mille"}),
    "es": frozenset({"cien", "ciento", "mil"}),
    "ru": frozenset({"сто", "ста", "тысяча", "тысячу", "миллион"}),
    "ar": frozenset("مئه مائه الف الفا الفان الفين الفي مليون مليونا مليوني مليونين نصف".split()),
}


@cache
def number_words(language: str) -> frozenset[str]:
    """Give the folded words that can be the first of a number in words."""
    return frozenset(WORDS.get(language, _NO_WORDS)) | _SCALE_STARTS.get(language, frozenset())


def scale_after(words: Sequence[str], start: int, language: str) -> tuple[float, int]:
    """Give what the words from `start` multiply a number by, and how many words that takes.

    >>> scale_after(["mil", "millones", "de"], 0, "es")
    (1000000000.0, 2)
    """
    scales = SCALES.get(language, _SCALE_OF_ALL)
    worth, n = 1.0, 0
    while n < 2 and start + n < len(words) and (one := scales.get(words[start + n])):
        worth, n = worth * one, n + 1
    return worth, n


def read_words(words: Sequence[str], start: int, language: str) -> tuple[float, int] | None:
    """Read a number in words from `start`: its value and how many words it takes, or None.

    `words` are folded, hyphens words of their own. An article counts only before a scale
    ("a million"), a half too ("half a million").

    >>> read_words("two hundred and fifty thousand people".split(), 0, "en")
    (250000.0, 5)
    """
    opening = _opening(words, start, language)
    if opening is not None:
        return opening
    small, scales = WORDS.get(language, _NO_WORDS), SCALES.get(language, _NO_WORDS)
    total = current = 0.0
    at = end = start
    while at < len(words) and at - start < 12:
        word = _bare(words[at], small, scales) if at > start and language == "ar" else words[at]
        if word == "and" and tuple(words[at + 1 : at + 3]) == ("a", "half"):
            current, at = current + 0.5, at + 2
        elif word in small and not (current % 10 and small[word] < 10):
            current = _added(current, small[word], language)
        elif word in scales:
            total, current = _scaled(total, current, scales[word])
        elif word in _JOINERS and at > start:
            at += 1
            continue
        else:
            break
        at = end = at + 1
    return (total + current, end - start) if end > start and total + current else None


def _added(current: float, worth: float, language: str) -> float:
    """Join a word to those before it; French counts its eighties in twenties."""
    if language == "fr" and current % 100 == 4 and worth == 20:
        return current - 4 + 80
    return current + worth


def _scaled(total: float, current: float, worth: float) -> tuple[float, float]:
    """Multiply by a scale: hundreds stay below the next scale, larger ones close a group."""
    if worth in {2e3, 2e6, 2e9}:  # Arabic duals: two thousand in one word
        return total + worth, 0.0
    if worth <= 100:
        return total, max(current, 1.0) * worth
    if not current and total:
        return total * worth, 0.0  # "mil millones"
    return total + max(current, 1.0) * worth, 0.0


def _opening(words: Sequence[str], start: int, language: str) -> tuple[float, int] | None:
    """Read "half a million" and "a dozen"; an article before anything else is no number."""
    word = words[start]
    if word not in _HALVES and word not in {"a", "an"}:
        return None
    after = start + 1
    if word in _HALVES and after < len(words) and words[after] in _ARTICLES:
        after += 1
    worth, n = scale_after(words, after, language)
    return (worth * (0.5 if word in _HALVES else 1.0), after + n - start) if n else (0.0, 0)


def _bare(word: str, small: Mapping[str, float], scales: Mapping[str, float]) -> str:
    """Take the Arabic "and" off a number it is written together with."""
    bare = word.removeprefix("و")
    return bare if word not in small and (bare in small or bare in scales) else word
