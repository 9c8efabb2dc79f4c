"""Foreign HTML made safe to show, and made text."""

import re
from functools import lru_cache
from html import escape, unescape
from typing import Literal

import nh3

from octavo.lib.embeds import mend_media, srcset

_TAGS = frozenset(
    """
    a abbr article aside audio b bdi bdo blockquote br caption cite code col colgroup dd del details
    dfn div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q
    rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot
    th thead time tr tt u ul var video wbr
    """.split()
)
_ATTRIBUTES = {
    "*": {"dir", "lang", "title"},
    "a": {"href", "hreflang"},
    "audio": {"src"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"cite", "datetime"},
    "details": {"open"},
    "img": {"src", "srcset", "sizes", "alt", "width", "height"},
    "ins": {"cite", "datetime"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "q": {"cite"},
    "source": {"src", "srcset", "sizes", "type", "media"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "time": {"datetime"},
    "video": {"src", "poster", "width", "height"},
}
# Players fetch nothing until asked; pictures tell their host no more than they must.
_SET = {
    "img": {"loading": "lazy", "referrerpolicy": "no-referrer"},
    "audio": {"controls": "", "preload": "none"},
    "video": {"controls": "", "preload": "none"},
}
_DROPPED_WHOLE = {
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "math",
    "object",
    "select",
    "textarea",
}
_LINK_REL = "noopener noreferrer nofollow ugc"
# The parser's work grows with tags x elements left open, to minutes for 200 KB. 1,000 x 1,000 takes
# 0.4 s, as long as anyone should wait for one body. Of 306 recorded whole pages none is over
# 920,000, half are under 40,000.
_MAX_OPEN_TIMES_TAGS = 1_000_000
_MAX_HTML_CHARS = 1_000_000  # the longest body in the 93 recorded feeds has 181,567
_MAX_TITLE_CHARS = 2_000  # the longest of 53,519 recorded headlines has 654
_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Tags that need no end: each closes the one before it, or can have none.
_SELF_ENDING = frozenset(
    "a area base br col dd dt embed hr img input li link meta option p source td th tr wbr".split()
)

_BLOCKS = frozenset(
    """
    address article aside blockquote br caption center dd details dialog div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary
    table tbody tfoot thead title tr ul video audio body html
    """.split()
)
_CELL = re.compile(r"</?(?:td|th|img)\b[^>]*>")
_BLOCK = re.compile(r" *<[^>]*>[ \n]*")
_SPACE = re.compile(r"\s+")

_BLOCKS_ONLY = nh3.Cleaner(
    tags=set(_BLOCKS) | {"td", "th", "img"},
    attributes={},
    clean_content_tags=_DROPPED_WHOLE,
    link_rel=None,
)
_INLINE = frozenset(
    """
    a abbr b big bdi cite code del em font i ins mark q s small span strike strong sub sup tt u
    """.split()
)
_TITLE_TAG = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?/?)>", re.DOTALL)
_BREAKING = frozenset("br div h1 h2 h3 h4 h5 h6 hr img li p script style title ul wbr".split())
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
# Control characters and the marks that show nothing; joiners and directions shape words and stay.
_JUNK = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u180e\u200b\u2060\ufeff\ufff9-\uffff\ud800-\udfff]"
)
# No-break spaces are the writer's choice and stay.
_FOLDED = re.compile("[ \t\r\n\x0b\x0c\u2028\u2029]+")


def sanitise(html: str, *, base_url: str | None) -> str:
    """Give HTML that can stand on our pages: no script, style, frame, form, id, class or tracker.

    Links and pictures are absolute against `base_url` and only http(s) (links also mailto); lazy
    pictures show, players of known video hosts become links. Tags left open are closed.
    """
    html = html[:_MAX_HTML_CHARS]
    if "<" not in html:
        return escape(unescape(html), quote=False)
    if _is_too_tangled(html):
        return from_text(to_text(html))
    return _cleaner(base_url).clean(mend_media(html, base_url)).strip()


def to_text(html: str) -> str:
    """Give the words of HTML: a line for each block, blanks folded, entities decoded."""
    text = html[:_MAX_HTML_CHARS]
    if "<" in text and not _is_too_tangled(text):
        text = _CELL.sub(" ", _SPACE.sub(" ", _BLOCKS_ONLY.clean(text)))
        text = _BLOCK.sub("\n", text)
    else:
        text = _SPACE.sub(" ", re.sub("<[^<>]*>", "\n", text))
    text = _JUNK.sub("", unescape(text)).replace("\xa0", " ")
    return re.sub(" *\n[ \n]*", "\n", re.sub(" {2,}", " ", text)).strip()


def from_text(text: str) -> str:
    """Give plain text as HTML: a paragraph for each run of lines, line ends kept."""
    paragraphs = (part.strip() for part in re.split(r"\n\s*\n", text))
    written = (escape(part, quote=False).replace("\n", "<br>") for part in paragraphs if part)
    return "".join(f"<p>{paragraph}</p>" for paragraph in written)


def unescape_title(title: str) -> str:
    """Give a title as it is to be read, whether it came plain, as HTML or escaped once too often.

    >>> unescape_title("Don&amp;#x27;t <i>panic</i>")
    "Don't panic"
    >>> unescape_title("if a < b, Q&A")
    'if a < b, Q&A'
    """
    title = title[:_MAX_TITLE_CHARS]
    for _ in range(2):
        title = _without_tags(title)
        if "&" in title:
            title = _ENTITY.sub(lambda match: unescape(match[0]), title)
    return _FOLDED.sub(" ", _JUNK.sub("", _without_tags(title))).strip(" ")


@lru_cache(maxsize=256)
def _cleaner(base_url: str | None) -> nh3.Cleaner:
    """Give the cleaner for a base; feeds come entry by entry, so the last few bases are kept."""
    try:
        return _cleaner_of(("rewrite_with_base", base_url) if base_url else "deny")
    except ValueError:  # the base is no address to nh3, whose rules for hosts are stricter
        return _cleaner_of("deny")


def _cleaner_of(
    url_relative: Literal["deny"] | tuple[Literal["rewrite_with_base"], str],
) -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=set(_TAGS),
        attributes=_ATTRIBUTES,
        attribute_filter=_filtered,
        clean_content_tags=_DROPPED_WHOLE,
        link_rel=_LINK_REL,
        set_tag_attribute_values=_SET,
        url_schemes={"http", "https", "mailto"},
        url_relative=url_relative,
    )


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """Hold the attributes the cleaner takes on trust to what they may be."""
    if attribute == "srcset":
        return srcset(value, None) or None
    if attribute in {"width", "height", "colspan", "rowspan", "span", "start", "value"}:
        return value if value.isdecimal() and len(value) < 6 else None
    if attribute == "dir":
        return value if value.lower() in {"ltr", "rtl", "auto"} else None
    is_source = attribute in {"src", "poster"} or (tag != "a" and attribute == "cite")
    return None if is_source and value.lower().startswith("mailto:") else value


def _is_too_tangled(html: str) -> bool:
    """Tell HTML whose unclosed tags would keep the parser busy for seconds."""
    n_tags = html.count("<")
    if n_tags * n_tags < _MAX_OPEN_TIMES_TAGS:
        return False
    n_open, n_most = 0, 0
    open_by_name: dict[str, int] = {}
    for slash, name in _OPENING.findall(html):
        name = name.lower()
        if name in _SELF_ENDING:
            continue
        n_before = open_by_name.get(name, 0)
        step = (-1 if n_before else 0) if slash else 1
        open_by_name[name] = n_before + step
        n_open += step
        n_most = max(n_most, n_open)
    return n_most * n_tags > _MAX_OPEN_TIMES_TAGS


def _without_tags(title: str) -> str:
    """Strip the tags that are tags; words between angle brackets stay."""
    if "<" not in title:
        return title
    return _TITLE_TAG.sub(lambda match: _stripped(match, title.lower()), title)


def _stripped(match: re.Match[str], lowered: str) -> str:
    """Drop a comment, and a tag that has attributes, is paired or needs no pair."""
    slash, name, attributes = match[1], (match[2] or "").lower(), match[3]
    if not name:
        return ""
    is_paired = f"<{name}" in lowered if slash else f"</{name}" in lowered
    is_known = name in _INLINE or name in _BREAKING
    if not is_known or not (is_paired or "=" in attributes or name in _SELF_ENDING):
        return match[0]
    return " " if name in _BREAKING else ""
