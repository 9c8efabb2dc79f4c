"""Correcting from the command line."""

import json

import pytest
from click.testing import CliRunner, Result

from octavo.faces.cli import main
from octavo.news.story import Evidence, Join, Open
from octavo.store import articles, stories
from tests.store.made import NOON, a_feed, an_article

pytestmark = pytest.mark.django_db


def _run(*arguments: object) -> Result:
    words = [str(argument) for argument in arguments]
    return CliRunner().invoke(main, ["correct", *words], catch_exceptions=False)


@pytest.fixture
def article_ids() -> tuple[int, int, int]:
    """Keep a story of two articles and one of one."""
    ids = tuple(an_article(a_feed(f"p{n}.example"), n, title=f"Title {n}") for n in (1, 2, 3))
    first, second, third = ids
    stories.apply([Open(first, 1), Join(second, 1, Evidence(0.5)), Open(third, 2)], now=NOON)
    stories.recount([1, 2])
    return first, second, third


def _story_of(article_id: int) -> int | None:
    return articles.get_article(article_id).card.story_id


def test_every_correction_can_be_said(article_ids):
    """Split, move, keep apart, merge: each is carried out and told."""
    first, second, third = article_ids
    said = [
        _run("split", second),
        _run("move", second, "--to", 2),
        _run("apart", 1, 2),
        _run("merge", 2, 1),
        _run("reset"),
    ]

    assert [one.exit_code for one in said] == [0] * 5
    assert {_story_of(first), _story_of(second), _story_of(third)} == {1}


def test_corrections_are_listed_and_undone(article_ids):
    """The list says what stands, and undoing puts things back."""
    _run("merge", 1, 2)
    (listed,) = json.loads(_run("list", "--json").stdout)
    undone = _run("undo", listed["id"])

    assert listed["kind"] == "merge"
    assert "“Title 3” are one" in undone.stdout
    assert _story_of(article_ids[2]) == 2
    assert "(undone)" in _run("list").stdout
    assert "by default" in _run("list").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("merge", 1, 99), 4, "no story 99"),
        (("split", 99), 4, "no article 99"),
        (("apart", 1, 1), 2, "one story"),
        (("undo", 7), 4, "no correction 7"),
        (("merge", 1, "x"), 2, "x"),
    ],
)
def test_what_cannot_be_exits_with_its_code(article_ids, arguments, code, told):
    """A script can tell what was wrong."""
    result = _run(*arguments)

    assert result.exit_code == code
    assert told in result.stderr
