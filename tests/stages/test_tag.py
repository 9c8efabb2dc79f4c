"""What an article is about, as hashtags."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.reading.stems import stem
from octavo.news.concept import Named
from octavo.stages.tag import Background, ScoredTag, keywords, stems_of, tag
from octavo.stages.tag.labels import key, label

BRIDGE_TITLE = "Mayor Orla Venn reopens the old bridge at Kestrel Bay"
BRIDGE = (
    "The old bridge at Kestrel Bay carries cars again. Orla Venn cut a ribbon on Monday and walked "
    "across with two hundred residents. The bridge had been closed since the spring floods. "
    "Venn said the repair of the bridge cost less than planned, and thanked engineers from Norway. "
    "Bridge tolls stay as they were. The toll office in Kestrel Bay opens today."
)
ARABIC_TITLE = "افتتاح جسر الميناء القديم بعد أعمال الترميم"
ARABIC = (
    "افتتحت بلدية المدينة جسر الميناء القديم بعد أعمال ترميم استمرت عاما. وقال مهندسون من مصر إن "
    "جسر الميناء صار أوسع. وشكر رئيس البلدية سكان الميناء على صبرهم. وحضر وفد من مصر حفل الافتتاح."
)
JAPANESE_TITLE = "ノルウェーの技術者、港町の旧橋を修理"
JAPANESE = (
    "港町の旧橋が修理を終え、再び開通した。旧橋は春の洪水で閉鎖されていた。"
    "ノルウェーの技術者が修理を手伝った。港町の住民は旧橋を歩いて渡った。"
)


def labels(tags: tuple[ScoredTag, ...]) -> list[str]:
    return [found.hashtag.label for found in tags]


def bridge_tags(**changes: object) -> tuple[ScoredTag, ...]:
    given_values: dict[str, object] = {"title": BRIDGE_TITLE, "text": BRIDGE, "language": "en"}
    return tag(**(given_values | changes))  # type: ignore[arg-type]


def test_names_and_topics_of_the_headline_lead() -> None:
    """What headline and text repeat comes first, names whole and in CamelCase."""
    found = labels(bridge_tags())

    assert set(found[:3]) == {"OrlaVenn", "KestrelBay", "Bridge"}
    assert 3 <= len(found) <= 7


def test_a_family_name_counts_for_the_full_name() -> None:
    """A person named in full once and by the family name later is one hashtag."""
    assert not {"Venn", "Orla", "MayorOrlaVenn"} & set(labels(bridge_tags()))


def test_countries_are_places() -> None:
    """A country is a hashtag of the kind "place", in the name of the article's language."""
    places = {t.hashtag.label for t in bridge_tags(limit=20) if t.hashtag.kind == "place"}

    assert places == {"Norway"}


@pytest.mark.parametrize("spelling", ["the UK", "Britain", "the United Kingdom"])
def test_names_of_one_country_are_one_hashtag(spelling: str) -> None:
    """However a country is called, its hashtag is the same."""
    found = tag(
        title=f"Ferries from {spelling} stop",
        text=f"Storms keep ferries from {spelling} in port. Crews from {spelling} wait.",
        language="en",
    )

    assert "unitedkingdom" in {t.hashtag.key for t in found}
    assert not {"uk", "britain"} & {t.hashtag.key for t in found}


def test_generic_words_are_never_hashtags() -> None:
    """Weekdays, months, "today" and the trade's own words tell nothing, however often they come."""
    text = "News update today: Monday, Monday, Monday. Officials said on Monday that news is news."
    found = tag(title="Today's news update: Monday", text=text + " In March.", language="en")

    assert not {"Monday", "News", "Update", "Today", "March", "Officials"} & set(labels(found))


def test_singular_and_plural_are_one() -> None:
    """Forms of one word are one hashtag, under one key."""
    text = "An otter came. Otters came. The otters' den is full of otters."
    keys = [t.hashtag.key for t in tag(title="Otters return", text=text, language="en")]

    assert keys.count("otter") == 1
    assert "otters" not in keys


def test_no_hashtag_is_part_of_another() -> None:
    """Where a phrase is chosen its words are not, nor longer phrases around it."""
    found = [set(map(stem, t.phrase.split())) for t in bridge_tags(limit=20)]

    assert not any(a < b for a in found for b in found)


def test_keywords_the_text_bears_out_rise() -> None:
    """A publisher's keyword that occurs in the text gains; its case and form do not matter."""
    before = labels(bridge_tags(limit=20))
    after = labels(bridge_tags(limit=20, keywords=("toll office",)))

    assert "TollOffice" not in before
    assert "TollOffice" in after[:4]


def test_keywords_the_text_does_not_bear_out_are_ignored() -> None:
    """A publisher's keywords are evidence, not truth."""
    assert bridge_tags(keywords=("Horoscope", "Best Deals", "")) == bridge_tags()


def test_what_every_article_says_sinks() -> None:
    """A word common on this desk loses to one that is rare here."""
    background = Background()
    for _ in range(50):
        background.add(stems_of(title="A bridge", text="Another bridge."))
    ranks = [labels(bridge_tags(background=b)).index("Bridge") for b in (None, background)]

    assert ranks[1] > ranks[0]


def test_arabic_words_are_joined_by_a_line() -> None:
    """A script without capitals joins the words of a phrase by "_", and countries are known."""
    found = tag(title=ARABIC_TITLE, text=ARABIC, language="ar")

    assert "جسر_الميناء" in labels(found)
    assert ("مصر", "place") in {(t.hashtag.label, t.hashtag.kind) for t in found}


def test_scripts_without_spaces_give_words() -> None:
    """Japanese gives its compounds and names, no particles and no clauses."""
    found = labels(tag(title=JAPANESE_TITLE, text=JAPANESE, language="ja"))

    assert {"旧橋", "修理", "ノルウェー", "港町"} <= set(found)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["prisoner", "exchange"], "PrisonerExchange"),
        (["NATO"], "NATO"),
        (["KESTREL", "BAY"], "KestrelBay"),
        (["O'Hara"], "OHara"),
        (["U.S.", "Congress"], "USCongress"),
        (["Bank", "of", "Velmora"], "BankOfVelmora"),
        (["تبادل", "الأسرى"], "تبادل_الأسرى"),
        (["旧橋"], "旧橋"),
    ],
)
def test_labels_are_written_as_their_script_asks(words: list[str], expected: str) -> None:
    """CamelCase with capitals, a line without, nothing where there are no spaces."""
    assert label(words) == expected


def test_keys_fold_what_readers_do_not_type() -> None:
    """Accents, case and punctuation make no difference to where a hashtag is found."""
    assert key(["Élysée"], is_name=True) == key(["elysee"], is_name=True) == "elysee"
    assert key(["أزمة"], is_name=False) == key(["ازمه"], is_name=False)


def test_backgrounds_merge() -> None:
    """Two backgrounds together know what each had counted."""
    one, other = Background(), Background()
    one.add({"bridge", "toll"})
    other.add({"bridge"})
    both = one.merge(other)

    assert (both.n_documents, both.counts()) == (2, {"bridge": 2, "toll": 1})
    assert both.rarity("ferry") > both.rarity("toll") > both.rarity("bridge")


def test_pruning_forgets_the_rare() -> None:
    """Stems met once go first: they are most of the table."""
    background = Background(2, {"bridge": 2, "toll": 1})
    background.prune()

    assert background.counts() == {"bridge": 2}


written = st.one_of(
    st.text(max_size=120),
    st.lists(
        st.sampled_from(
            "Orla Venn bridge BRIDGE bridges of al- جسر الميناء 旧橋 修理 . , \n US 5G".split(" ")
        ),
        max_size=40,
    ).map(" ".join),
)


@settings(deadline=None)
@given(written, written, st.sampled_from(("en", "ar", "de", "ja", "zh", "th", "und", "")))
def test_any_text_gives_sound_hashtags(title: str, text: str, language: str) -> None:
    """Whatever strangers write: at most seven hashtags, of different keys, none blank."""
    found = tag(title=title, text=text, language=language, keywords=(text[:20], title))
    scores = [t.score for t in found]

    assert len({t.hashtag.key for t in found}) == len(found) <= 7
    assert scores == sorted(scores, reverse=True)
    assert all(t.hashtag.key and t.hashtag.label and not t.hashtag.label.isspace() for t in found)
    assert not any(mark in t.hashtag.label for t in found for mark in " <>&\"'#/")


@settings(deadline=None, max_examples=50)
@given(written, written)
def test_tagging_is_a_function(title: str, text: str) -> None:
    """The same article gives the same hashtags, every time."""
    assert tag(title=title, text=text, language="en") == tag(title=title, text=text, language="en")


@pytest.mark.parametrize(
    ("title", "text", "language"),
    [
        ("Ferries to Norway stop", "Storms keep ferries to Norway in port.", "en"),
        ("العبارات إلى النرويج تتوقف", "توقفت العبارات إلى النرويج بسبب العواصف.", "ar"),
        ("Fähren nach Norwegen fallen aus", "Stürme halten die Fähren nach Norwegen fest.", "de"),
        ("Norwegian ferries stop", "Storms keep all Norwegian ferries in port.", "en"),
    ],
)
def test_a_place_is_one_hashtag_in_every_language(title: str, text: str, language: str) -> None:
    """Whatever a country, or what is of it, is called, its key and identity are the same."""
    found = {t.hashtag.key: t.hashtag for t in tag(title=title, text=text, language=language)}

    assert found["norway"].identity == "country:NO"


def test_names_the_desk_knows_give_kind_key_and_label() -> None:
    """A surname the desk can tell is filed under the full name, as a person."""
    known = Named("Orla Venn", "orlavenn", "person", shorts=("Venn",))
    found = tag(
        title="Venn opens the bridge",
        text="All cheer as Venn cuts it.",
        language="en",
        names=(known,),
    )

    assert ("orlavenn", "OrlaVenn", "person") in {
        (t.hashtag.key, t.hashtag.label, t.hashtag.kind) for t in found
    }


def test_keywords_are_words_of_the_text_without_repeats() -> None:
    """What a reader would mark stands in the text, each once, long words and early ones first."""
    found = keywords(title=BRIDGE_TITLE, text=BRIDGE, language="en", limit=10)

    assert len(set(found)) == len(found) == 10
    assert all(word in f"{BRIDGE_TITLE} {BRIDGE}" for word in found if " " not in word)
    assert "Kestrel Bay" in found


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(max_size=400), st.sampled_from(["en", "ar", "ja", "xx"]))
def test_any_text_has_keywords(title: str, text: str, language: str) -> None:
    """Whatever strangers write, keywords are a list within its limit."""
    assert len(keywords(title=title, text=text, language=language, limit=5)) <= 5
