"""Pages of our own making, with the furniture of real ones."""

import json

from octavo.news.article import ReadPage
from octavo.stages.extract import extract

URL = "https://www.lanternpost.example/harbour/strike-ends"
PARAGRAPHS = (
    "The harbour workers of Port Ansel went back to their cranes on Tuesday after nine days.",
    "Their union accepted a raise of 4.5% and a promise that no one would be dismissed before May.",
    "Twelve ships had waited outside the breakwater since the strike began, the port office said.",
    "The first of them, a grain carrier, was unloaded before noon by two crews working in turns.",
    "Shop owners along the quay said they had lost a third of their usual trade in that week.",
)
BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MENU = (
    "<nav><ul>"
    + "".join(f'<li><a href="/{n}">Section {n}</a></li>' for n in range(9))
    + "</ul></nav>"
)
CONSENT = (
    '<div class="gdpr-modal" role="dialog">'
    + "<p>We and our 812 partners use cookies to store and read information on your device.</p>"
    * 20
    + "</div>"
)


def ld(**fields: object) -> str:
    """Give a JSON-LD block that describes a news article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def page(
    body: str = f"<article><h1>Harbour strike ends</h1>{BODY}</article>",
    *,
    head: str = "",
    lang: str = "en",
    title: str = "Harbour strike ends | Lantern Post",
) -> bytes:
    """Give a whole page around a body."""
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        f"<title>{title}</title>{head}</head>"
        f"<body>{MENU}{body}<footer>© Lantern Post</footer></body></html>"
    ).encode()


def read(source: bytes, *, url: str = URL, content_type: str = "text/html") -> ReadPage:
    """Read a page that must be an article."""
    found = extract(source, url=url, content_type=content_type)
    assert isinstance(found, ReadPage), found
    return found
