"""The command line: quick help, plain errors, exit codes a script can rely on."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from octavo.faces.cli import main
from tests.flows.newspapers import FERRY, item, page, rss


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def feed_file(tmp_path: Path) -> str:
    """Give a feed in a file."""
    path = tmp_path / "feed.xml"
    path.write_bytes(rss(item(1, "Ferry aground", host="herald.example")).body)
    return str(path)


def test_help_loads_no_model_and_no_web_framework():
    """`octavo --help` imports neither Django nor numpy nor any engine."""
    code = (
        "import sys; from octavo.faces.cli import main; main(['--help'], standalone_mode=False); "
        "print(sorted({'django','numpy','aiohttp','trafilatura','onnxruntime'} & set(sys.modules)))"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert printed.strip().endswith("[]")


def test_help_names_every_command():
    """The help lists each command with what it does."""
    printed = _run("--help").output

    for name in main.list_commands(None):  # type: ignore[arg-type]
        assert f"  {name} " in printed


@pytest.mark.parametrize("name", main.list_commands(None))  # type: ignore[arg-type]
def test_every_command_explains_itself(name):
    """Each command has help of its own."""
    result = _run(name, "--help")

    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_parse_prints_the_feed_as_json(feed_file):
    """`parse --json` gives title, entries and problems."""
    result = _run("parse", feed_file, "--json")
    printed = json.loads(result.stdout)

    assert printed["title"] == "Herald"
    assert printed["problems"] == []
    (entry,) = printed["entries"]
    assert entry["link"] == "https://herald.example/1"
    assert {"id", "title", "link", "published_at", "html", "authors", "enclosures"} <= set(entry)


def test_parse_of_no_feed_exits_with_2(tmp_path):
    """What is no feed is told with the reason, exit code 2."""
    path = tmp_path / "page.html"
    path.write_text("<html><body>Hello</body></html>", "utf-8")
    result = _run("parse", str(path), "--json")

    assert result.exit_code == 2
    assert "not a feed" in result.stderr


def test_parse_of_an_absent_file_exits_with_2():
    """A file that is not there is named."""
    result = _run("parse", "no-such-file.xml")

    assert result.exit_code == 2
    assert "no-such-file.xml" in result.stderr


def test_read_prints_the_article_as_json(tmp_path):
    """`read --json` gives the article on a page."""
    path = tmp_path / "page.html"
    path.write_bytes(page("Ferry aground", FERRY).body)
    printed = json.loads(_run("read", str(path), "--json").stdout)

    assert "second grounding" in printed["text"]
    wanted = {"title", "authors", "published_at", "language", "text", "html", "image", "canonical"}
    assert wanted | {"problems"} <= set(printed)


def test_read_of_no_article_exits_with_3(tmp_path):
    """A page that is no article is told with the reason, exit code 3."""
    path = tmp_path / "page.html"
    path.write_text("<html><body></body></html>", "utf-8")
    result = _run("read", str(path))

    assert result.exit_code == 3
    assert "no article" in result.stderr


def test_a_private_address_is_refused_with_what_to_do():
    """The address guard's refusal names the setting that would allow it."""
    result = _run("parse", "http://127.0.0.1:9/feed")

    assert result.exit_code == 2
    assert "OCTAVO_ALLOW_ADDRESSES" in result.stderr


@pytest.mark.django_db
def test_a_broken_opml_says_what_is_wrong(tmp_path):
    """A broken OPML file is told as such; nothing is followed."""
    path = tmp_path / "list.opml"
    path.write_text("<opml><body><outline", "utf-8")
    result = _run("follow", str(path))

    assert result.exit_code == 2
    assert "OPML" in result.stderr


@pytest.mark.django_db
def test_an_absent_opml_is_told_as_a_file():
    """A file that is not there is not taken for an address."""
    result = _run("follow", "./absent.opml")

    assert result.exit_code == 2
    assert "cannot read absent.opml" in result.stderr


@pytest.mark.django_db
def test_following_an_opml_counts(tmp_path):
    """An OPML file's feeds are followed once each."""
    path = tmp_path / "list.opml"
    outline = "<outline type='rss' text='Herald' xmlUrl='https://herald.example/feed'/>"
    path.write_text(f"<opml version='2.0'><body>{outline}{outline}</body></opml>", "utf-8")
    result = _run("follow", str(path))

    assert "1 new" in result.output


@pytest.mark.django_db
def test_an_unknown_pack_names_the_nearest():
    """A misspelt starter pack is told with the nearest known one, exit code 4."""
    result = _run("follow", "--pack", "sciense")

    assert result.exit_code == 4
    assert "science" in result.stderr


@pytest.mark.django_db
def test_an_absent_story_exits_with_4():
    """Asking for a story that is not there is told so."""
    result = _run("show", "4711")

    assert result.exit_code == 4
    assert "no story 4711" in result.stderr


@pytest.mark.django_db
def test_an_empty_desk_says_what_to_do():
    """Without stories the list says how to get some, and JSON is an empty list."""
    assert "octavo follow" in _run("stories").output
    assert json.loads(_run("stories", "--json").stdout) == []


def _octavo(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command as a shell would, on a desk of its own."""
    environment = {**os.environ, "OCTAVO_HOME": str(home)}
    command = [sys.executable, "-m", "octavo", *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False)


def test_a_home_that_is_a_file_is_told(tmp_path):
    """A desk's folder that is a file is named, with the setting to change; exit code 6."""
    home = tmp_path / "home"
    home.write_text("x")
    result = _octavo(home, "stories")

    assert result.returncode == 6
    assert "OCTAVO_HOME" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_damaged_database_is_told(tmp_path):
    """A file that is no database tells to restore the backup; exit code 6."""
    (tmp_path / "octavo.sqlite3").write_bytes(b"\x8f\x00rubbish" * 2000)
    result = _octavo(tmp_path, "stories")

    assert result.returncode == 6
    assert "backup" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_newer_database_is_told(tmp_path):
    """A database of a later version is left alone and named; exit code 6."""
    with closing(sqlite3.connect(tmp_path / "octavo.sqlite3")) as database:
        database.execute("CREATE TABLE django_migrations (id INTEGER, app, name, applied)")
        database.execute(
            "INSERT INTO django_migrations VALUES (1, 'store', '9999_later', '2030-01-01')"
        )
        database.commit()
    result = _octavo(tmp_path, "stories")

    assert result.returncode == 6
    assert "later version of Octavo" in result.stderr
