"""What is printed: enough of it, in the format, and consistent with the publishers."""

from collections import Counter

import pytest

from octavo.engines.newsstand.calendar import CYCLE
from octavo.engines.newsstand.drawings import SCENES
from octavo.engines.newsstand.printed import (
    PrintedArticle,
    Wording,
    parse,
    read_articles,
    read_sites,
)
from octavo.engines.newsstand.words import words_of

SITES = read_sites()
ARTICLES = read_articles()


def n_words(wording: Wording, language: str) -> float:
    """Count words; in a script without spaces, two characters stand for one."""
    text = " ".join(wording.paragraphs)
    return len(text) / 2 if language == "ja" else len(text.split())


def named(article: PrintedArticle) -> str:
    """Name an article in a list of culprits."""
    return f"{article.story}/{article.site}"


def test_there_is_a_paper_to_read():
    """At least 120 articles, 30 stories and 14 publishers in five languages are on the stand."""
    languages = {site.language for site in SITES.values()}

    assert len(ARTICLES) >= 120
    assert len({article.story for article in ARTICLES}) >= 30
    assert len({article.site for article in ARTICLES}) == len(SITES) >= 14
    assert languages == {"en", "ar", "fr", "es", "ja"}


def test_every_kind_of_publisher_and_feed_is_there():
    """Agencies to video channels, RSS to JSON Feed: whatever a desk meets, it meets here."""
    kinds = {site.kind for site in SITES.values()}
    formats = {site.format for site in SITES.values()}

    assert {"agency", "broadcaster", "daily", "local", "specialist", "podcast", "video"} == kinds
    assert formats == {"rss", "rdf", "atom", "json"}


def test_articles_are_of_newspaper_length():
    """Every wording has 80 to 400 words."""
    wordings = [
        (article, wording)
        for article in ARTICLES
        for wording in (article.wording, article.revised)
        if wording is not None
    ]
    misfits = [
        named(article)
        for article, wording in wordings
        if not 80 <= n_words(wording, SITES[article.site].language) <= 400
    ]

    assert misfits == []


def test_one_story_is_in_twelve_outlets_and_five_copy_it():
    """The bridge is covered by twelve outlets, five of them printing the agency's text."""
    bridge = [article for article in ARTICLES if article.story == "aldane-bridge"]
    copies = [article for article in bridge if article.copy_of]

    assert len({article.site for article in bridge}) == 12
    assert {article.copy_of for article in copies} == {"aldane-bridge/meridian-wire"}
    assert len(copies) == 5


def test_a_copy_repeats_the_text_it_names():
    """A copy's paragraphs are the source's first ones, after a line of its own if it has one."""
    source = next(a for a in ARTICLES if named(a) == "aldane-bridge/meridian-wire")
    copies = {a.site: a.wording.paragraphs for a in ARTICLES if a.copy_of}

    assert copies["northern-mail"] == source.wording.paragraphs
    assert copies["harbour-ledger"] == source.wording.paragraphs[:5]
    assert copies["vbc"][1:] == source.wording.paragraphs


def test_the_saga_has_four_exchanges_with_their_own_figures():
    """Each exchange of prisoners names its two figures in the agency's report."""
    figures = {"1": ("90", "90"), "2": ("205", "180"), "3": ("150", "40"), "4": ("310", "275")}
    texts = {
        article.story.removeprefix("exchange-"): " ".join(article.wording.paragraphs)
        for article in ARTICLES
        if article.site == "meridian-wire" and article.story.startswith("exchange-")
    }

    assert texts.keys() == figures.keys()
    assert all(number in texts[key] for key in figures for number in figures[key])


def test_articles_fit_their_publishers():
    """Section, drawing, slug and age are ones that the site, the drawings and the calendar know."""
    sections = [named(a) for a in ARTICLES if a.section not in SITES[a.site].sections]
    images = [named(a) for a in ARTICLES if a.image and a.image not in SCENES]
    slugs = Counter((a.site, a.slug) for a in ARTICLES)

    assert sections == []
    assert images == []
    assert max(slugs.values()) == 1
    assert all(article.age < CYCLE for article in ARTICLES)


def test_every_language_has_all_the_words():
    """A label that one language has, every language has."""
    languages = {site.language for site in SITES.values()}
    labels = [
        (set(words.text), set(words.lists), set(words.sections))
        for words in map(words_of, languages)
    ]

    assert all(each == labels[0] for each in labels)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("no fence", "does not begin"),
        ('+++\ntitle = "x"\n', "no closing"),
        ("+++\nage_h = 1\n+++\n\nbody", "KeyError"),
        ("+++\ntitle = \n+++\n\nbody", "TOMLDecodeError"),
    ],
)
def test_a_file_out_of_format_is_named(text, complaint):
    """What is wrong with a file is told together with its name."""
    with pytest.raises(ValueError, match=f"story/site: .*{complaint}"):
        parse("story/site", text)
