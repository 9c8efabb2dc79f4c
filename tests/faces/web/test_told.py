"""Quotes and figures on pages: each leads to its sentence, and nothing is shown for nothing."""

from dataclasses import replace

import pytest
from django.test import Client

from octavo.faces.web import told
from octavo.faces.web.templatetags.told import told_by
from octavo.news.pages import StoryPage
from octavo.news.told import Told, ToldArticle
from tests.faces import desk as values
from tests.faces.web import markup

pytestmark = pytest.mark.usefixtures("desk")


def main_of(client: Client, address: str) -> markup.Page:
    html = client.get(address).content.decode()
    return markup.read(html.partition("<main")[2].partition(">")[2])


def headings(client: Client, address: str) -> list[str]:
    return [e.attributes.get("id", "") for e in main_of(client, address).named("h2")]


def test_a_story_shows_its_figures_quotes_and_disagreements(client: Client):
    """A story page has the three parts, in the order of what is surest."""
    parts = headings(client, "/stories/5")

    assert [part for part in parts if part in {"figures", "quotes", "disagreements"}] == [
        "figures",
        "quotes",
        "disagreements",
    ]


def test_every_figure_leads_to_its_sentence(client: Client):
    """The outlet of a figure is a link to where it stands in that outlet's article."""
    links = {e.attributes.get("href") for e in main_of(client, "/stories/5").named("a")}

    assert {"/articles/1#s50", "/articles/1#s86", "/articles/3#s0"} <= links


def test_every_link_into_an_article_finds_its_place(client: Client):
    """The article has an anchor at each sentence that a quote or figure is linked to."""
    anchors = {e.attributes.get("id") for e in main_of(client, "/articles/1").named("span")}

    assert {"s50", "s86"} <= anchors


def test_what_an_outlet_altered_is_shown(client: Client):
    """An altered quote says who altered it, and what stands there instead."""
    page = main_of(client, "/stories/5")

    assert "Altered in صحيفة الميناء: dawn for noon" in page.text
    assert [e.name for e in page.named("del", "ins")] == ["ins", "del", "ins", "del"]


def test_outlets_that_copy_a_report_stand_behind_it():
    """Who prints another's text prints its figures too; the place there is not known."""
    (line, _) = told.of_story(values.STORY_PAGE).figures

    assert [(source.card.id, source.start) for source in line.sources] == [(1, 50), (2, None)]


def test_a_plot_has_words_and_a_table(client: Client):
    """Who does not see a plot is told its ends, and its points stand in a table."""
    page = main_of(client, "/storylines/3")
    svgs = [e for e in page.named("svg") if "viewbox" in {k.lower() for k in e.attributes}]

    assert all(e.attributes["role"] == "img" and e.attributes["aria-labelledby"] for e in svgs)
    assert "٢١٤ on 19 March, 212" in page.text
    assert len(list(page.named("polyline"))) == 1
    assert len(list(page.named("table"))) == 2


def test_where_nothing_is_said_nothing_is_shown(client: Client):
    """No empty box, no heading over nothing."""
    assert {"figures", "quotes", "disagreements"}.isdisjoint(headings(client, "/articles/2"))


def test_a_publishers_words_keep_their_direction(client: Client):
    """An Arabic number and its thing are marked as Arabic within an English page."""
    cells = [e for e in main_of(client, "/stories/5").named("bdi") if "lang" in e.attributes]

    assert {(e.attributes["lang"], e.attributes["dir"]) for e in cells} >= {
        ("en", "ltr"),
        ("ar", "rtl"),
    }


def test_what_stands_on_other_articles_is_left_out():
    """Claims of articles the page does not have (taken out meanwhile) are not shown."""
    card = replace(values.STORY, articles=(values.FERRY_CARD,))
    shown = told.of_story(StoryPage(card, told=values.TOLD))

    assert len(shown.figures) == 1
    assert shown.disputes == ()
    assert shown.courses == ()
    assert shown.quotes[0].alterations == ()


def test_nothing_told_is_nothing_shown():
    """A story that tells nothing gives nothing to show."""
    assert told.of_story(replace(values.STORY_PAGE, told=Told())) == told.Shown()
    assert told.of_article(replace(values.ARTICLE_PAGES[1], key=ToldArticle())) == told.Shown()


def test_a_figure_of_a_hundred_outlets_names_a_few():
    """A line of the table stays a line."""
    written = told_by([told.Source(values.FERRY_CARD, 50)] * 100)

    assert written.count("<a ") == 6
    assert written.endswith(" and 94 more")
