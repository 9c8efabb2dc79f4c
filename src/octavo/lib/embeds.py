"""Pictures and players in foreign HTML: lazy ones woken, counters dropped, frames made links."""

import re
from collections.abc import Iterator
from html import escape, unescape
from urllib.parse import urlsplit

from octavo.lib.urls import host, resolve

# One tag as a browser's tokeniser sees it: `>` in a quoted value does not end it. Whatever stands
# there, the loop runs to a `>` or to the end of the text and never fails, so it takes linear time.
_ATTRIBUTE = r"""[^\s/>][^\s/>=]*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]*))?"""
_MEDIA_TAG = re.compile(
    rf"<(img|source|iframe)(?=[\s/>])((?:[\s/]+|{_ATTRIBUTE})*)>?", re.IGNORECASE
)
_PARTS = re.compile(r"""([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?""")

# Where scripts that load pictures late keep the real address; `src` then holds a placeholder.
_LAZY_SRC = ("data-src", "data-lazy-src", "data-original", "data-lazy", "data-hi-res-src", "src")
_LAZY_SRCSET = ("data-srcset", "data-lazy-srcset", "srcset")
_PLAIN = ("alt", "title", "width", "height", "sizes", "type", "media")
# Pictures that are nobody's picture: counters of reads, clicks and shares.
_COUNTERS = frozenset(
    """
    feedpress.me feeds.feedblitz.com pi.feedsportal.com da.feedsportal.com res.feedsportal.com
    pixel.wp.com stats.wordpress.com pixel.quantserve.com sb.scorecardresearch.com
    b.scorecardresearch.com www.google-analytics.com ad.doubleclick.net googleads.g.doubleclick.net
    pixel.facebook.com api.follow.it counter.theconversation.com tracking.feedpress.com pheedo.com
    segment.prod.bidr.io
    """.split()
)
_COUNTER_PATHS = re.compile(
    r"feedburner\.com/~[rf]|feeds\.wordpress\.com/1\.0/|medium\.com/_/stat|/piwik\.php|/matomo\.php"
    r"|facebook\.com/tr\?|republication-tracker|/feedads/"
)
_MAX_COUNTER_PIXELS = 2
_HIDDEN = re.compile(r"display\s*:\s*none|(?:width|height)\s*:\s*[012]px", re.IGNORECASE)
_MAX_SRCSET_CHARS = 8_000
_PLAYERS = (
    (
        re.compile(r"youtube(?:-nocookie)?\.com/embed/([\w-]{6,20})"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"player\.twitch\.tv/\?video=v?(\d+)"), "https://www.twitch.tv/videos/{}"),
)


def mend_media(html: str, base_url: str | None) -> str:
    """Give HTML whose pictures have absolute addresses and whose known players are links.

    This makes foreign HTML show what was meant; it does not make it safe (see `html.sanitise`).
    """
    if "<i" not in html and "<I" not in html and "<s" not in html and "<S" not in html:
        return html
    return _MEDIA_TAG.sub(lambda match: _mended(match, base_url), html)


def srcset(value: str, base_url: str | None) -> str:
    """Give a srcset with absolute http(s) addresses; candidates that have none are dropped."""
    if len(value) > _MAX_SRCSET_CHARS:
        return ""
    candidates = ((resolve(base_url, url), descriptor) for url, descriptor in _candidates(value))
    return ", ".join(f"{url} {descriptor}".rstrip() for url, descriptor in candidates if url)


def _mended(match: re.Match[str], base_url: str | None) -> str:
    attributes = _attributes(match[2])
    name = match[1].lower()
    if name == "iframe":
        return _player_link(attributes)
    source = next(_addresses(attributes, _LAZY_SRC, base_url), "")
    choices = next(
        (s for key in _LAZY_SRCSET if (s := srcset(attributes.get(key, ""), base_url))), ""
    )
    source = source or (choices.split()[0] if name == "img" and choices else "")
    if not (source or choices) or (name == "img" and _is_counter(attributes, source)):
        return ""
    return _tag(
        name, {"src": source, "srcset": choices} | {k: attributes.get(k, "") for k in _PLAIN}
    )


def _attributes(text: str) -> dict[str, str]:
    """Read a tag's attributes; of two with one name the first counts, as in a browser."""
    attributes: dict[str, str] = {}
    for name, double, single, bare in _PARTS.findall(text):
        attributes.setdefault(name.lower(), unescape(double or single or bare))
    return attributes


def _addresses(
    attributes: dict[str, str], names: tuple[str, ...], base_url: str | None
) -> Iterator[str]:
    for name in names:
        url = resolve(base_url, attributes[name]) if name in attributes else None
        if url:
            yield url


def _tag(name: str, attributes: dict[str, str]) -> str:
    written = (f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
    return f"<{name}{''.join(written)}>"


def _is_counter(attributes: dict[str, str], source: str) -> bool:
    sizes = (attributes.get(side, "").removesuffix("px") for side in ("width", "height"))
    if any(size.isdecimal() and int(size[:6]) <= _MAX_COUNTER_PIXELS for size in sizes):
        return True
    if _HIDDEN.search(attributes.get("style", "")):
        return True
    return host(source) in _COUNTERS or _COUNTER_PATHS.search(source) is not None


def _player_link(attributes: dict[str, str]) -> str:
    """Give a link in place of a known video player's frame, nothing in place of any other."""
    source = next(_addresses(attributes, _LAZY_SRC, "https://x.invalid/"), "")
    for pattern, page in _PLAYERS:
        found = pattern.search(source)
        if found:
            url = page.format(found[1])
            label = attributes.get("title") or urlsplit(url).netloc
            return f'<p><a href="{escape(url)}">▶ {escape(label)}</a></p>'
    return ""


def _candidates(value: str) -> Iterator[tuple[str, str]]:
    """Give a srcset's addresses with their descriptors; addresses may hold commas."""
    words = value.split()[::-1]
    while words:
        url = words.pop()
        if url.endswith(","):
            yield url.rstrip(","), ""
            continue
        descriptor, comma, rest = words.pop().partition(",") if words else ("", "", "")
        if comma and rest:
            words.append(rest)
        yield url.lstrip(","), descriptor
        while not comma and words:  # a second descriptor, as "640w 480h"
            comma = "," if words.pop().endswith(",") else ""
