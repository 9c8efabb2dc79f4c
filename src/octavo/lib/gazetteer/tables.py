"""Words that tell how a name of a place is meant."""

from collections.abc import Mapping
from dataclasses import dataclass

# Before a place in its language; folded, as keys are.
LOCATIVES: Mapping[str, frozenset[str]] = {
    "en": frozenset("in near outside around across inside".split()),
    "fr": frozenset("a de vers pres depuis en dans".split()),
    "de": frozenset("in aus bei nach von um nahe".split()),
    "es": frozenset("en de desde hacia a cerca".split()),
    "pt": frozenset("em de desde para no na do da".split()),
    "it": frozenset("a da di in verso".split()),
    "tr": frozenset(),
    "ru": frozenset("в во из под на у около к до".split()),
    "ar": frozenset(
        "في من الي قرب عند باتجاه نحو وسط شمال جنوب شرق غرب قبالة قباله شرقي غربي".split()
    ),
    "hi": frozenset(),
}
# Before a place, but before people and firms as often.
WEAK_LOCATIVES: Mapping[str, frozenset[str]] = {
    "en": frozenset("at from off to into over towards toward via on for".split()),
    "ar": frozenset("علي الي لدي".split()),
}
# Beside the name of a land form, not of a city: "Flores Island", "Lake Charles".
LAND_FORMS = frozenset(
    "island islands strait straits river sea lake mount mountain cape bay gulf isle valley".split()
)
# Cities known by letters, in English.
CITY_ACRONYMS: Mapping[str, str] = {
    "la": "city:5368361",
    "nyc": "city:5128581",
    "dc": "city:4140963",
}
CONJUNCTIONS = frozenset("and y et und e ve и و or".split())
# Before a place in Arabic: "the city of".
PLACE_NOUNS = frozenset(
    """
    مدينه مدينتي بلده بلدتي محافظه ولايه العاصمه عاصمه منطقه ضاحيه مطار ميناء مرفا جامعه قضاء ريف
    اماره اقليم حي
    """.split()
)
# Names of places that are names of people as often.
GIVEN = frozenset(
    """
    sydney austin charlotte florence jackson lincoln chelsea brooklyn victoria madison houston
    jordan chad georgia dallas phoenix savannah cheyenne santiago lourdes adelaide alexandria
    valencia carolina virginia dakota paris london washington kingston hamilton logan tyler carter
    marion chandler sofia trinidad vienna milan regina lima carson kent warren
    perth orlando denver preston wellington nelson cordoba troy aurora aspen raleigh clinton
    bradford cleveland lancaster lawrence arlington stanley alexander montana
    """.split()
)
# Countries whose towns are named as people are: Newton, Lincoln, Hamilton.
TOWNS_LIKE_SURNAMES = frozenset("US GB CA AU NZ IE".split())
# Arabic names of cities that are everyday words.
ARABIC_EVERYDAY = frozenset(
    """
    صور قم المرج الباب الجديده الحي الحرير السلام النور الامل الفتح الشرق الغرب الشمال
    الجنوب الوسط الكبير الصغير سعيد حسن علي محمد احمد خالد الرياضيه المدينه الجيش القصر
    النصر الاحد الخميس سبت بني البلد المحله الحمام شبين فاس الشيخ الشيخه
    """.split()
)
# Languages that write the words for a country's people, or what is of it, with a small letter.
SMALL_DEMONYMS = frozenset("ru fr es pt it de uk pl ar".split())
# What follows a city behind a comma, shortened.
STATES_AND_COUNTRIES: Mapping[str, str] = {
    short: f"region:US-{code}"
    for code, names in {
        "AL": "ala",
        "AZ": "ariz",
        "AR": "ark",
        "CA": "calif ca",
        "CO": "colo",
        "CT": "conn",
        "DC": "dc",
        "FL": "fla fl",
        "GA": "ga",
        "IL": "ill",
        "IN": "ind",
        "KS": "kan",
        "KY": "ky",
        "MD": "md",
        "MA": "mass",
        "MI": "mich",
        "MN": "minn",
        "MO": "mo",
        "NC": "nc",
        "NJ": "nj",
        "NM": "nm",
        "NV": "nev nv",
        "NY": "ny",
        "OH": "oh",
        "OK": "okla",
        "OR": "ore",
        "PA": "pa",
        "SC": "sc",
        "TN": "tenn",
        "TX": "tx tex",
        "VA": "va",
        "WA": "wash",
        "WI": "wis",
    }.items()
    for short in names.split()
}


@dataclass(frozen=True, slots=True)
class Namesake:
    """A place that shares a country's name, and by what a text shows that it means the place.

    `company` is the id of a country; `words` are keys, one of which suffices.
    """

    country: str
    place: str
    company: str
    words: frozenset[str]


NAMESAKES: Mapping[str, Namesake] = {
    "georgia": Namesake(
        "country:GE",
        "region:US-GA",
        "country:US",
        frozenset(
            """
            republican republicans democrat democrats gop senate senator governor gov sheriff county
            trump atlanta savannah university bulldogs football basketball teens teen deputies
            primary runoff voters kemp raffensperger congressional florida alabama tech
            """.split()
        ),
    ),
    # Amman and Oman are written alike; Jordan's king, court and capital tell.
    "عمان": Namesake(
        "country:OM", "city:250441", "country:JO", frozenset("العاصمه الهاشميه الصفدي".split())
    ),
}
