"""The pages in a real browser: what they load, how they lie, and how one gets about on them."""

import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.running import RunningDesk
from tests.e2e.watching import WatchedTab

Told = dict[str, Any]  # a story or an article, as the API tells it
KINDS = [
    "front",
    "latest",
    "stories",
    "section",
    "story",
    "article",
    "copy",
    "article in Arabic",
    "article in Japanese",
    "podcast",
    "video",
    "hashtags",
    "hashtag",
    "publishers",
    "publisher",
    "search",
    "search in Arabic",
    "search in Japanese",
    "search for nothing there",
    "sign-in",
    "missing",
    "API",
]
WIDTHS = {"phone": 360, "desktop": 1440}


def _all_stories(desk: RunningDesk) -> list[Told]:
    found, cursor = [], ""
    while cursor is not None:
        slice_ = desk.json(f"/api/v1/stories?limit=100{cursor}")
        found += slice_["items"]
        cursor = f"&cursor={slice_['next']}" if slice_["next"] else None
    return found


def _article_where(stories: list[Told], is_so: Callable[[Told], bool]) -> Told:
    return next(article for story in stories for article in story["articles"] if is_so(article))


@pytest.fixture(scope="session")
def addresses(desk: RunningDesk) -> dict[str, str]:
    """Give the address of a page of each kind."""
    stories = _all_stories(desk)
    largest = max(stories, key=lambda story: story["n_articles"])
    arabic = _article_where(stories, lambda a: a["language"] == "ar" and a["kind"] == "article")
    japanese = _article_where(stories, lambda a: a["language"] == "ja")
    english = _article_where(
        [largest], lambda a: a["language"] == "en" and a["is_copy_of"] is None and a["hashtags"]
    )
    copy = _article_where(stories, lambda a: a["is_copy_of"] is not None)
    podcast = _article_where(stories, lambda a: a["kind"] == "podcast")
    video = _article_where(stories, lambda a: a["kind"] == "video")
    return {
        "front": "/",
        "latest": "/latest",
        "stories": "/stories",
        "section": "/sections/world",
        "story": f"/stories/{largest['id']}",
        "article": f"/articles/{english['id']}",
        "copy": f"/articles/{copy['id']}",
        "article in Arabic": f"/articles/{arabic['id']}",
        "article in Japanese": f"/articles/{japanese['id']}",
        "podcast": f"/articles/{podcast['id']}",
        "video": f"/articles/{video['id']}",
        "hashtags": "/hashtags",
        "hashtag": f"/hashtags/{quote(english['hashtags'][0]['key'])}",
        "publishers": "/publishers",
        "publisher": f"/publishers/{quote(arabic['publisher']['key'])}",
        "search": "/search?q=bridge",
        "search in Arabic": f"/search?q={quote(arabic['title'].split()[1])}",
        "search in Japanese": f"/search?q={quote(japanese['title'][:2])}",
        "search for nothing there": "/search?q=xylophone",
        "sign-in": "/sign-in",
        "missing": "/articles/999999",
        "API": "/api/v1/docs",
    }


@pytest.fixture(scope="module", params=["light", "dark"])
def scheme(request: pytest.FixtureRequest) -> str:
    """Give what the reader prefers."""
    return str(request.param)


@pytest.fixture(scope="module", params=list(WIDTHS))
def look(browser: Browser, scheme: str, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """Give a window of a size, in a scheme of colours."""
    size = {"width": WIDTHS[request.param], "height": 900}
    with browser.new_context(viewport=size, color_scheme=scheme) as context:
        yield context


@pytest.fixture
def watched(look: BrowserContext) -> Iterator[WatchedTab]:
    """Give a new tab that writes down what happens in it."""
    page = look.new_page()
    yield WatchedTab(page)
    page.close()


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_whole(
    watched: WatchedTab, desk: RunningDesk, addresses: dict[str, str], kind: str
) -> None:
    """Every page comes whole: no complaint, no stranger asked, nothing cut off, nothing unnamed."""
    expected = 404 if kind == "missing" else 200
    status = watched.open(desk.url + addresses[kind])
    said = [words for words in watched.said if f"status of {expected}" not in words]
    strangers = {h for h in watched.hosts if h != "127.0.0.1" and not h.endswith(".localhost")}

    assert status == expected
    assert said == []
    assert watched.failed == []
    assert strangers == set()
    assert watched.faults() == []


def test_dark_and_light_differ(browser: Browser, desk: RunningDesk) -> None:
    """The page follows the reader's scheme."""
    grounds = []
    for scheme in ("light", "dark"):
        with browser.new_context(color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(desk.url)
            grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert grounds[0] != grounds[1]


def test_print_leaves_out_what_is_for_screens(
    page: Page, desk: RunningDesk, addresses: dict[str, str]
) -> None:
    """On paper there is no navigation, and the original's address is written out."""
    page.goto(desk.url + addresses["article"])
    page.emulate_media(media="print")
    # The sheet for paper is in force a moment after the browser was told.
    page.locator("nav").first.wait_for(state="hidden")
    written = page.evaluate(
        "getComputedStyle(document.querySelector('.original'), '::after').content"
    )

    assert page.locator("h1").is_visible()
    assert ".localhost" in written


def test_everything_is_reached_without_javascript(browser: Browser, desk: RunningDesk) -> None:
    """From the front page links lead to story, article, related, hashtag, publisher and search."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(desk.url)
        page.locator(".lead h2 a").click()
        page.wait_for_url("**/stories/*")
        page.locator("[aria-labelledby=sources] .card h3 a").first.click()
        page.wait_for_url("**/articles/*")
        page.locator(".related .card h3 a").first.click()
        page.wait_for_url("**/articles/*")
        page.locator("[aria-labelledby=hashtags] .hashtags a").first.click()
        page.wait_for_url("**/hashtags/*")
        page.locator(".list h3 a").first.click()
        page.wait_for_url("**/stories/*")
        page.locator(".card .publisher").first.click()
        page.wait_for_url("**/publishers/*")
        page.get_by_label("Search the archive").fill("bridge")
        page.get_by_role("button", name="Search").click()
        page.wait_for_url("**/search?q=bridge")

        assert page.locator(".card mark").count() > 0


def _focused(page: Page) -> str:
    """Give the id or class of what has the focus."""
    return str(page.evaluate("document.activeElement.id || document.activeElement.className"))


def test_first_tab_leads_past_the_masthead(page: Page, desk: RunningDesk) -> None:
    """The first Tab shows the way to the content, and Enter takes it."""
    page.goto(desk.url)
    page.keyboard.press("Tab")
    first = _focused(page)
    is_seen = page.locator(".skip").evaluate("e => e.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")

    assert first == "skip"
    assert is_seen
    assert _focused(page) == "main"


def test_search_by_keyboard_alone(page: Page, desk: RunningDesk) -> None:
    """Tab reaches the search field within ten presses; Enter searches."""
    page.goto(desk.url)
    for _ in range(10):
        page.keyboard.press("Tab")
        if _focused(page) == "q":
            break
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=harbour")

    assert page.locator(".card").count() > 0


def test_focus_is_seen(page: Page, desk: RunningDesk) -> None:
    """What has the keyboard's focus has an outline."""
    page.goto(desk.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")

    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2


@pytest.mark.parametrize(
    ("kind", "direction"), [("article in Arabic", "rtl"), ("article in Japanese", "ltr")]
)
def test_text_runs_as_its_script_does(
    page: Page, desk: RunningDesk, addresses: dict[str, str], kind: str, direction: str
) -> None:
    """Headline and body run in the direction of the article's language, from its own side."""
    page.goto(desk.url + addresses[kind])
    for selector in ("h1", "#body", "#body p"):
        style = page.locator(selector).first.evaluate("e => getComputedStyle(e).direction")

        assert style == direction
    side = page.locator("h1").evaluate(
        "e => { const r = document.createRange(); r.selectNodeContents(e);"
        " const t = r.getBoundingClientRect(), b = e.getBoundingClientRect();"
        " return t.left - b.left < b.right - t.right ? 'ltr' : 'rtl' }"
    )

    assert side == direction


def test_times_are_those_of_the_api(
    page: Page, desk: RunningDesk, addresses: dict[str, str]
) -> None:
    """The instants on the pages are exactly the API's."""
    page.goto(desk.url)
    shown = [e.get_attribute("datetime") for e in page.locator(".placed .age time").all()]
    stories = desk.json("/api/v1/editions/today")["stories"]
    page.goto(desk.url + addresses["article"])
    published = page.locator("header .age time").get_attribute("datetime")
    article = desk.json(f"/api/v1{addresses['article']}")

    assert shown == [story["last_at"] for story in stories]
    assert published == article["published_at"]


def test_article_has_its_parts_in_order(
    browser: Browser, desk: RunningDesk, addresses: dict[str, str]
) -> None:
    """On a phone the parts of an article lie beneath each other in the order of its kind."""
    parts = [
        "h1",
        "header .publisher",
        "#body",
        "#hashtags",
        "#ai",
        "#discussion",
        "#related",
    ]
    with browser.new_context(viewport={"width": 360, "height": 800}) as context:
        page = context.new_page()
        page.goto(desk.url + addresses["article"])
        tops = [page.locator(part).first.bounding_box()["y"] for part in parts]
        line = page.locator("header .line").inner_text()
        related = page.locator(".related .card").all()

        assert tops == sorted(tops)
        assert re.search(r"ago|yesterday|just now", line)
        assert related
        for card in related:
            assert card.locator(".publisher").inner_text()
            assert card.locator("time").inner_text()
            assert card.locator("h3").inner_text()


def _letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("kind", ["article", "article in Arabic", "article in Japanese", "story"])
def test_sentences_lead_to_where_they_stand(
    page: Page, desk: RunningDesk, addresses: dict[str, str], kind: str
) -> None:
    """A sentence of a brief, clicked, leads to the place in the text that begins with it."""
    page.goto(desk.url + addresses[kind])
    n_sentences = page.locator(".brief .cited").count()

    assert n_sentences > 0
    for place in range(n_sentences):
        page.goto(desk.url + addresses[kind])
        sentence = page.locator(".brief .cited").nth(place)
        words = _letters(sentence.inner_text())
        sentence.click()
        page.wait_for_url("**/articles/*#s*")
        target = page.locator(":target")
        text = _letters(target.inner_text())
        after = _letters(page.locator("#body").inner_text())

        assert text
        assert words.startswith(text)
        assert words in after


def test_operator_signs_in(page: Page, desk: RunningDesk) -> None:
    """The password `octavo up` prints opens the operator's desk; another does not."""
    password = re.search(r"Sign in +operator / (\S+)", desk.words()).group(1)
    page.goto(f"{desk.url}/sign-in?next=/admin/")
    page.get_by_label("Name").fill("operator")
    page.get_by_label("Password").fill(f"not {password}")
    page.get_by_role("button", name="Sign in").click()
    refusal = page.get_by_role("alert").inner_text()
    page.get_by_label("Name").fill("operator")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/admin/")

    assert "correct" in refusal
    assert page.locator("#user-tools").count() == 1


@pytest.mark.parametrize(
    "kind", ["front", "latest", "stories", "section", "story", "hashtag", "publisher", "search"]
)
def test_list_is_also_a_feed(
    page: Page, desk: RunningDesk, addresses: dict[str, str], kind: str
) -> None:
    """Every list names its Atom feed, which parses and links each entry to a page of this desk."""
    page.goto(desk.url + addresses[kind])
    address = page.locator("link[type='application/atom+xml']").evaluate("e => e.href")
    status, body = desk.get(address.removeprefix(desk.url))
    atom = "{http://www.w3.org/2005/Atom}"
    entries = ElementTree.fromstring(body).findall(f"{atom}entry")

    assert status == 200
    assert entries
    for entry in entries:
        assert entry.find(f"{atom}link").get("href").startswith(desk.url)
        assert entry.findtext(f"{atom}title")
