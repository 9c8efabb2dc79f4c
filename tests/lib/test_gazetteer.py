"""Which places a text names."""

import gzip
import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.gazetteer import Place, find_places, main_places, place_of
from tests.corpus.places import CORPUS, PROJECT, needs_corpus

GOLD = PROJECT / "tests/corpus/gold_places.json"
LIMIT_PACKAGE_BYTES = 4_000_000
# Measured .992 and .997. When first looked at, the last 49 texts had .986 and .986, the 80 before
# them .951 and .980; the first 150 were tuned on. Below these floors something broke.
LEAST_PRECISION = 0.95
LEAST_RECALL = 0.93
SUMMARY_CHARS = 250  # what the gold was marked on


def ids(text: str, language: str = "en") -> list[str]:
    """Give the ids of the places a text names, in order."""
    return [mention.place.id for mention in find_places(text, language)]


def named(text: str, language: str = "en") -> list[str]:
    """Give the international names of the places a text names, in order."""
    return [mention.place.name for mention in find_places(text, language)]


def expected_name(place: Place) -> str:
    """Give a country's code, another place's name."""
    return place.country if place.kind == "country" else place.name


# --- English ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks open in Geneva over Ukraine", ["Geneva", "UA"]),
        ("Ukrainian drones reach the Russian coast", ["UA", "RU"]),
        ("U.S. and UK sign a treaty with the UAE", ["US", "GB", "AE"]),
        ("Floods in South Sudan reach North Korea's embassy", ["SS", "KP"]),
        ("A fire in Port-au-Prince and another in Los Angeles", ["Port-au-Prince", "Los Angeles"]),
        ("Kyiv's mayor meets the mayor of St Petersburg", ["Kyiv", "Saint Petersburg"]),
        ("An L.A. court rules", ["Los Angeles"]),
    ],
)
def test_names_and_demonyms_are_found(text: str, expected: list[str]) -> None:
    """Names, by-names, acronyms and the words for a country's people stand for the place."""
    places = [mention.place for mention in find_places(text, "en")]

    assert [expected_name(place) for place in places] == expected


@pytest.mark.parametrize(
    "text",
    [
        "I was reading a nice book on my mobile in the bath",
        "Us and them: tell us more",
        "Michael Jordan and Michael B. Jordan both laughed",
        "Paris Hilton and Sydney Sweeney attend the gala",
        "The Washington Post reports",
        "Latin American markets fell on the Indian Ocean rim",
        "Lincoln Riley resigns",
        "Chad Brennick joins the cast",
    ],
)
def test_words_and_people_are_no_places(text: str) -> None:
    """A word in small letters, a person, a newspaper or a continent is no city or country."""
    assert ids(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A shooting in Springfield, Ill.", "city:4250542"),
        ("A shooting in Springfield, Massachusetts", "city:4951788"),
        ("Man killed in Paris, Texas", "city:4717560"),
        ("Man killed in Paris", "city:2988507"),
        ("Canada: fire in London", "city:6058560"),
        ("Georgia governor signs a law", "region:US-GA"),
        ("Georgia and Armenia sign a deal in Tbilisi", "country:GE"),
        ("Gaza aid convoy stopped", "region:281132"),
        ("Fighting in Gaza City", "city:281133"),
        ("Police in Reading, England, found him", "city:2639577"),
    ],
)
def test_company_tells_namesakes_apart(text: str, expected: str) -> None:
    """Of namesakes the one whose country or region is named is meant, else the likeliest."""
    assert expected in ids(text)


def test_company_may_be_given() -> None:
    """What a caller knows of the story tells namesakes apart as the text itself does."""
    found = find_places("Crash near London", "en", company=[place_of("country:CA")])

    assert [mention.place.id for mention in found] == ["city:6058560"]


def test_capitals_of_a_titled_line_say_nothing() -> None:
    """In a headline with a capital on every word an ordinary word is no place."""
    assert named("Nice Weather Makes Reading In Bath Easy, Says Mobile Study From Berlin") == [
        "Berlin"
    ]


def test_a_shouted_us_is_a_pronoun() -> None:
    """In a line all in capitals US may be us."""
    assert "country:US" not in ids("LET US TELL THEM WHAT WE WANT TODAY")


def test_a_dateline_is_a_place() -> None:
    """A city in capitals before the agency's name is where the report is from."""
    assert ids("KYIV (Reuters) - The council met on Monday") == ["city:703448"]


# --- Arabic -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "قتلى في غارة إسرائيلية على خان يونس جنوب قطاع غزة",
            "country:IL city:281124 region:281132",
        ),
        ("الرئيس المصري يستقبل نظيره التركي في القاهرة", "country:EG country:TR city:360630"),
        ("وصل الوفد السعودي إلى الرياض قادما من باريس", "country:SA city:108410 city:2988507"),
        ("زلزال يضرب جنوب تركيا وشمال سوريا", "country:TR country:SY"),
        ("عمان تستضيف المحادثات مع طهران", "country:OM city:112931"),
        ("الملك الأردني يعود إلى عمان", "country:JO city:250441"),
        ("فيضانات في درنة شرق ليبيا", "city:87205 country:LY"),
        ("التقرير المالي للشركة", ""),
        ("نشر صور جديدة من الفضاء", ""),
        ("احتجاجات في مدينة صور جنوب لبنان", "city:267008 country:LB"),
        ("الأوكرانيون يستعدون للشتاء", "country:UA"),
        ("وزير الخارجية الأمريكي يزور بكين وطوكيو", "country:US city:1816670 city:1850147"),
        ("مظاهرات بتونس والجزائر والمغرب", "country:TN country:DZ country:MA"),
        ("انفجار في مرفأ بيروت", "city:276781"),
        ("الجيش السوداني يتقدم نحو الخرطوم والفاشر", "country:SD city:379252 city:379555"),
        ("قمة روسية صينية في موسكو", "country:RU country:CN city:524901"),
        ("للعراق وإيران حدود طويلة", "country:IQ country:IR"),
        ("محمد حسن يفوز بالبطولة", ""),
        ("وبالقاهرة عقد اجتماع للأوروبيين", "city:360630"),
        ("إسطنبول تشهد أمطارا غزيرة", "city:745044"),
        ("محادثات في جنيف بشأن اليمن", "city:2660646 country:YE"),
        ("كوريا الشمالية تطلق صاروخا باتجاه اليابان", "country:KP country:JP"),
        ("القوات اليمنية تتقدم في مأرب والحديدة", "country:YE city:72968 city:79415"),
        ("ولاية كاليفورنيا تعلن الطوارئ", "region:US-CA"),
        ("مواجهات بالقدس وبرام الله", "city:281184 city:282239"),
        ("الانتخابات في أميركا اللاتينية", ""),
    ],
)
def test_arabic_is_read_with_its_particles(text: str, expected: str) -> None:
    """Particles written to a word, endings of nisbas and spellings of alef make no difference."""
    assert ids(text, "ar") == expected.split()


# --- other languages --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Украинские дроны над Москвой, взрывы в Харькове", "UA city:524901 city:706483"),
        ("ru", "Немецкий канцлер прибыл в Киев из Газы", "DE city:703448 region:281132"),
        ("fr", "Le président français à Londres, l'Ukraine inquiète", "FR city:2643743 UA"),
        ("es", "El presidente chileno viaja a Lima y a Bogotá", "CL city:3936456 city:3688689"),
        ("de", "Die russische Armee greift Odessa an", "RU city:698740"),
        ("pt", "O governo brasileiro em São Paulo", "BR city:3448439"),
        ("it", "Il governo italiano a Roma", "IT city:3169070"),
        ("tr", "Ankara'da deprem, Yunanistan yardım etti", "city:323786 GR"),
        ("zh", "中国和美国在日内瓦会谈", "CN US city:2660646"),
        ("ja", "ウクライナの首都キーウで攻撃、東京で会見", "UA city:703448 city:1850147"),
        ("hi", "यूक्रेन की राजधानी कीव में हमला", "UA city:703448"),
        ("ko", "우크라이나 대통령이 서울을 방문", "UA city:1835848"),
    ],
)
def test_places_are_one_in_every_language(language: str, text: str, expected: str) -> None:
    """A place has the same id in whatever language and case it is named."""
    wanted = [part if ":" in part else f"country:{part}" for part in expected.split()]

    assert ids(text, language) == wanted


def test_an_unknown_language_reads_names_of_countries_in_english() -> None:
    """A language that CLDR does not know loses nothing that English has."""
    assert ids("France and Kyiv", "xx-nowhere") == ["country:FR", "city:703448"]


# --- places -----------------------------------------------------------------------------------


def test_labels_follow_the_language() -> None:
    """A place has a label in the reader's language, else the international one."""
    kyiv, france = place_of("city:703448"), place_of("country:FR")

    assert kyiv.label("ar") == "كييف"
    assert kyiv.label("de") == "Kiew"
    assert kyiv.label("xx") == "Kyiv"
    assert france.label("ja") == "フランス"
    assert france.label("xx") == "France"


def test_a_city_knows_where_it_lies() -> None:
    """A city has its country, region, people and place on the map."""
    kyiv = place_of("city:703448")

    assert (kyiv.kind, kyiv.country, kyiv.region) == ("city", "UA", "region:UA-30")
    assert (round(kyiv.latitude), round(kyiv.longitude)) == (50, 31)
    assert kyiv.population > 2_000_000


def test_no_such_place_is_a_key_error() -> None:
    """An id that no place has is told."""
    with pytest.raises(KeyError):
        place_of("city:0")


def test_the_files_are_small() -> None:
    """What the gazetteer adds to the package stays under four megabytes."""
    files = resources.files("octavo.lib.gazetteer").iterdir()

    assert sum(len(file.read_bytes()) for file in files if file.is_file()) < LIMIT_PACKAGE_BYTES


# --- which places an article is about ---------------------------------------------------------


def test_the_title_weighs_most() -> None:
    """What the headline names comes before what only the body names."""
    weighed = main_places("Fire in Osaka", "Tokyo sent help. Later Seoul and Tokyo did.", "en")

    assert [w.place.name for w in weighed] == ["Osaka", "Tokyo", "Seoul"]


def test_weights_sum_to_one() -> None:
    """The weights of an article's places are shares of one whole."""
    weighed = main_places("Talks in Geneva", "Iran and France met in Geneva.", "en")

    assert sum(w.weight for w in weighed) == pytest.approx(1)


def test_no_place_is_about_nothing() -> None:
    """A text that names no place gives none."""
    assert main_places("How to boil an egg", "Take an egg.", "en") == ()


# --- properties -------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["en", "ar", "ru", "ja", "tr", "und", ""]))
def test_any_text_gives_spans_within_it(text: str, language: str) -> None:
    """Whatever the text, mentions lie within it, in order, and do not overlap."""
    found = find_places(text, language)
    ends = [0, *(mention.end for mention in found)]

    assert all(
        before <= m.start < m.end <= len(text) for before, m in zip(ends, found, strict=False)
    )


PLACES = st.sampled_from(["Kyiv", "Ukraine", "Los Angeles", "Gaza Strip", "Tokyo", "New Zealand"])


@settings(max_examples=40, deadline=None)
@given(st.lists(PLACES, min_size=1, max_size=4), st.sampled_from([", ", "; ", "\n", " and "]))
def test_a_list_of_places_is_found_whole(places: list[str], between: str) -> None:
    """Every well-known name of a list is found where it stands."""
    text = "report from " + between.join(places)

    assert [text[m.start : m.end] for m in find_places(text, "en")] == places


def test_a_long_hostile_text_is_read_in_bounds() -> None:
    """A megabyte of one name or of capitals ends, and only its beginning is read."""
    found = find_places("Kyiv, " * 200_000, "en")

    assert found
    assert found[-1].end <= 20_000


# --- the gold ---------------------------------------------------------------------------------


def _texts(folder: Path, names: set[str]) -> dict[str, list[dict[str, Any]]]:
    texts = {}
    for name in names:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            texts[name] = [json.loads(line) for line in lines]
    return texts


def _found(entry: dict[str, Any]) -> set[str]:
    summary = (entry.get("summary") or entry.get("text") or "")[:SUMMARY_CHARS]
    text = f"{entry['title']}\n{summary}"
    language = "zh" if any("\u4e00" <= character <= "\u9fff" for character in text) else "en"
    return {mention.place.id for mention in find_places(text, language)}


@needs_corpus
def test_places_of_recorded_headlines() -> None:
    """Places in 279 recorded headlines with summaries are found with few false ones."""
    assert CORPUS is not None
    gold = json.loads(GOLD.read_text("utf-8"))
    texts = _texts(CORPUS, {entry["file"] for entry in gold})
    n_right = n_missed = n_false = 0
    for entry in gold:
        found = _found(texts[entry["file"]][entry["line"]])
        right = [ways for ways in entry["places"] if found & set(ways)]
        allowed = {way for ways in entry["places"] for way in ways} | set(entry["either"])
        n_right += len(right)
        n_missed += len(entry["places"]) - len(right)
        n_false += len(found - allowed)

    assert n_right / (n_right + n_false) >= LEAST_PRECISION
    assert n_right / (n_right + n_missed) >= LEAST_RECALL


def test_places_are_values() -> None:
    """Two places of one id are equal and may be keys."""
    assert place_of("country:FR") == place_of("country:FR")
    assert isinstance(hash(place_of("country:FR")), int)
    assert isinstance(place_of("country:FR"), Place)
