"""Golden pages: what of a page is the article."""

import pytest

from tests.stages.extract.pages import BODY, CONSENT, PARAGRAPHS, ld, page, read

ARTICLE = f"<article><h1>Harbour strike ends</h1>{BODY}</article>"


def test_the_text_has_a_line_for_each_paragraph() -> None:
    """The menu, the footer and the headline are not repeated in the text."""
    assert read(page()).text.split("\n") == list(PARAGRAPHS)


def test_consent_longer_than_the_article_is_cut() -> None:
    """A window that asks for consent never passes for the article, however long it is."""
    found = read(page(CONSENT + ARTICLE))

    assert found.text.split("\n") == list(PARAGRAPHS)
    assert "consent windows cut: 1" in found.problems


def test_an_article_about_cookies_stays() -> None:
    """Speaking of cookies and consent does not make an article a window."""
    text = "<p>The regulator said that cookie banners must offer a button to refuse.</p>"
    found = read(page(f"<article><h1>Harbour strike ends</h1>{text}{BODY}</article>"))

    assert "cookie banners" in found.text


def test_only_the_first_article_of_an_endless_page() -> None:
    """Whole articles hung below the first are other articles."""
    other = "<p>A goalkeeper in another town saved three penalties in one evening match.</p>" * 12
    tail = f"<article><h1>Goalkeeper saves three</h1>{other}</article>"
    found = read(page(ARTICLE + tail))

    assert "goalkeeper" not in found.text
    assert "further articles below the first cut: 1" in found.problems


@pytest.mark.parametrize(
    "line",
    ["Advertisement", "READ MORE: Ten ships to see", "Lesen Sie auch: Zehn Schiffe", "Share this"],
)
def test_lines_of_furniture_go(line: str) -> None:
    """Lines that point elsewhere or ask for something are no part of the text."""
    middle = BODY.replace("</p>", f"</p><p>{line}</p>", 1)

    assert line not in read(page(f"<article><h1>Harbour strike ends</h1>{middle}</article>")).text


def test_a_glued_read_more_is_cut_off() -> None:
    """ "...Read More" at a line's end is the site speaking, not the article."""
    glued = BODY.replace("after nine days.", "after nine days...Read More")
    found = read(page(f"<article><h1>Harbour strike ends</h1>{glued}</article>"))

    assert found.text.split("\n")[0].endswith("after nine days\u2026")


def test_a_dateline_is_not_glued_to_the_text() -> None:
    """A dateline that only a style sheet parts from the text keeps a space."""
    dated = BODY.replace("<p>The har", '<p><span class="dateline">PORT ANSEL</span>The har')
    found = read(page(f"<article><h1>Harbour strike ends</h1>{dated}</article>"))

    assert "PORT ANSEL The harbour" in found.text


def test_the_standfirst_comes_first() -> None:
    """A summary above the article is part of it where the page's account confirms it."""
    summary = "Nine days of waiting cost the town a third of its trade and the union its patience."
    head = f'<meta property="og:description" content="{summary}">'
    top = f'<header><h1>Harbour strike ends</h1><div class="x"><p>{summary}</p></div></header>'
    found = read(page(f"{top}<article>{BODY}</article>", head=head))

    assert found.text.split("\n")[0] == summary
    assert found.text.count(summary) == 1


def test_json_ld_gives_what_the_page_hides() -> None:
    """Where the page shows the beginning only, the body in its JSON-LD is the text."""
    whole = " ".join(PARAGRAPHS * 6)
    found = read(page(head=ld(headline="Harbour strike ends", articleBody=whole)))

    assert found.text.replace("\n", " ") == whole
    assert "text taken from the page's JSON-LD" in found.problems


def test_html_keeps_links_pictures_and_stress() -> None:
    """What is shown says what the text says, with absolute links and the pictures between."""
    rich = BODY.replace("grain carrier", '<a href="/ships/grain">grain <b>carrier</b></a>')
    rich = rich.replace("</p>", '</p><figure><img src="/crane.jpg" alt="A crane"></figure>', 1)
    found = read(page(f"<article><h1>Harbour strike ends</h1>{rich}</article>"))

    assert 'href="https://www.lanternpost.example/ships/grain"' in found.html
    assert 'src="https://www.lanternpost.example/crane.jpg"' in found.html
    assert "<b>carrier</b>" in found.html


def test_html_runs_nothing() -> None:
    """No script, handler or script address of a page reaches ours."""
    bad = BODY.replace(
        "grain carrier",
        '<a href="javascript:run()" onclick="run()">grain</a> <img src=x onerror=run()> carrier',
    )
    found = read(
        page(f"<article><h1>Harbour strike ends</h1>{bad}<script>run()</script></article>")
    )

    assert "run()" not in found.html


def test_a_page_in_arabic() -> None:
    """A page that runs right to left is read like any other."""
    lines = [
        "عاد عمال ميناء أنسل إلى رافعاتهم يوم الثلاثاء بعد إضراب استمر تسعة أيام كاملة.",
        "وقبلت النقابة زيادة قدرها أربعة ونصف في المئة ووعداً بألا يفصل أحد قبل شهر مايو.",
        "وانتظرت اثنتا عشرة سفينة خارج حاجز الأمواج منذ بداية الإضراب بحسب مكتب الميناء.",
        "اقرأ أيضا: عشر سفن تستحق الزيارة",
    ]
    body = "".join(f"<p>{line}</p>" for line in lines)
    title = "انتهاء إضراب الميناء"
    source = page(f"<article><h1>{title}</h1>{body}</article>", lang="ar-EG", title=title)
    found = read(source)

    assert found.language == "ar"
    assert found.text.split("\n") == lines[:3]


def test_a_page_in_japanese_in_its_own_encoding() -> None:
    """An older encoding is read as what the page declares."""
    line = "アンセル港の労働者は九日間のストライキを終え、火曜日の朝に仕事へ戻った。"
    article = f"<article><h1>港のストライキ終わる</h1>{f'<p>{line}</p>' * 6}</article>"
    source = page(article, lang="ja", title="港のストライキ終わる")
    encoded = source.decode().replace('"utf-8"', '"shift_jis"').encode("cp932", errors="replace")

    assert line in read(encoded, content_type="text/html; charset=Shift_JIS").text


def test_an_amp_page_knows_its_canonical_address() -> None:
    """An AMP page is an article, and names the page it stands for."""
    source = page(head='<link rel="canonical" href="/harbour/strike-ends">')
    source = source.replace(b"<html ", "<html ⚡ ".encode())
    found = read(source, url="https://www.lanternpost.example/amp/harbour/strike-ends")

    assert found.canonical == "https://www.lanternpost.example/harbour/strike-ends"
    assert found.text


def test_lists_left_out_are_put_back() -> None:
    """Prose between two lines of the article belongs to it, whatever card or list it stands in."""
    facts = "".join(
        f'<div class="x{n}"><div><span>Crew {n} unloaded the ship of captain {name} and asked for '
        f"the same wage as every other crew along the northern quay of the town.</span></div></div>"
        for n, name in enumerate(("Arda", "Bell", "Cato", "Dole"))
    )
    found = read(page(f"<article><h1>Harbour strike ends</h1>{BODY}{facts}{BODY[:95]}</article>"))

    assert all(name in found.text for name in ("Arda", "Bell", "Cato", "Dole"))


def test_a_very_short_page_is_an_article() -> None:
    """A page of three words is read where nothing speaks against it."""
    source = b"<html><body><article><p>Ferry runs again</p></article></body></html>"

    assert read(source).text == "Ferry runs again"
