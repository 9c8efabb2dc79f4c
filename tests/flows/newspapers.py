"""A small web of invented newspapers for the flows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from xml.sax.saxutils import escape

from octavo.engines.fakes import FakeWeb
from octavo.news.ports import Response

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
FERRY = (
    "The ferry Maribel ran aground on the Gannet sandbank before dawn with 140 people aboard. "
    "Rescue boats from Tarsin took every passenger off in three hours, the harbour master said. "
    "Nobody was hurt, and the hull shows no crack, say divers who went down at first light. "
    "The company will try to tow the ferry free at high water on Saturday evening. "
    "It is the second grounding on the bank this year, and the council wants a new light there."
)
BUDGET = (
    "The council of Harrowmouth passed its budget by nine votes to six after a night of debate. "
    "Libraries keep their hours, but the swimming bath will close on Mondays from next month. "
    "The mayor called it a budget nobody loves and everybody can live with for another year. "
    "The opposition wanted to sell the old customs house and spend the money on school roofs. "
    "A first reading of the plan for the harbour quarter follows in June, the clerk announced."
)


def page(title: str, text: str) -> Response:
    """Give a page as a site serves it."""
    paragraphs = "".join(f"<p>{escape(line)}.</p>" for line in text.removesuffix(".").split(". "))
    html = (
        f"<html lang='en'><head><title>{escape(title)}</title></head><body><nav>Home News</nav>"
        f"<article><h1>{escape(title)}</h1>{paragraphs}</article><footer>About us</footer></body>"
    )
    headers = {"content-type": "text/html; charset=utf-8"}
    return Response(url="", final_url="", status=200, headers=headers, body=html.encode())


def item(n: int, title: str, *, host: str, hours: float = 1, summary: str = "In short.") -> str:
    """Give an item of an RSS feed."""
    date = format_datetime(NOON - timedelta(hours=hours))
    return (
        f"<item><title>{escape(title)}</title><link>https://{host}/{n}</link>"
        f"<guid>https://{host}/{n}</guid><pubDate>{date}</pubDate>"
        f"<description>{escape(summary)}</description></item>"
    )


def rss(*items: str, title: str = "Herald", etag: str = '"1"') -> Response:
    """Give an RSS feed."""
    body = f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>"
    headers = {"content-type": "application/rss+xml", "etag": etag}
    return Response(url="", final_url="", status=200, headers=headers, body=body.encode())


class Papers(FakeWeb):
    """A web whose answers know the address they were asked at."""

    def get(self, request):
        """Give the reply to an address, stamped with it."""
        return replace(super().get(request), url=request.url, final_url=request.url)
