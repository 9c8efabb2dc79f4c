"""Golden pages: what a page says of itself."""

from datetime import UTC, datetime

import pytest

from octavo.stages.extract.people import persons
from tests.stages.extract.pages import BODY, ld, page, read


def test_json_ld_tells_all() -> None:
    """Title, authors, date, section, tags, picture and site come from the structured account."""
    head = ld(
        headline="Harbour strike ends",
        author=[{"@type": "Person", "name": "Ida Marrow"}, {"@type": "Person", "name": "Jon Vale"}],
        datePublished="2026-03-04T08:30:00+02:00",
        articleSection="Harbour",
        keywords=["strike", "Port Ansel"],
        image={"@type": "ImageObject", "url": "/img/cranes.jpg"},
        publisher={"@type": "Organization", "name": "Lantern Post"},
    )
    found = read(page(head=head))

    assert found.title == "Harbour strike ends"
    assert found.authors == ("Ida Marrow", "Jon Vale")
    assert found.published_at == datetime(2026, 3, 4, 6, 30, tzinfo=UTC)
    assert (found.section, found.tags) == ("Harbour", ("strike", "Port Ansel"))
    assert found.image == "https://www.lanternpost.example/img/cranes.jpg"
    assert found.site_name == "Lantern Post"


def test_a_graph_with_references() -> None:
    """Nodes of a graph that name each other by id are put together."""
    source = page(
        head='<script type="application/ld+json">{"@graph": ['
        '{"@type": "NewsArticle", "@id": "#a", "headline": "Harbour strike ends", '
        '"author": {"@id": "#p"}}, {"@type": "Person", "@id": "#p", "name": "Ida Marrow"}]}'
        "</script>"
    )

    assert read(source).authors == ("Ida Marrow",)


def test_broken_json_ld_loses_little() -> None:
    """Stray commas are mended; of what cannot be mended the date is still found."""
    comma = (
        '<script type="application/ld+json">{"@type": "Article", "author": "Ida Marrow",}</script>'
    )
    torn = (
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2026-03-04", "x": </script>'
    )

    assert read(page(head=comma)).authors == ("Ida Marrow",)
    found = read(page(head=torn))
    assert found.published_at == datetime(2026, 3, 4, tzinfo=UTC)
    assert "JSON-LD blocks that cannot be read: 1" in found.problems


def test_articles_listed_are_not_the_page() -> None:
    """An article inside a list of others does not lend the page its author."""
    listed = {"@type": "ListItem", "item": {"@type": "NewsArticle", "author": "Someone Else"}}
    source = page(head=ld(headline="Harbour strike ends", itemListElement=[listed]))

    assert read(source).authors == ()


def test_the_site_name_is_taken_off_the_title() -> None:
    """Without a headline the document's title serves, less the name of the site."""
    source = page(
        f"<article>{BODY}</article>", head='<meta property="og:site_name" content="Lantern Post">'
    )

    assert read(source).title == "Harbour strike ends"


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ida Marrow", ("Ida Marrow",)),
        ("by Ida Marrow and Jon Vale", ("Ida Marrow", "Jon Vale")),
        ("Ida Marrow, Jon Vale, MD", ("Ida Marrow", "Jon Vale")),
        ("Von Ida Marrow", ("Ida Marrow",)),
        ("https://social.example/idamarrow", ()),
        ("desk@lanternpost.example", ()),
        ("Lantern Post", ()),
        ("admin", ()),
        ("Ida Marrow, for the Lantern Post", ("Ida Marrow",)),
        ("Ida &amp; Jon Vale", ("Ida", "Jon Vale")),
        ("بقلم ليلى حداد", ("ليلى حداد",)),
        ("山田花子", ("山田花子",)),
    ],
)
def test_persons(byline: str, names: tuple[str, ...]) -> None:
    """Addresses, e-mails, logins and the site's own name are no persons."""
    assert persons([byline], site_name="Lantern Post") == names


def test_a_line_that_begins_with_by() -> None:
    """Where no account names an author, the byline on the page does."""
    body = f"<article><h1>Harbour strike ends</h1><div>By <a href='/s/7'>Ida Marrow</a></div>{BODY}"

    assert read(page(f"{body}</article>")).authors == ("Ida Marrow",)


def test_the_canonical_address_is_never_the_home_page() -> None:
    """A canonical link to the site's front is a template's mistake."""
    head = '<link rel="canonical" href="https://www.lanternpost.example/">'

    assert read(page(head=head)).canonical is None


def test_the_canonical_address_is_on_the_own_host() -> None:
    """Of two claims the one on the page's host is believed."""
    head = (
        '<link rel="canonical" href="https://wire.example/strike">'
        '<meta property="og:url" content="https://www.lanternpost.example/harbour/s">'
    )

    assert read(page(head=head)).canonical == "https://www.lanternpost.example/harbour/s"


@pytest.mark.parametrize("name", ["logo.png", "img/site-logo-600x315.jpg", "default.jpg", "a.svg"])
def test_logos_are_no_pictures(name: str) -> None:
    """A logo or placeholder is worse than no picture."""
    assert read(page(head=f'<meta property="og:image" content="/{name}">')).image is None


def test_a_paywalled_page_is_partial() -> None:
    """A page that says it is not free is marked, and says so among its problems."""
    found = read(page(head=ld(headline="Harbour strike ends", isAccessibleForFree="False")))

    assert found.is_partial
    assert "only a part of the article is free to read" in found.problems


def test_what_is_missing_is_told() -> None:
    """A page without a date says so."""
    assert "no date of publication found" in read(page()).problems
