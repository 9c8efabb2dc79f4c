"""A whole desk: it comes up full, folds what belongs together, and stops cleanly."""

import os
import re
import signal
import sqlite3

import pytest

from octavo.lib.urls import publisher_key
from tests.e2e.running import RunningDesk


def _stories(desk: RunningDesk) -> list[dict]:
    found, cursor = [], ""
    while True:
        slice_ = desk.json(f"/api/v1/stories?limit=100{cursor}")
        found += slice_["items"]
        if not slice_["next"]:
            return found
        cursor = f"&cursor={slice_['next']}"


def _of(desk: RunningDesk, slug: str) -> list[dict]:
    """Give the stories that hold articles of one event of the newsstand, by its address."""
    return [
        story
        for story in _stories(desk)
        if any(slug in article["url"] for article in story["articles"])
    ]


def test_it_comes_up_with_eight_stories(desk):
    """A fresh desk ends with a full edition, each story told and with the reason of its place."""
    stories = desk.json("/api/v1/editions/today")["stories"]

    assert len(stories) == 8
    assert all(story["title"] and story["brief"] and story["reason"] for story in stories)


def test_it_prints_address_and_sign_in(desk):
    """What a new user needs is printed."""
    assert f"http://127.0.0.1:{desk.port}/" in desk.words()
    assert re.search(r"Sign in +operator / \S{10,}", desk.words())


def test_everything_of_the_newsstand_is_read(desk):
    """At least 120 articles in at least 30 stories from at least fourteen publishers come in."""
    stories = _stories(desk)
    publishers = {a["publisher"]["key"] for story in stories for a in story["articles"]}

    assert sum(story["n_articles"] for story in stories) >= 120
    assert len(stories) >= 30
    assert len(publishers) >= 14
    assert {publisher_key(f"http://{key}") for key in publishers} == publishers


def test_copies_are_told_from_reports(desk):
    """Twelve outlets in four languages cover the bridge, five of them with the agency's text."""
    (story,) = _of(desk, "aldane-bridge")
    copies = [a for a in story["articles"] if a["is_copy_of"] is not None]
    origin = {a["is_copy_of"] for a in copies}
    (agency,) = [a for a in story["articles"] if a["id"] in origin]

    assert len(copies) == 5
    assert agency["publisher"]["name"] == "Meridian Wire"
    assert (story["n_articles"], story["n_reports"], story["n_publishers"]) == (12, 7, 12)
    assert {a["language"] for a in story["articles"]} == {"en", "ar", "fr", "es"}


def test_successive_events_stay_apart(desk):
    """The four exchanges, alike but for their figures, are four stories, languages together."""
    slugs = [f"exchange-{n}" for n in range(1, 5)]
    stories = [_of(desk, slug) for slug in slugs]
    story_ids = [story["id"] for found in stories for story in found]

    assert len(story_ids) == len(set(story_ids)) == 4
    assert all({"en", "ar"} <= {a["language"] for a in found[0]["articles"]} for found in stories)


def test_look_alikes_of_one_day_stay_apart(desk):
    """Two fires on one day in two towns are two stories."""
    harrowmouth = {story["id"] for story in _of(desk, "fire-harrowmouth")}
    puerto_lirio = {story["id"] for story in _of(desk, "fire-puerto-lirio")}

    assert harrowmouth
    assert puerto_lirio
    assert not harrowmouth & puerto_lirio


def test_podcasts_and_films_are_there(desk):
    """Episodes and films are articles of their own kind."""
    kinds = {article["kind"] for article in desk.json("/api/v1/articles?limit=100")["items"]}
    kinds |= {article["kind"] for story in _stories(desk) for article in story["articles"]}

    assert kinds == {"article", "podcast", "video"}


def test_the_database_is_sound_and_the_doctor_says_so(desk):
    """`octavo doctor` finds nothing bad on a running desk."""
    result = desk.octavo("doctor")

    assert result.returncode == 0, result.stdout
    assert "database sound" in result.stdout


def test_fetch_beside_a_worker_leaves_the_work_to_it(desk):
    """`octavo fetch` does not work against a running worker."""
    result = desk.octavo("fetch")

    assert result.returncode == 0
    assert "worker of this desk is running" in result.stdout


@pytest.fixture
def small_desk(tmp_path):
    """Give a desk that follows nothing."""
    running = RunningDesk(tmp_path / "home", "--no-demo")
    try:
        running.wait_until(lambda: running.get("/")[0] == 200)
        yield running
    finally:
        running.stop()


def test_a_killed_worker_is_started_again(small_desk):
    """When the worker is killed, `up` starts it again."""
    small_desk.wait_until(lambda: "work" in small_desk.children())
    first = small_desk.children()["work"]
    os.kill(first, signal.SIGKILL)

    small_desk.wait_until(lambda: small_desk.children().get("work", first) != first, within_s=30)


def test_an_empty_desk_says_how_to_begin(small_desk):
    """Without feeds the front page says what to do."""
    assert "octavo follow" in small_desk.get("/")[1]


def test_interrupting_stops_every_part(tmp_path):
    """Ctrl-C ends all processes cleanly and leaves a sound database."""
    running = RunningDesk(tmp_path / "home")
    running.wait_until(lambda: running.get("/")[0] == 200)
    parts = running.children()
    code = running.stop()

    assert code == 0
    assert set(parts) == {"newsstand", "serve", "work"}
    assert not any(_lives(pid) for pid in parts.values())
    with sqlite3.connect(running.home / "octavo.sqlite3") as database:
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    database.close()


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
