"""Laws of reading feeds."""

import gzip
import json
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.lib.clock import ticks_s
from octavo.news.errors import NotAFeedError
from octavo.stages.parse import MAX_ENTRIES, parse

NAMESPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/" '
    'xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
SITE = "https://paper.example/"
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)


def item(n=1, *, title="Ferry resumes", link=f"{SITE}a/1", more=""):
    linked = f"<link>{link}</link>" if link else ""
    return (
        f'<item><title>{title}</title>{linked}<guid isPermaLink="false">id-{n}</guid>'
        f"<pubDate>Wed, 04 Mar 2026 12:00:00 GMT</pubDate>{more}</item>"
    )


def rss(*items, prolog='<?xml version="1.0" encoding="UTF-8"?>', channel="", attributes=NAMESPACES):
    return (
        f'{prolog}<rss version="2.0" {attributes}><channel><title>The Paper</title>'
        f"<link>{SITE}</link><description>News</description>{channel}{''.join(items)}</channel></rss>"
    )


def atom(*entries, attributes=""):
    return (
        f'<feed xmlns="http://www.w3.org/2005/Atom" {attributes}><title>The Paper</title>'
        f'<id>urn:paper</id><link href="{SITE}"/>{"".join(entries)}</feed>'
    )


def entry(content="", *, links=f'<link href="{SITE}a/1"/>', attributes=""):
    return (
        f"<entry {attributes}><title>Ferry resumes</title><id>urn:1</id>{links}"
        f"<updated>2026-03-04T12:00:00Z</updated>{content}</entry>"
    )


def first(document, **more):
    body = document if isinstance(document, bytes) else document.encode()
    return parse(body, **more).entries[0]


# --- formats


def test_rss_2_says_what_it_says():
    """Every field of an RSS 2.0 item has its place."""
    document = rss(
        item(
            more="<description>Short &lt;b&gt;account&lt;/b&gt;</description>"
            "<content:encoded><![CDATA[<p>Long <a href='/x'>account</a></p>]]></content:encoded>"
            "<dc:creator>Ada Moss</dc:creator>"
            "<category>Harbour</category><category>Harbour</category>"
            '<enclosure url="/a.mp3" type="audio/mpeg" length="12"/>'
            "<itunes:duration>1:02:03</itunes:duration>"
            '<media:thumbnail url="/t.jpg" width="80"/><media:content url="/w.jpg" width="900"/>'
        ),
        channel="<language>en-gb</language><ttl>30</ttl>",
    )
    feed = parse(document.encode())
    read = feed.entries[0]

    assert (feed.title, feed.site_url, feed.description) == ("The Paper", SITE, "News")
    assert (feed.language, feed.ttl_s, feed.problems) == ("en-gb", 1800, ())
    assert (read.id, read.guid, read.title) == ("", "id-1", "Ferry resumes")
    assert (read.link, read.published_at) == (f"{SITE}a/1", NOON)
    assert f'<p>Long <a href="{SITE}x"' in read.html
    assert read.summary == "Short account"
    assert (read.authors, read.tags) == (("Ada Moss",), ("Harbour",))
    assert read.enclosures[0].url == f"{SITE}a.mp3"
    assert (read.enclosures[0].length_bytes, read.enclosures[0].duration_s) == (12, 3723)
    assert read.image == f"{SITE}w.jpg"


def test_atom_says_what_it_says():
    """Every field of an Atom entry has its place."""
    document = atom(
        entry(
            '<content type="html">&lt;p&gt;Long&lt;/p&gt;</content><summary>Short</summary>'
            "<published>2026-03-04T11:00:00Z</published><author><name>Ada Moss</name></author>"
            '<category term="harbour" label="Harbour"/>'
            '<link rel="enclosure" href="a.mp3" type="audio/mpeg"/>'
        ),
        attributes='xml:lang="en"',
    )
    feed = parse(document.encode(), url=f"{SITE}feed.xml")
    read = feed.entries[0]

    assert (feed.title, feed.site_url, feed.language) == ("The Paper", SITE, "en")
    assert (read.guid, read.title, read.link) == ("urn:1", "Ferry resumes", f"{SITE}a/1")
    assert (read.published_at, read.updated_at) == (NOON.replace(hour=11), NOON)
    assert (read.html, read.summary, read.authors) == ("<p>Long</p>", "Short", ("Ada Moss",))
    assert (read.tags, read.enclosures[0].url) == (("Harbour",), f"{SITE}a.mp3")


def test_json_feed_says_what_it_says():
    """Every field of a JSON Feed item has its place; HTML is preferred, numbers can be ids."""
    document = json.dumps({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "The Paper",
        "home_page_url": SITE,
        "items": [
            {"id": 7, "content_text": "plain", "content_html": "<p>Long</p>", "summary": "a < b",
             "external_url": f"{SITE}a/7", "date_published": "2026-03-04T12:00:00Z",
             "authors": [{"name": "Ada Moss"}], "tags": ["Harbour", 3], "image": "/i.jpg",
             "attachments": [
                 {"url": "/a.mp3", "mime_type": "audio/mpeg", "duration_in_seconds": 61}]},
            {"id": "x", "content_text": "one\n\ntwo & three"},
        ],
    })  # fmt: skip
    rich, bare = parse(document.encode()).entries

    assert (rich.guid, rich.link, rich.published_at) == ("7", f"{SITE}a/7", NOON)
    assert (rich.html, rich.summary, rich.authors) == ("<p>Long</p>", "a < b", ("Ada Moss",))
    assert (rich.tags, rich.image) == (("Harbour",), f"{SITE}i.jpg")
    assert rich.enclosures[0].duration_s == 61
    assert (bare.title, bare.link, bare.html) == ("", None, "<p>one</p><p>two &amp; three</p>")


@pytest.mark.parametrize(
    "document",
    [
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://purl.org/rss/1.0/">'
        f"<channel><title>P</title><link>{SITE}</link></channel>"
        f'<item rdf:about="{SITE}a/1"><title>Ferry resumes</title><link>{SITE}a/1</link></item>'
        "</rdf:RDF>",
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        ' xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>P</title></channel>'
        f"<item><title>Ferry resumes</title><link>{SITE}a/1</link></item></rdf:RDF>",
        '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://dtd.example/rss-0.91.dtd">'
        '<rss version="0.91"><channel><item><title>Ferry resumes</title>'
        f"<link>{SITE}a/1</link></item></channel></rss>",
        f'<rss version="0.92"><channel><title>P</title></channel><item><title>Ferry resumes</title>'
        f"<link>{SITE}a/1</link></item></rss>",
        '<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>P</title>'
        "<entry><title>Ferry resumes</title>"
        f'<link rel="alternate" type="text/html" href="{SITE}a/1"/></entry></feed>',
        f'<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:entry><a:title>Ferry resumes</a:title>'
        f'<a:link href="{SITE}a/1"/></a:entry></a:feed>',
        rss(item(), attributes='xmlns="http://www.w3.org/2005/Atom"'),
        rss(item(), attributes='xmlns="urn:nobody:knows"'),
        "<rss rss:version=2.0><rss:channel><rss:item><rss:title>Ferry resumes</rss:title>"
        f"<rss:link>{SITE}a/1</rss:link></rss:item></rss:channel></rss>",
    ],
    ids=[
        "rss-1.0",
        "rss-0.90",
        "rss-0.91",
        "rss-0.92",
        "atom-0.3",
        "prefixed",
        "atom-ns",
        "odd-ns",
        "no-ns",
    ],
)
def test_every_version_is_read(document):
    """Versions, prefixes and wrong default namespaces make no difference to title and link."""
    read = first(document)

    assert (read.title, read.link) == ("Ferry resumes", f"{SITE}a/1")


# --- charsets and damage


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (rss(item(title="Паром — снова")).encode("cp1251"), "text/xml; charset=windows-1251"),
        (rss(item(title="Паром — снова")).encode(), "text/xml"),
        (rss(item(title="Паром — снова")).encode(), "text/xml; charset=iso-8859-1"),
        (b"\xef\xbb\xbf" + rss(item(title="Паром — снова")).encode(), ""),
        (rss(item(title="Паром — снова")).encode("utf-16"), ""),
        (gzip.compress(rss(item(title="Паром — снова")).encode(), mtime=0), ""),
        (
            b"\n  "
            + rss(
                item(title="Паром — снова"), prolog='<?xml version="1.0" encoding="windows-1251"?>'
            ).encode("cp1251"),
            "text/xml",
        ),
    ],
    ids=["http", "none", "http-lies", "mark", "utf-16", "gzip", "blank-before-prolog"],
)
def test_bytes_tell_their_charset(body, content_type):
    """The title is read whatever of header, prolog, mark and compression is there or wrong."""

    assert first(body, content_type=content_type).title == "Паром — снова"


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("caf&eacute;&nbsp;&rsquo;t", "café\xa0’t"),
        ("salt & pepper", "salt & pepper"),
        ("Don&amp;#x27;t", "Don't"),
        ("one\x0btwo", "onetwo"),
        ("<![CDATA[Bread & <i>butter</i>]]>", "Bread & butter"),
        ("1 &lt; 2", "1 < 2"),
    ],
)
def test_title_is_read_through_damage_and_escapes(title, read):
    """Undeclared entities, bare ampersands, controls and double escapes do not reach the page."""

    assert first(rss(item(title=title))).title == read


def test_bare_ampersand_in_a_link_stays():
    """A link written without escapes is the link."""

    assert first(rss(item(link=f"{SITE}p?a=1&b=2"))).link == f"{SITE}p?a=1&b=2"


def test_unclosed_element_loses_no_item():
    """An element of the channel that is never closed does not hide the items in it."""
    feed = parse(rss(item(1), item(2), channel='<atom:link href="/self" rel="self">').encode())

    assert len(feed.entries) == 2
    assert feed.problems


@pytest.mark.parametrize("cut", [1, 20, 40, 90])
def test_whole_entries_of_a_cut_feed_are_kept(cut):
    """A document that breaks off gives its whole entries and says so."""
    body = rss(item(1), item(2, more="<description>x</description>")).encode()
    feed = parse(body[: -len("</item></channel></rss>") - cut])

    assert [e.guid for e in feed.entries] == ["id-1"]
    assert "breaks off" in feed.problems[0]


def test_words_before_the_feed_are_passed_over():
    """A server's complaint before the prolog is skipped and told."""
    feed = parse(b"<br />\n<b>Warning</b>: something on line 3<br />\n" + rss(item()).encode())

    assert feed.entries[0].title == "Ferry resumes"
    assert "stand before" in feed.problems[0]


def test_feed_without_entries_is_a_feed():
    """A feed that lists nothing yet is no error."""

    assert parse(rss().encode()).entries == ()


def test_feedparser_reads_what_nobody_else_does():
    """A root element we do not know is left to feedparser."""
    document = (
        '<?xml version="1.0"?><damaged><feed xmlns="http://www.w3.org/2005/Atom"><title>P</title>'
        "<entry><title>Ferry resumes</title><updated>2026-03-04T12:00:00Z</updated></entry>"
        "</feed></damaged>"
    )
    read = first(document)

    assert (read.title, read.published_at) == ("Ferry resumes", NOON)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"<!DOCTYPE html><html><head><title>x</title></head></html>", "web page"),
        (b"just words", "neither"),
        (b'{"items": "none"}', "JSON"),
        (b'{"items": [], "version": "2"}', "JSON"),
        (b"[" * 100_000, "JSON"),
        (b'{"a": ', "JSON|Expecting"),
        (b"\x1f\x8b\x08broken", "gzip"),
        (gzip.compress(b" " * 60_000_000, mtime=0), "inflates"),
        (b"<opml><body/></opml>", "neither"),
        (b'<!DOCTYPE rss [<!ENTITY a "x">]><rss><channel/></rss>', "entities"),
    ],
)
def test_what_is_no_feed_is_an_error_with_a_reason(body, reason):
    """What cannot or must not be read is NotAFeedError, and says why."""
    with pytest.raises(NotAFeedError, match=reason):
        parse(body, url=SITE)


def test_expansion_bomb_is_refused_at_once():
    """Entities that would expand to gigabytes are refused within a second."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 11))
    document = f'<!DOCTYPE rss [<!ENTITY e0 "ha">{entities}]>' + rss(item(title="&e10;"), prolog="")
    start_s = ticks_s()

    with pytest.raises(NotAFeedError):
        parse(document.encode())
    assert ticks_s() - start_s < 1


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_a_feed_or_an_error(body):
    """Whatever the bytes, they are a feed or NotAFeedError."""
    try:
        feed = parse(body)
    except NotAFeedError:
        return

    assert all(e.id == "" for e in feed.entries)


def test_a_damaged_address_in_markup_is_no_element():
    """What stands in angle brackets without a name is passed over, its text kept."""
    wrapped = '<content type="xhtml"><div><https://paper.example/>Ferry resumes</div></content>'
    feed = parse(atom(entry(wrapped)).encode())

    assert "Ferry resumes" in feed.entries[0].html


@given(st.data())
@settings(deadline=None, max_examples=150)
def test_any_damage_to_a_feed_is_survived(data):
    """A feed cut, with bytes changed or doubled anywhere, is a feed or NotAFeedError."""
    kinds = [
        rss(item(more="<description><![CDATA[<p>x</p>]]></description>"), item(2)),
        atom(
            entry(
                '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">x</div></content>'
            )
        ),
        '{"version": "https://jsonfeed.org/version/1", "items": [{"id": 1, "tags": ["a"]}]}',
    ]
    body = bytearray(data.draw(st.sampled_from(kinds)).encode())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(body)))
        width = data.draw(st.integers(0, 20))
        body[place : place + width] = data.draw(
            st.binary(max_size=4) | st.just(bytes(body[:place]))
        )
    try:
        feed = parse(bytes(body))
    except NotAFeedError:
        return

    assert len(feed.entries) <= MAX_ENTRIES


def test_only_the_newest_of_very_many_entries_are_kept():
    """A feed beyond the limit keeps its newest entries, in its order, and says so."""
    dated = "<item><title>{0}</title><pubDate>{1}</pubDate></item>".format
    days = [dated(n, f"2026-03-04T{n % 24:02}:00:00Z") for n in range(MAX_ENTRIES)]
    feed = parse(rss(dated("old", "1999-01-01"), *days).encode())

    assert [e.title for e in feed.entries] == [str(n) for n in range(MAX_ENTRIES)]
    assert f"{MAX_ENTRIES + 1} entries" in feed.problems[0]


# --- links, bases, bodies


@pytest.mark.parametrize(
    ("links", "expected"),
    [
        ('<link rel="self" href="/self"/><link rel="alternate" type="text/html" href="/p"/>', "p"),
        ('<link type="application/json" href="/j"/><link type="text/html" href="/p"/>', "p"),
        ('<link rel="alternate" type="application/json" href="/j"/>', "j"),
        ('<link href=" /p "/>', "p"),
    ],
)
def test_atom_link_is_the_page(links, expected):
    """The alternate link is the page, and of several the one that is HTML."""

    assert first(atom(entry(links=links))).link == SITE + expected


def test_proxied_link_is_replaced_by_the_one_it_stands_for():
    """A click counter's link gives way to the original it names."""
    more = f"<feedburner:origLink>{SITE}real</feedburner:origLink>"

    assert first(rss(item(link="http://proxy.example/~r/1", more=more))).link == f"{SITE}real"


@pytest.mark.parametrize(
    ("guid", "link"),
    [
        (f"<guid>{SITE}g</guid>", f"{SITE}g"),
        (f'<guid isPermaLink="false">{SITE}g</guid>', None),
        ("<guid>17</guid>", None),
        ("<link>N/A</link>", None),
    ],
)
def test_guid_is_a_link_only_if_it_says_so(guid, link):
    """Without a link, a permalink guid is one; numbers and placeholders are none."""

    assert first(rss(f"<item><title>t</title>{guid}</item>")).link == link


def test_innermost_base_holds():
    """Of nested xml:base the innermost says what a relative address means."""
    content = '<content type="html" xml:base="posts/">&lt;img src="b.jpg"&gt;</content>'
    document = atom(
        entry(content, attributes='xml:base="https://cdn.example/x/"'),
        attributes='xml:base="https://wrong.example/"',
    )

    assert 'src="https://cdn.example/x/posts/b.jpg"' in first(document).html


@pytest.mark.parametrize(
    ("source", "expected"), [("/i.jpg", f"{SITE}i.jpg"), ("i.jpg", f"{SITE}a/i.jpg")]
)
def test_relative_picture_counts_from_its_page(source, expected):
    """Without xml:base, addresses count from the site's root or the entry's page."""
    more = f'<description>&lt;img src="{source}"&gt;</description>'
    read = first(rss(item(more=more)))

    assert read.image == expected
    assert expected in read.html


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            '<content type="xhtml" xmlns:x="http://www.w3.org/1999/xhtml">'
            "<x:div><x:p>a <x:b>b</x:b> &lt; c</x:p></x:div></content>",
            "<p>a <b>b</b> &lt; c</p>",
        ),
        (
            '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><details><summary>S'
            "</summary>D</details></div></content>",
            "<details><summary>S</summary>D</details>",
        ),
        ("<content>a &lt; b\n\nc</content>", "<p>a &lt; b</p><p>c</p>"),
        ('<content type="html">&lt;p&gt;x</content>', "<p>x</p>"),
        ('<content type="image/png">iVBORw0KGgo=</content>', ""),
        ('<content type="application/octet-stream">PHA+eDwvcD4=</content>', "<p>x</p>"),
        ('<content mode="escaped" type="text/html">&lt;p&gt;x</content>', "<p>x</p>"),
        ("<content><p>x</p></content>", "<p>x</p>"),
    ],
)
def test_atom_content_is_read_by_its_type(content, expected):
    """Text, HTML, XHTML with or without prefix, base64 and inline markup each give their HTML."""

    assert first(atom(entry(content))).html == expected


def test_video_channel_has_text_and_picture():
    """An entry that is only a media group has its description for a body and its thumbnail."""
    group = (
        '<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:title>V</media:title>'
        '<media:thumbnail url="https://i.example/t.jpg" width="480"/>'
        "<media:description>What is shown.\n\nAnd more.</media:description></media:group>"
    )
    read = first(atom(entry(group)))

    assert (read.html, read.summary) == (
        "<p>What is shown.</p><p>And more.</p>",
        "What is shown. And more.",
    )
    assert read.image == "https://i.example/t.jpg"


def test_all_enclosures_are_kept():
    """A picture and a recording are both kept; a length that says nothing is not known."""
    more = (
        f'<enclosure url="{SITE}c.jpg" type="image/jpeg" length=""/>'
        f'<enclosure url="{SITE}a.mp3" type="audio/mpeg" length="0"/>'
    )
    read = first(rss(item(more=more)))

    assert [(e.media_type, e.length_bytes) for e in read.enclosures] == [
        ("image/jpeg", None),
        ("audio/mpeg", None),
    ]
    assert read.image == f"{SITE}c.jpg"


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("<author>ada@paper.example (Ada Moss)</author>", ("Ada Moss",)),
        ("<author>ada@paper.example</author>", ()),
        (
            "<dc:creator>Ada Moss</dc:creator><dc:creator>Bo Lind</dc:creator>",
            ("Ada Moss", "Bo Lind"),
        ),
        ("<atom:author><atom:name>Ada Moss</atom:name></atom:author>", ("Ada Moss",)),
        ("<itunes:author>Ada Moss</itunes:author>", ("Ada Moss",)),
    ],
)
def test_authors_are_names(written, names):
    """Authors are people's names, not their addresses."""

    assert first(rss(item(more=written))).authors == names


def test_missing_title_stays_empty():
    """An entry without a title gets none made up."""

    assert first(rss("<item><description>A short note.</description></item>")).title == ""


@pytest.mark.parametrize(
    ("channel", "ttl_s"),
    [("<ttl>60</ttl>", 3600), ("<ttl>x</ttl>", None), ("<ttl>0</ttl>", None), ("", None)],
)
def test_wish_for_pauses_is_told(channel, ttl_s):
    """The time a publisher asks to wait is given in seconds, if it is a time."""

    assert parse(rss(channel=channel).encode()).ttl_s == ttl_s
