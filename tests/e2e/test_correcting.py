"""An editor corrects a story in a real browser, without a script, and takes it back."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.e2e.running import RunningDesk
from tests.e2e.watching import WatchedTab


@pytest.fixture(params=[360, 1440], ids=["phone", "desktop"])
def editor(browser: Browser, desk: RunningDesk, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Give a tab in which an editor is signed in."""
    name, password = (desk.home / "operator_password").read_text("utf-8").strip().split(" / ")
    with browser.new_context(viewport={"width": request.param, "height": 900}) as context:
        page = context.new_page()
        page.goto(f"{desk.url}/sign-in?next=/desk/corrections")
        page.fill("#id_username", name)
        page.fill("#id_password", password)
        page.click("main button[type=submit]")
        yield page


def test_an_editor_splits_off_and_undoes(editor: Page, desk: RunningDesk) -> None:
    """What is ticked has a page of its own; undone, the story is whole again."""
    story = next(s for s in desk.json("/api/v1/stories?limit=100")["items"] if s["n_reports"] == 3)
    address = f"{desk.url}/stories/{story['id']}"
    tab = WatchedTab(editor)
    tab.open(address)
    faults = tab.faults()
    editor.locator(".ticks input").last.check()
    editor.click("button[value=split]")
    split_off = editor.url
    told = editor.inner_text("main")
    tab.open(f"{desk.url}/desk/corrections")
    faults += tab.faults()
    editor.locator(".acts button").first.click()
    editor.goto(split_off)

    assert faults == []
    assert tab.said == []
    assert "an editor put it here" in told
    assert split_off != address == editor.url
    assert editor.locator(".ticks li").count() == 3
