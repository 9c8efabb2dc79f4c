"""One desk with the demonstration edition, and one browser, for all tests of a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.browsers import start_browser
from tests.e2e.running import RunningDesk


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDesk]:
    """Give a desk with the demonstration edition on it."""
    running = RunningDesk(tmp_path_factory.mktemp("desk") / "home")
    try:
        running.wait_until_full()
        yield running
    finally:
        running.stop()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a real browser."""
    with sync_playwright() as playwright:
        started = start_browser(playwright)
        if started is None:
            pytest.skip("no Chromium: `make test` installs it (tests/browser.sh)")
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Give a tab of a desktop browser, with JavaScript as readers have it."""
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        yield context.new_page()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep these tests on one worker, so that they share one desk."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("e2e"))
