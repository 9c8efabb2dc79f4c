"""A tab whose every complaint and request is written down."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page

FAULTS_JS = Path(__file__).with_name("faults.js").read_text("utf-8")

_PICTURES_JS = """Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.complete || new Promise((done) => { image.onload = image.onerror = done; });
}))"""


@dataclass(slots=True)
class WatchedTab:
    """A tab, what its console said, what failed to load, and which hosts it asked."""

    page: Page
    said: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))
        self.page.on("requestfailed", lambda request: self.failed.append(request.url))
        self.page.on(
            "request", lambda request: self.hosts.add(urlsplit(request.url).hostname or "")
        )

    def open(self, url: str) -> int:
        """Open a page with all its pictures, those below the fold too; gives its status."""
        response = self.page.goto(url)
        assert response is not None
        self.page.evaluate(_PICTURES_JS)
        return response.status

    def faults(self) -> list[str]:
        """Give what is wrong with the open page, in words."""
        found: list[str] = self.page.evaluate(FAULTS_JS)
        return found
