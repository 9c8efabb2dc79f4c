"""Make the pictures in docs/screenshots: a desk with the demonstration edition, in a browser."""

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

PROJECT = Path(__file__).parents[1]
sys.path.insert(0, str(PROJECT))

from tests.e2e.browsers import start_browser  # noqa: E402  the path is set first
from tests.e2e.running import RunningDesk  # noqa: E402

FOLDER = PROJECT / "docs" / "screenshots"
# GitHub shows a README at most 900 pixels wide: drawn at 1280, text is still read there.
DESKTOP = (1280, 1600)
PHONE = (390, 844)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: its name, the page it shows, and how."""

    name: str
    path: str
    size: tuple[int, int] = DESKTOP
    scheme: str = "light"
    scale: int = 1


def shots(desk: RunningDesk) -> list[Shot]:
    """Choose the pages: the story of most outlets, a report of it, one in Arabic."""
    stories = desk.json("/api/v1/stories?limit=100")["items"]
    story = max(stories, key=lambda one: one["n_articles"] - one["n_reports"])
    report = next(a for a in story["articles"] if a["is_copy_of"] is None and a["language"] == "en")
    arabic = next(
        article
        for one in stories
        for article in one["articles"]
        if article["language"] == "ar" and one["n_articles"] > 1
    )
    return [
        Shot("front", "/"),
        Shot("front-dark", "/", scheme="dark"),
        Shot("story", f"/stories/{story['id']}"),
        Shot("article", f"/articles/{report['id']}"),
        Shot("article-ar", f"/articles/{arabic['id']}"),
        Shot("phone", "/", size=PHONE, scale=2),
    ]


def take(browser: Browser, desk: RunningDesk, shot: Shot) -> Path:
    """Draw a page into its file."""
    width, height = shot.size
    with browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=shot.scheme,
        device_scale_factor=shot.scale,
    ) as context:
        page = context.new_page()
        page.goto(desk.url + shot.path, wait_until="networkidle")
        target = FOLDER / f"{shot.name}.png"
        page.screenshot(path=target)
    return target


def main() -> None:
    """Start a desk, draw every page, stop it."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = start_browser(playwright)
        if browser is None:
            sys.exit("no Chromium: sh tests/browser.sh installs it")
        desk = RunningDesk(Path(folder) / "home")
        try:
            desk.wait_until_full()
            for shot in shots(desk):
                target = take(browser, desk, shot)
                print(f"{target.relative_to(PROJECT)}  {target.stat().st_size // 1000} kB")  # noqa: T201  a script
        finally:
            browser.close()
            desk.stop()


if __name__ == "__main__":
    main()
