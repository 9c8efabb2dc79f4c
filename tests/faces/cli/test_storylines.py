"""`octavo storylines` lists storylines and shows one with why each story follows."""

import json

import pytest
from click.testing import CliRunner, Result

from octavo.faces.cli import storylines
from tests.faces import desk as values


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storylines, "reading", values.full_desk())
    monkeypatch.setattr(storylines.app, "open_store", lambda: None)


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(storylines.command, list(arguments), catch_exceptions=False)


def test_storylines_are_listed() -> None:
    """A line has the id, how many stories there are, and what they share."""
    first, *_ = _run().output.splitlines()

    assert first.startswith("     3    2 stories  Harbour")
    assert [card["id"] for card in json.loads(_run("--json").output)] == [3, 4]


def test_a_storyline_is_shown_with_its_reasons() -> None:
    """With an id each story is printed, latest first, and why it follows the one before."""
    printed = _run("3").output
    parts = json.loads(_run("3", "--json").output)["parts"]

    assert "follows 6: both tell of" in printed
    assert [part["story"] for part in parts] == [5, 6]
    assert parts[1]["follows"] is None
