"""What the stand answers: feeds, pages and pictures of every publisher."""

import json
import re
from datetime import timedelta
from html import unescape
from xml.etree.ElementTree import fromstring

import pytest

from octavo.engines.newsstand.calendar import CYCLE
from octavo.engines.newsstand.feeds import ATOM, ITUNES, MEDIA, RSS1
from octavo.engines.newsstand.shelf import paragraphs_html
from octavo.engines.newsstand.stand import answer
from octavo.engines.newsstand.words import words_of
from tests.engines.newsstand.at import ANCHOR, PORT, SOON, STAND, ask

KEYS = tuple(STAND.sites)
ENTRY_NAMES = {"rss": ".//item", "atom": f".//{{{ATOM}}}entry", "rdf": f".//{{{RSS1}}}item"}


def feed_body(key, now=SOON):
    """Get the feed of a publisher."""
    return ask(key, STAND.sites[key].feed_path, now).body


def page_text(key, path, now=SOON):
    """Get a page as text."""
    return ask(key, path, now).body.decode()


@pytest.mark.parametrize("key", KEYS)
def test_a_feed_lists_all_that_is_on_sale(key):
    """Each feed is well-formed and has one entry for each article of the last ten days."""
    site, body = STAND.sites[key], feed_body(key)

    if site.format == "json":
        n_entries = len(json.loads(body)["items"])
    else:
        n_entries = len(fromstring(body).findall(ENTRY_NAMES[site.format]))

    assert n_entries == len(STAND.articles[key]) > 0


@pytest.mark.parametrize("key", KEYS)
def test_every_listed_page_carries_its_body(key):
    """Each article's page answers 200 with every paragraph, the mark of fiction and its picture."""
    shelf = STAND.shelf(key, SOON)
    fictional = words_of(shelf.site.language).text["fictional"]

    for one in shelf.printed:
        text = page_text(key, one.path)
        missing = [
            html
            for html in paragraphs_html(one.wording(SOON))
            if html.removesuffix("</p>") not in text
        ]
        assert missing == []
        assert fictional in text
        assert (shelf.picture_url(one) or "") in text


@pytest.mark.parametrize("key", KEYS)
def test_the_mark_of_fiction_lies_outside_the_article(key):
    """No site prints the mark of fiction inside the element of the article."""
    one = STAND.shelf(key, SOON).printed[0]
    language = STAND.sites[key].language

    inside = re.findall(r"<article.*?</article>", page_text(key, one.path), re.DOTALL)

    assert not any(words_of(language).text["fictional"] in part for part in inside)


@pytest.mark.parametrize("key", KEYS)
def test_a_front_page_links_its_feed_and_its_articles(key):
    """The front page names the feed for machines and lists every article for people."""
    text = page_text(key, "/")

    assert f'href="{STAND.base(key)}{STAND.sites[key].feed_path}"' in text
    assert all(one.path in text for one in STAND.shelf(key, SOON).printed)


@pytest.mark.parametrize("key", KEYS)
def test_pictures_and_styles_are_served(key):
    """Whatever picture a page names can be fetched, and is SVG."""
    pictures = {STAND.shelf(key, SOON).picture_url(one) for one in STAND.shelf(key, SOON).printed}

    answers = [ask(key, url.removeprefix(STAND.base(key))) for url in pictures if url]

    assert {found.media_type for found in answers} == {"image/svg+xml"}
    assert all(fromstring(found.body).get("width") == "1200" for found in answers)
    assert ask(key, "/style.css").status == 200


@pytest.mark.parametrize("key", ["tarsin-courier", "al-manara", "hanamori-shimpo"])
def test_a_page_says_its_language_and_direction(key):
    """The root element carries the site's language and direction."""
    site = STAND.sites[key]
    text = page_text(key, STAND.shelf(key, SOON).printed[0].path)

    assert f'<html lang="{site.language}" dir="{site.direction}">' in text


def test_json_ld_tells_the_truth():
    """The account for machines gives headline, date and publisher as the page does."""
    one = STAND.shelf("tarsin-courier", SOON).printed[0]
    text = page_text("tarsin-courier", one.path)

    account = json.loads(re.findall(r'ld\+json">(.*?)</script>', text, re.DOTALL)[0])

    assert account["headline"] == one.article.wording.title
    assert account["datePublished"] == one.published_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    assert account["publisher"]["name"] == "The Tarsin Courier"


def test_sites_have_the_slips_of_real_ones():
    """There are endless tails, links between paragraphs, glued words, pages without JSON-LD."""
    paths = {key: STAND.shelf(key, SOON).printed[0].path for key in KEYS}

    assert 'class="tail"' in page_text("northern-mail", paths["northern-mail"])
    assert 'class="tail"' in page_text("el-faro", paths["el-faro"])
    assert 'class="read-also"' in page_text("al-manara", paths["al-manara"])
    assert "...Read More</a></p>" in page_text("northern-mail", paths["northern-mail"])
    assert "ld+json" not in page_text("harrowmouth-post", paths["harrowmouth-post"])
    assert page_text("tarsin-courier", paths["tarsin-courier"]).count("legitimate interest") == 1


def test_the_report_changes_under_the_reader():
    """Headline, text and feed change after the correction, and the page owns up to it."""
    one = next(a for a in STAND.shelf("harbour-ledger", SOON).printed if a.article.revised)
    later = ANCHOR + timedelta(seconds=90)
    before, after = (unescape(page_text("harbour-ledger", one.path, at)) for at in (SOON, later))

    assert "raises no rates" in before
    assert "raises no rates" not in after.partition("</main>")[0]
    assert "This report was corrected" in after
    assert "This report was corrected" not in before
    assert b"date_modified" not in feed_body("harbour-ledger")
    assert b"date_modified" in feed_body("harbour-ledger", later)


def test_only_some_publishers_give_full_texts():
    """Two specialist sites put the whole text into their feed, the papers a standfirst."""
    one = STAND.shelf("open-orbit", SOON).printed[0]
    contents = fromstring(feed_body("open-orbit")).findall(f".//{{{ATOM}}}content")

    assert one.article.wording.paragraphs[0] in unescape(contents[0].text)
    assert b"content" not in feed_body("vbc").replace(b"media:content", b"")


def test_a_podcast_names_recordings_that_exist():
    """Each episode's enclosure is a WAV file of the size the feed says."""
    entries = fromstring(feed_body("long-table")).findall(".//item")
    enclosures = [entry.find("enclosure") for entry in entries]
    base = STAND.base("long-table")

    for enclosure in enclosures:
        found = ask("long-table", enclosure.get("url").removeprefix(base))
        assert found.body.startswith(b"RIFF")
        assert len(found.body) == int(enclosure.get("length"))
    assert all(entry.find(f"{{{ITUNES}}}duration") is not None for entry in entries)


def test_a_channel_names_films_that_exist():
    """Each film is an MP4 file with a thumbnail and a description in its media group."""
    groups = fromstring(feed_body("lantern")).findall(f".//{{{MEDIA}}}group")
    base = STAND.base("lantern")
    film = groups[0].find(f"{{{MEDIA}}}content").get("url")

    found = ask("lantern", film.removeprefix(base))

    assert found.media_type == "video/mp4"
    assert found.body[4:12] == b"ftypisom"
    assert all(group.find(f"{{{MEDIA}}}thumbnail") is not None for group in groups)
    assert all(group.find(f"{{{MEDIA}}}description").text for group in groups)


def test_the_paper_is_as_full_years_later():
    """Long after the set-up a feed is as long as on the first day, with newer dates."""
    late = ANCHOR + 200 * CYCLE + timedelta(hours=7)
    first, then = (STAND.shelf("vbc", now).printed for now in (SOON, late))

    assert len(first) == len(then)
    assert late - then[0].published_at < CYCLE


def test_the_stand_lists_its_publishers():
    """At any other host there is the list of publishers and one OPML file of all feeds."""
    front = answer(STAND, host=f"127.0.0.1:{PORT}", target="/", now=SOON)
    opml = answer(STAND, host="desk.example", target="/feeds.opml", now=SOON)
    outlines = fromstring(opml.body).findall(".//outline[@xmlUrl]")

    assert all(STAND.base(key) in front.body.decode() for key in KEYS)
    assert [outline.get("text") for outline in outlines if outline.get("language")]
    assert {outline.get("xmlUrl") for outline in outlines} == {
        STAND.base(key) + STAND.sites[key].feed_path for key in KEYS
    }


@pytest.mark.parametrize(
    ("host", "target"),
    [
        ("nobody.localhost", "/"),
        ("vbc.localhost", "/feed.json"),
        ("vbc.localhost", "/2001/01/01/aldane-bridge"),
        ("vbc.localhost", "/section/gardening"),
        ("vbc.localhost", "/author/Nobody-At-All"),
        ("vbc.localhost", "/img/nothing.svg"),
        ("long-table.localhost", "/media/nothing.wav"),
        ("127.0.0.1", "/nothing"),
        ("vbc.localhost", "//["),
        ("vbc.localhost", "/%00"),
    ],
)
def test_what_is_not_there_is_404(host, target):
    """A host, path or picture that does not exist is a plain 404."""
    assert answer(STAND, host=host, target=target, now=SOON).status == 404


def test_sections_and_authors_have_pages():
    """A section and an author are lists, not articles."""
    section = page_text("vbc", "/section/science")
    author = page_text("vbc", "/author/Corin-Ashby")

    assert "<h1>Science</h1>" in section
    assert "<h1>Corin Ashby</h1>" in author
    assert ask("vbc", "/robots.txt").body == b"User-agent: *\nAllow: /\n"
