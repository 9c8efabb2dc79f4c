"""Pictures inside an article's body."""

import pytest

from octavo.faces.web.pictures import with_alternatives


@pytest.mark.parametrize(
    ("html", "after"),
    [
        ('<img src="a.png">', '<img alt="" src="a.png">'),
        ('<img src="a.png?alt=1">', '<img alt="" src="a.png?alt=1">'),
        ('<img title="5 > 4 alt =" src="a">', '<img alt="" title="5 > 4 alt =" src="a">'),
        ("<img>", '<img alt="">'),
    ],
)
def test_picture_without_words_gets_empty_ones(html: str, after: str) -> None:
    """A picture without alternative text has an empty one afterwards."""
    assert with_alternatives(f"<p>{html}</p>") == f"<p>{after}</p>"


@pytest.mark.parametrize(
    "html", ['<img alt="A ferry" src="a">', '<img src="a" alt>', "<imgx>", "<img"]
)
def test_everything_else_stays(html: str) -> None:
    """A publisher's own words for a picture stay, and so does what is none."""
    assert with_alternatives(html) == html
