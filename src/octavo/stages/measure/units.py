"""Units of measure and money: their words in each language, and what they are worth in one unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from octavo.news.figure import FigureKind


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: what kind of measure, what it is normalised to, and by which factor and offset."""

    kind: FigureKind
    code: str
    factor: float = 1.0
    offset: float = 0.0


def _money(code: str, factor: float = 1.0) -> Unit:
    return Unit("money", code, factor)


PERCENT = Unit("share", "%")
POINTS = Unit("points", "pp")
AGE = Unit("age", "s", 31_557_600.0)
MAGNITUDE = Unit("magnitude", "Mw")
_YEAR = 31_557_600.0
_DAY = 86_400.0
_MONTH = _YEAR / 12
_SECOND, _MINUTE, _HOUR = (
    Unit("duration", "s"),
    Unit("duration", "s", 60),
    Unit("duration", "s", 3600),
)
_DAYS, _WEEKS = Unit("duration", "s", _DAY), Unit("duration", "s", 7 * _DAY)
_MONTHS, _YEARS = Unit("duration", "s", _MONTH), Unit("duration", "s", _YEAR)
_DECADES = Unit("duration", "s", 10 * _YEAR)
_METRE, _KILOMETRE = Unit("length", "m"), Unit("length", "m", 1000)
_CENTIMETRE, _MILLIMETRE = Unit("length", "m", 0.01), Unit("length", "m", 0.001)
_MILE, _FOOT = Unit("length", "m", 1609.344), Unit("length", "m", 0.3048)
_INCH, _YARD = Unit("length", "m", 0.0254), Unit("length", "m", 0.9144)
_GRAM, _KILO, _TONNE = Unit("mass", "kg", 0.001), Unit("mass", "kg"), Unit("mass", "kg", 1000)
_POUND, _OUNCE = Unit("mass", "kg", 0.45359237), Unit("mass", "kg", 0.028349523125)
_HECTARE, _ACRE = Unit("area", "m²", 10_000), Unit("area", "m²", 4046.8564224)
_LITRE = Unit("volume", "l")
_KMH, _MPH = Unit("speed", "m/s", 1 / 3.6), Unit("speed", "m/s", 0.44704)
CELSIUS = Unit("temperature", "°C")
FAHRENHEIT = Unit("temperature", "°C", 5 / 9, -32)
_USD, _EUR, _GBP = _money("USD"), _money("EUR"), _money("GBP")


def _words(**lines: tuple[Unit, str]) -> dict[str, Unit]:
    return {word: unit for unit, line in lines.values() for word in line.split()}


# Symbols are written alike in every language of the press that has Latin letters.
_SYMBOLS: dict[str, Unit] = {
    "%": PERCENT, "٪": PERCENT, "km": _KILOMETRE, "m": _METRE, "cm": _CENTIMETRE,
    "mm": _MILLIMETRE, "kg": _KILO, "g": _GRAM, "mg": Unit("mass", "kg", 1e-6), "ha": _HECTARE,
    "l": _LITRE, "ml": Unit("volume", "l", 0.001), "kwh": Unit("energy", "Wh", 1e3),
    "mwh": Unit("energy", "Wh", 1e6), "gwh": Unit("energy", "Wh", 1e9),
    "twh": Unit("energy", "Wh", 1e12), "kw": Unit("power", "W", 1e3), "mw": Unit("power", "W", 1e6),
    "gw": Unit("power", "W", 1e9), "gb": Unit("bytes", "B", 1e9), "tb": Unit("bytes", "B", 1e12),
    "mb": Unit("bytes", "B", 1e6), "kmh": _KMH, "kph": _KMH, "mph": _MPH, "h": _HOUR,
    "min": _MINUTE,
}  # fmt: skip
_CODES = """
    USD EUR GBP JPY CNY CHF INR RUB UAH TRY KRW BRL MXN CAD AUD NZD ZAR SEK NOK DKK PLN CZK HUF ILS
    EGP SAR AED QAR KWD BHD OMR JOD IQD LBP SYP IRR PKR BDT LKR NGN KES GHS ARS CLP COP PEN IDR MYR
    THB VND PHP SGD HKD TWD MAD DZD TND LYD SDG YER
""".split()
SIGNS: Mapping[str, Unit] = {
    "$": _USD, "€": _EUR, "£": _GBP, "¥": _money("JPY"), "₹": _money("INR"), "₽": _money("RUB"),
    "₺": _money("TRY"), "₩": _money("KRW"), "₴": _money("UAH"), "₪": _money("ILS"),
    "₦": _money("NGN"), "₫": _money("VND"), "﷼": _money("IRR"),
}  # fmt: skip
"""Currency signs, before or behind a number."""
DOLLARS: Mapping[str, Unit] = {
    "us": _USD, "a": _money("AUD"), "au": _money("AUD"), "c": _money("CAD"), "ca": _money("CAD"),
    "hk": _money("HKD"), "nz": _money("NZD"), "s": _money("SGD"), "r": _money("BRL"),
    "nt": _money("TWD"), "mx": _money("MXN"),
}  # fmt: skip
"""Letters that cling to a dollar sign and tell whose dollar it is."""
CODES: Mapping[str, Unit] = {code: _money(code) for code in _CODES} | {
    "Rs": _money("INR"), "Rp": _money("IDR"), "Fr": _money("CHF"), "RMB": _money("CNY"),
}  # fmt: skip
"""Codes and shortened names, as written, before or behind a number."""

_ENGLISH = _words(
    share=(PERCENT, "percent"),
    usd=(_USD, "dollar dollars bucks"),
    eur=(_EUR, "euro euros"),
    gbp=(_GBP, "sterling quid"),
    cent=(_money("USD", 0.01), "cent cents"),
    penny=(_money("GBP", 0.01), "pence"),
    jpy=(_money("JPY"), "yen"),
    cny=(_money("CNY"), "yuan renminbi"),
    inr=(_money("INR"), "rupee rupees"),
    rub=(_money("RUB"), "ruble rubles rouble roubles"),
    uah=(_money("UAH"), "hryvnia hryvnias"),
    chf=(_money("CHF"), "francs"),
    try_=(_money("TRY"), "lira liras"),
    sar=(_money("SAR"), "riyal riyals"),
    aed=(_money("AED"), "dirham dirhams"),
    ils=(_money("ILS"), "shekel shekels"),
    ngn=(_money("NGN"), "naira"),
    zar=(_money("ZAR"), "rand"),
    km=(_KILOMETRE, "kilometre kilometres kilometer kilometers kms"),
    m=(_METRE, "metre metres meter meters"),
    cm=(_CENTIMETRE, "centimetre centimetres centimeter centimeters"),
    mm=(_MILLIMETRE, "millimetre millimetres millimeter millimeters"),
    mi=(_MILE, "mile miles"),
    ft=(_FOOT, "foot feet ft"),
    inch=(_INCH, "inch inches"),
    yd=(_YARD, "yard yards"),
    ha=(_HECTARE, "hectare hectares"),
    acre=(_ACRE, "acre acres"),
    litre=(_LITRE, "litre litres liter liters"),
    gallon=(Unit("volume", "l", 3.785411784), "gallon gallons"),
    kg=(_KILO, "kilogram kilograms kilo kilos kgs"),
    g=(_GRAM, "gram grams"),
    t=(_TONNE, "tonne tonnes ton tons"),
    lb=(_POUND, "pound pounds lb lbs"),
    oz=(_OUNCE, "ounce ounces oz"),
    second=(_SECOND, "second seconds secs"),
    minute=(_MINUTE, "minute minutes mins"),
    hour=(_HOUR, "hour hours hrs"),
    day=(_DAYS, "day days"),
    week=(_WEEKS, "week weeks"),
    month=(_MONTHS, "month months"),
    year=(_YEARS, "year years"),
    decade=(_DECADES, "decade decades"),
    kw=(Unit("power", "W", 1e3), "kilowatt kilowatts"),
    mw=(Unit("power", "W", 1e6), "megawatt megawatts"),
    gw=(Unit("power", "W", 1e9), "gigawatt gigawatts"),
    mph=(_MPH, "mph"),
    knot=(Unit("speed", "m/s", 0.514444), "knot knots"),
    gb=(Unit("bytes", "B", 1e9), "gigabyte gigabytes"),
    tb=(Unit("bytes", "B", 1e12), "terabyte terabytes"),
)
_GERMAN = _words(
    share=(PERCENT, "prozent"),
    points=(POINTS, "prozentpunkte prozentpunkten prozentpunkt"),
    usd=(_USD, "dollar us-dollar"),
    eur=(_EUR, "euro euros"),
    cent=(_money("EUR", 0.01), "cent"),
    gbp=(_GBP, "pfund"),
    chf=(_money("CHF"), "franken"),
    rub=(_money("RUB"), "rubel"),
    km=(_KILOMETRE, "kilometer kilometern"),
    m=(_METRE, "meter metern"),
    cm=(_CENTIMETRE, "zentimeter zentimetern"),
    mm=(_MILLIMETRE, "millimeter"),
    ha=(_HECTARE, "hektar"),
    m2=(Unit("area", "m²"), "quadratmeter quadratmetern"),
    km2=(Unit("area", "m²", 1e6), "quadratkilometer quadratkilometern"),
    litre=(_LITRE, "liter litern"),
    kg=(_KILO, "kilogramm kilo kilos"),
    g=(_GRAM, "gramm"),
    t=(_TONNE, "tonne tonnen"),
    second=(_SECOND, "sekunde sekunden"),
    minute=(_MINUTE, "minute minuten minütige minütigen minütiger"),
    hour=(_HOUR, "stunde stunden stündige stündigen stündiger"),
    day=(_DAYS, "tag tage tagen tägige tägigen tägiger"),
    week=(_WEEKS, "woche wochen wöchige wöchigen wöchiger"),
    month=(_MONTHS, "monat monate monaten monatige monatigen"),
    year=(_YEARS, "jahr jahre jahren"),
    mw=(Unit("power", "W", 1e6), "megawatt"),
    gw=(Unit("power", "W", 1e9), "gigawatt"),
)
_FRENCH = _words(
    share=(PERCENT, "pourcent"),
    usd=(_USD, "dollar dollars"),
    eur=(_EUR, "euro euros"),
    cent=(_money("EUR", 0.01), "centime centimes"),
    chf=(_money("CHF"), "francs"),
    rub=(_money("RUB"), "roubles"),
    km=(_KILOMETRE, "kilomètre kilomètres"),
    m=(_METRE, "mètre mètres"),
    cm=(_CENTIMETRE, "centimètre centimètres"),
    mm=(_MILLIMETRE, "millimètres"),
    ha=(_HECTARE, "hectare hectares"),
    litre=(_LITRE, "litre litres"),
    kg=(_KILO, "kilo kilos kilogrammes"),
    g=(_GRAM, "gramme grammes"),
    t=(_TONNE, "tonne tonnes"),
    second=(_SECOND, "seconde secondes"),
    minute=(_MINUTE, "minute minutes"),
    hour=(_HOUR, "heure heures"),
    day=(_DAYS, "jour jours"),
    week=(_WEEKS, "semaine semaines"),
    month=(_MONTHS, "mois"),
    year=(_YEARS, "an ans année années"),
    mw=(Unit("power", "W", 1e6), "mégawatts"),
    gw=(Unit("power", "W", 1e9), "gigawatts"),
)
_SPANISH = _words(
    usd=(_USD, "dólar dólares"),
    eur=(_EUR, "euro euros"),
    cent=(_money("EUR", 0.01), "céntimo céntimos"),
    mxn=(_money("MXN"), "pesos"),
    gbp=(_GBP, "libras"),
    km=(_KILOMETRE, "kilómetro kilómetros"),
    m=(_METRE, "metro metros"),
    cm=(_CENTIMETRE, "centímetro centímetros"),
    mm=(_MILLIMETRE, "milímetros"),
    ha=(_HECTARE, "hectárea hectáreas"),
    litre=(_LITRE, "litro litros"),
    kg=(_KILO, "kilo kilos kilogramos"),
    g=(_GRAM, "gramo gramos"),
    t=(_TONNE, "tonelada toneladas"),
    second=(_SECOND, "segundo segundos"),
    minute=(_MINUTE, "minuto minutos"),
    hour=(_HOUR, "hora horas"),
    day=(_DAYS, "día días"),
    week=(_WEEKS, "semana semanas"),
    month=(_MONTHS, "mes meses"),
    year=(_YEARS, "año años"),
    mw=(Unit("power", "W", 1e6), "megavatios"),
    gw=(Unit("power", "W", 1e9), "gigavatios"),
)
_RUSSIAN = _words(
    share=(PERCENT, "процент процента процентов проц"),
    usd=(_USD, "доллар доллара долларов долл"),
    eur=(_EUR, "евро"),
    rub=(_money("RUB"), "рубль рубля рублей руб"),
    uah=(_money("UAH"), "гривен гривны гривна"),
    cny=(_money("CNY"), "юаней юаня"),
    km=(_KILOMETRE, "км километр километра километров километрах"),
    m=(_METRE, "м метр метра метров"),
    cm=(_CENTIMETRE, "см сантиметров сантиметра"),
    mm=(_MILLIMETRE, "мм миллиметров"),
    ha=(_HECTARE, "га гектар гектара гектаров"),
    litre=(_LITRE, "литр литра литров"),
    kg=(_KILO, "кг килограмм килограмма килограммов"),
    g=(_GRAM, "грамм граммов"),
    t=(_TONNE, "тонна тонны тонн"),
    second=(_SECOND, "секунд секунды"),
    minute=(_MINUTE, "минута минуты минут"),
    hour=(_HOUR, "час часа часов"),
    day=(_DAYS, "день дня дней суток сутки"),
    week=(_WEEKS, "неделя недели недель"),
    month=(_MONTHS, "месяц месяца месяцев"),
    year=(_YEARS, "год года лет"),
)
_ARABIC = _words(
    usd=(_USD, "دولار دولارا دولارات"),
    eur=(_EUR, "يورو"),
    gbp=(_GBP, "استرليني"),
    egp=(_money("EGP"), "جنيه جنيها جنيهات"),
    sar=(_money("SAR"), "ريال ريالا ريالات"),
    aed=(_money("AED"), "درهم درهما دراهم"),
    kwd=(_money("KWD"), "دينار دينارا دنانير"),
    lbp=(_money("LBP"), "ليره ليرات"),
    ils=(_money("ILS"), "شيكل شيكلا"),
    rub=(_money("RUB"), "روبل روبلا"),
    cny=(_money("CNY"), "يوان يوانا"),
    jpy=(_money("JPY"), "ين"),
    km=(_KILOMETRE, "كيلومتر كيلومترا كيلومترات كلم كم"),
    m=(_METRE, "متر مترا امتار"),
    cm=(_CENTIMETRE, "سنتيمتر سنتيمترا سم"),
    mm=(_MILLIMETRE, "مليمتر مليمترا ملم"),
    mile=(_MILE, "ميل ميلا اميال"),
    ha=(_HECTARE, "هكتار هكتارا هكتارات"),
    litre=(_LITRE, "لتر لترا لترات"),
    kg=(_KILO, "كيلوغرام كيلوغراما كيلوجرام كغ"),
    g=(_GRAM, "غرام غراما غرامات جرام"),
    t=(_TONNE, "طن طنا اطنان"),
    second=(_SECOND, "ثانيه ثوان ثواني"),
    minute=(_MINUTE, "دقيقه دقائق"),
    hour=(_HOUR, "ساعه ساعات"),
    day=(_DAYS, "يوم يوما ايام"),
    week=(_WEEKS, "اسبوع اسبوعا اسابيع"),
    month=(_MONTHS, "شهر شهرا اشهر شهور"),
    year=(_YEARS, "عام عاما اعوام سنه سنوات سنين"),
    mw=(Unit("power", "W", 1e6), "ميغاواط ميجاوات"),
)
UNITS: Mapping[str, Mapping[str, Unit]] = {
    language: {**_SYMBOLS, **units}
    for language, units in {
        "en": _ENGLISH,
        "de": _GERMAN,
        "fr": _FRENCH,
        "es": _SPANISH,
        "ru": _RUSSIAN,
        "ar": _ARABIC,
    }.items()
}
"""Folded words for units, by language."""

_SQUARE = {
    "m": Unit("area", "m²"),
    "km": Unit("area", "m²", 1e6),
    "mi": Unit("area", "m²", 2.589988e6),
    "ft": Unit("area", "m²", 0.09290304),
}
PHRASES: Mapping[str, Mapping[tuple[str, ...], Unit]] = {
    "en": {
        ("per", "cent"): PERCENT,
        ("metric", "tons"): _TONNE,
        ("metric", "tonnes"): _TONNE,
        ("us", "dollars"): _USD,
        ("u", "s", "dollars"): _USD,
        ("american", "dollars"): _USD,
        ("canadian", "dollars"): _money("CAD"),
        ("australian", "dollars"): _money("AUD"),
        ("hong", "kong", "dollars"): _money("HKD"),
        ("swiss", "francs"): _money("CHF"),
        ("british", "pounds"): _GBP,
        ("pounds", "sterling"): _GBP,
        ("egyptian", "pounds"): _money("EGP"),
        ("percentage", "points"): POINTS,
        ("percentage", "point"): POINTS,
        ("basis", "points"): Unit("points", "pp", 0.01),
        ("degrees", "celsius"): CELSIUS,
        ("degrees", "fahrenheit"): FAHRENHEIT,
        ("square", "km"): _SQUARE["km"],
        ("sq", "km"): _SQUARE["km"],
        ("square", "kilometres"): _SQUARE["km"],
        ("square", "kilometers"): _SQUARE["km"],
        ("square", "miles"): _SQUARE["mi"],
        ("square", "mile"): _SQUARE["mi"],
        ("square", "feet"): _SQUARE["ft"],
        ("square", "foot"): _SQUARE["ft"],
        ("sq", "ft"): _SQUARE["ft"],
        ("square", "metres"): _SQUARE["m"],
        ("square", "meters"): _SQUARE["m"],
    },
    "de": {
        ("grad", "celsius"): CELSIUS,
        ("us", "dollar"): _USD,
        ("schweizer", "franken"): _money("CHF"),
    },
    "fr": {
        ("pour", "cent"): PERCENT,
        ("points", "de", "pourcentage"): POINTS,
        ("degrés", "celsius"): CELSIUS,
        ("kilomètres", "carrés"): _SQUARE["km"],
        ("mètres", "carrés"): _SQUARE["m"],
    },
    "es": {
        ("por", "ciento"): PERCENT,
        ("puntos", "porcentuales"): POINTS,
        ("grados", "centígrados"): CELSIUS,
        ("kilómetros", "cuadrados"): _SQUARE["km"],
        ("metros", "cuadrados"): _SQUARE["m"],
    },
    "ru": {
        ("процентных", "пункта"): POINTS,
        ("процентных", "пунктов"): POINTS,
        ("квадратных", "километров"): _SQUARE["km"],
        ("квадратных", "метров"): _SQUARE["m"],
        ("кв", "м"): _SQUARE["m"],
    },
    "ar": {
        ("في", "المئه"): PERCENT,
        ("في", "المائه"): PERCENT,
        ("بالمئه",): PERCENT,
        ("بالمائه",): PERCENT,
        ("نقطه", "مئويه"): POINTS,
        ("نقاط", "مئويه"): POINTS,
        ("درجه", "مئويه"): CELSIUS,
        ("درجات", "مئويه"): CELSIUS,
        ("كيلومتر", "مربع"): _SQUARE["km"],
        ("متر", "مربع"): _SQUARE["m"],
        ("جنيه", "استرليني"): _GBP,
        ("نقطه", "اساس"): Unit("points", "pp", 0.01),
    },
}
"""Units of several words, by language."""
