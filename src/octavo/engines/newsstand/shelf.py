"""What one publisher has on sale at one moment, and how its texts look as HTML."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from html import escape

from octavo.engines.newsstand.calendar import Occurrence
from octavo.engines.newsstand.drawings import scene_of
from octavo.engines.newsstand.printed import Site, Wording

LARGE_PX = (1200, 675)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A publisher's printings of the last ten days, newest first; `base` ends without a slash."""

    site: Site
    base: str
    printed: tuple[Occurrence, ...]
    now: datetime

    def url(self, occurrence: Occurrence) -> str:
        """Give the address of a printing's page."""
        return f"{self.base}{occurrence.path}"

    def picture_url(self, occurrence: Occurrence) -> str | None:
        """Give the address of the picture beside a printing; None if it has none."""
        scene = scene_of(occurrence.article.image, occurrence.article.story)
        return f"{self.base}/img/{scene}.svg" if scene else None

    def recording_url(self, occurrence: Occurrence) -> str:
        """Give the address of an episode's recording."""
        return f"{self.base}/media/{occurrence.article.slug}.wav"

    def film_url(self, occurrence: Occurrence) -> str:
        """Give the address of a film."""
        return f"{self.base}/media/{occurrence.article.slug}.mp4"

    @property
    def changed_at(self) -> datetime | None:
        """The instant of the last change on the shelf; None where it is empty."""
        return max((one.changed_at(self.now) for one in self.printed), default=None)


def paragraphs_html(wording: Wording) -> list[str]:
    """Give each paragraph as an element of HTML."""
    return [_paragraph_html(paragraph) for paragraph in wording.paragraphs]


def links_html(links: Iterable[tuple[str, str]], element: str = "li") -> str:
    """Give (address, words) pairs as links, each in an element."""
    return " ".join(
        f'<{element}><a href="{escape(address)}">{escape(words)}</a></{element}>'
        for address, words in links
    )


def _paragraph_html(paragraph: str) -> str:
    if paragraph.startswith("## "):
        return f"<h2>{escape(paragraph[3:])}</h2>"
    if paragraph.startswith("> "):
        return f"<blockquote><p>{escape(paragraph[2:])}</p></blockquote>"
    return f"<p>{escape(paragraph)}</p>"
