"""The docs are true: generated pages are fresh, links lead somewhere, every command is told."""

import re
from pathlib import Path

import pytest

from docs import generate
from octavo.faces.cli import main
from tests.corpus.places import PROJECT

_PAGES = sorted([*PROJECT.glob("*.md"), *(PROJECT / "docs").rglob("*.md")])
_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")


@pytest.mark.parametrize("name", sorted(generate.pages()))
def test_the_generated_reference_is_fresh(name):
    """What `make docs` would write is what is there."""
    kept = (generate.REFERENCE / name).read_text("utf-8")

    assert kept == generate.pages()[name], "stale: run make docs"


@pytest.mark.parametrize("page", _PAGES, ids=lambda page: str(page.relative_to(PROJECT)))
def test_links_lead_somewhere(page: Path):
    """Every relative link of a page leads to a file or folder that exists."""
    links = [link for link in _LINK.findall(page.read_text("utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_decision_is_listed():
    """docs/decisions/README.md lists each decision once."""
    folder = PROJECT / "docs" / "decisions"
    listed = re.findall(r"\((\d{4}-[^)]+\.md)\)", (folder / "README.md").read_text("utf-8"))

    assert sorted(listed) == sorted(path.name for path in folder.glob("[0-9]*.md"))


def test_every_error_a_reader_meets_has_its_remedy():
    """The table of failures tells of each kind of bad input."""
    told = (PROJECT / "docs" / "howto" / "when-something-fails.md").read_text("utf-8")

    for words in ("not a feed", "no room left", "later version", "OPML", "not a public address"):
        assert words in told


def test_every_command_is_in_the_reference():
    """docs/reference/commands.md has a section for each command."""
    told = (PROJECT / "docs" / "reference" / "commands.md").read_text("utf-8")

    assert [name for name in main.list_commands(None) if f"## octavo {name}\n" not in told] == []  # type: ignore[arg-type]
