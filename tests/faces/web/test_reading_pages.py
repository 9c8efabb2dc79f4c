"""What each page shows, and in which order."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from octavo.features.following import list_packs
from octavo.news.sections import SECTIONS
from tests.faces import desk as values
from tests.faces.web import markup


def read(client: Client, address: str) -> markup.Page:
    return markup.read(client.get(address).content.decode())


def main_text(client: Client, address: str) -> str:
    """Give the words of a page without its masthead."""
    html = client.get(address).content.decode()
    return markup.read(html.partition("<main")[2].partition(">")[2]).text


@pytest.mark.usefixtures("desk")
def test_article_keeps_the_order_of_its_parts(client: Client) -> None:
    """Headline, publisher, age, body, hashtags, AI features, discussion, related: in this order."""
    text = main_text(client, "/articles/1")
    parts = [
        "Ferry turns back",
        "Read the original at The Quay Courier",
        "By Ann Mole",
        "an hour ago",
        "All 212 passengers are safe & well.",
        "Hashtags",
        "#Ferry",
        "AI features",
        "Level 1: no language model. Statistics and small local models.",
        "In brief",
        "Key points",
        "Discussion",
        "Related articles",
        "العبارة تعود إلى الميناء",
        "Why: the same story",
    ]
    places = [text.index(part) for part in parts]

    assert places == sorted(places)


@pytest.mark.usefixtures("desk")
def test_article_says_what_it_is_about(client: Client) -> None:
    """Its topic stands by its hashtags with the chance of it; nothing stands there without one."""
    html = client.get("/articles/1").content.decode()
    name, narrower = "disaster, accident and emergency incident", "accident and emergency incident"
    named = [f'<span lang="en" dir="ltr">{label}</span>' for label in (name, narrower)]

    assert f"Topic: {named[0]} ({named[1]}), confidence 84\N{NO-BREAK SPACE}%</p>" in html
    assert "Topic:" not in client.get("/articles/2").content.decode()


@pytest.mark.usefixtures("desk")
def test_original_is_the_first_link_of_an_article(client: Client) -> None:
    """The first link after an article's headline leads to its publisher."""
    html = client.get("/articles/1").content.decode()
    links = markup.read("<!DOCTYPE html>" + html.partition("</h1>")[2]).named("a")

    assert next(links).attributes["href"] == values.FERRY_CARD.url


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("address", ["/", "/articles/1", "/stories/5"])
def test_cited_sentences_lead_to_their_place(client: Client, address: str) -> None:
    """Each sentence of a brief links to an anchor that exists on the article's page."""
    ids = {e.attributes.get("id") for e in read(client, "/articles/1").elements}
    cited = [a for a in read(client, address).named("a") if a.attributes.get("class") == "cited"]

    assert cited
    for link in cited:
        place, _, anchor = link.attributes["href"].partition("#")
        assert place == "/articles/1"
        assert anchor in ids


@pytest.mark.usefixtures("desk")
def test_arabic_article_reads_from_the_right(client: Client) -> None:
    """Headline and body of an Arabic article carry its language and direction."""
    page = read(client, "/articles/3")
    headline = next(page.named("h1"))
    body = next(e for e in page.named("div") if e.attributes.get("class") == "body")

    for element in (headline, body):
        assert element.attributes["lang"] == "ar"
        assert element.attributes["dir"] == "rtl"


@pytest.mark.usefixtures("desk")
def test_copy_names_its_origin(client: Client) -> None:
    """A copy says whose text it is; the origin says how many outlets print it."""
    assert "This is a copy of Ferry turns back" in read(client, "/articles/2").text
    assert "1 other outlet prints this text" in read(client, "/articles/1").text


@pytest.mark.usefixtures("desk")
def test_body_without_html_is_its_text(client: Client) -> None:
    """An article that came as plain text is shown as paragraphs of it."""
    assert "All 212 passengers are safe & well." in read(client, "/articles/2").text


def test_picture_is_shown_once(
    client: Client, desk: values.FakeReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A picture the body shows itself does not stand above it as well."""
    shown = desk.article_pages[1]
    picture = f'<p><img src="{values.FERRY_CARD.image}"></p>'
    with_picture = replace(shown, article=replace(shown.article, html=picture))
    before = client.get("/articles/1").content.decode()
    monkeypatch.setitem(desk.article_pages, 1, with_picture)
    after = client.get("/articles/1").content.decode()

    assert 'class="hero"' in before
    assert 'class="hero"' not in after


@pytest.mark.usefixtures("desk")
def test_sections_lead_to_each_other(client: Client) -> None:
    """The page of a section links to every section and marks its own."""
    html = client.get("/sections/world").content.decode()

    assert '<a href="/sections/world" aria-current="page">World</a>' in html
    assert all(f'href="/sections/{name}"' in html for name in SECTIONS)


@pytest.mark.usefixtures("desk")
def test_earlier_wording_is_marked(client: Client) -> None:
    """What a revision changed stands in del and ins."""
    html = client.get("/articles/1").content.decode()

    assert "<del> 210</del><ins> 212</ins>" in html


@pytest.mark.usefixtures("desk")
def test_media_have_players_that_load_nothing(client: Client) -> None:
    """An audio file gets a player that waits; a watch page and a bad address do not."""
    page = read(client, "/articles/1")
    players = list(page.named("audio", "video"))
    links = {a.attributes["href"] for a in page.named("a")}

    assert [p.attributes["src"] for p in players] == ["https://courier.example/ferry.mp3"]
    assert players[0].attributes["preload"] == "none"
    assert "https://videos.example/watch?v=1" in links


@pytest.mark.usefixtures("desk")
def test_partial_article_says_so(client: Client) -> None:
    """An article of which only the beginning is public says that the rest is at the original."""
    assert "shows only the beginning" in read(client, "/articles/1").text


@pytest.mark.usefixtures("desk")
def test_front_shows_the_edition_and_its_end(client: Client) -> None:
    """The front page gives each place its counts and reason, then says that the edition ends."""
    text = read(client, "/").text

    assert "3 outlets, 2 independent reports" in text
    assert "Why here: the only report from a quiet source" in text
    assert "That is today’s edition. The next is made tomorrow." in text
    assert text.index("That is today’s edition.") < text.rindex("World") < text.rindex("Latest")


@pytest.mark.usefixtures("desk")
def test_front_counts_pages_being_read(client: Client) -> None:
    """While pages are read the front says how many."""
    assert "Reading 17 pages." in read(client, "/").text


@pytest.mark.usefixtures("desk")
def test_fiction_is_marked(client: Client) -> None:
    """Invented publishers carry a badge, and an edition that has any says so."""
    assert "Demonstration edition: publishers and events are invented." in read(client, "/").text
    assert "Harbour Wire fictional" in read(client, "/latest").text
    assert "صحيفة الميناء fictional" not in read(client, "/latest").text


@pytest.mark.usefixtures("empty_desk")
def test_empty_desk_tells_how_to_begin(client: Client) -> None:
    """A desk that follows no one shows the commands that change it."""
    text = read(client, "/").text

    assert "octavo follow https://" in text
    assert f"octavo follow --pack {list_packs()[0].key}" in text
    assert "Demonstration" not in text


@pytest.mark.usefixtures("empty_desk")
def test_unknown_article_page_leads_on(client: Client) -> None:
    """A 404 page names what is missing and links to the edition."""
    answer = client.get("/articles/1")

    assert answer.status_code == 404
    assert "There is no such article on this desk." in markup.read(answer.content.decode()).text


@pytest.mark.usefixtures("desk")
def test_story_keeps_copies_apart(client: Client) -> None:
    """Copies stand beneath the report they repeat, and the timeline holds both."""
    text = read(client, "/stories/5").text
    sources = text[text.index("Sources") : text.index("Why these belong together")]

    assert sources.index("Ferry turns back") < sources.index("Harbour Wire fictional:")
    assert text.count("Ferry turns back at harbour mouth") == 2


@pytest.mark.usefixtures("desk")
def test_story_says_why(client: Client) -> None:
    """A story tells what each report shares with it, what likeness that is, and what it took in."""
    text = read(client, "/stories/5").text

    assert "shares the words ferry and <script>" in text
    assert "likeness 61\N{NO-BREAK SPACE}%" in text.replace(" %", "\N{NO-BREAK SPACE}%")


@pytest.mark.usefixtures("desk")
def test_merged_story_leads_to_the_one_it_became(client: Client) -> None:
    """The address of a merged story redirects for good."""
    answer = client.get("/stories/4")

    assert (answer.status_code, answer.headers["Location"]) == (301, "/stories/5")


@pytest.mark.usefixtures("desk")
def test_hashtag_activity_has_a_table(client: Client) -> None:
    """The plot of a hashtag has words and a table that say the same."""
    page = read(client, reverse("hashtag", args=[values.FERRY.key]))

    assert "30 articles in 30 days; the most, 3, on 3 March" in page.text
    assert len(list(page.named("rect"))) == 30
    assert len(list(page.named("tr"))) == 31


@pytest.mark.usefixtures("desk")
def test_search_marks_what_it_found(client: Client) -> None:
    """Found words are marked, and the query stays in the field."""
    html = client.get("/search?q=ferry").content.decode()

    assert "the night <mark>ferry</mark> turned &lt;script&gt;" in html
    assert 'value="ferry"' in html


@pytest.mark.usefixtures("desk")
def test_bad_cursor_is_refused_in_words(client: Client) -> None:
    """A cursor that is none gives 400 and says so."""
    answer = client.get("/latest?cursor=zz")

    assert answer.status_code == 400
    assert "no such cursor: zz" in answer.content.decode()
