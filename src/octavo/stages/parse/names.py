"""Names of XML elements: one short name for each, whatever namespace it came in."""

from collections import defaultdict
from functools import lru_cache
from html import escape

from lxml import etree

from octavo.lib.urls import resolve

# Addresses are compared in lower case, without what follows the last letter or digit.
_MODULES = {
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://purl.org/dc/elements/1.1": "dc",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://purl.org/dc/terms": "dcterms",
    "http://search.yahoo.com/mrss": "media",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://purl.org/rss/1.0/modules/syndication": "sy",
    "http://purl.org/rss/1.0/modules/slash": "slash",
    "http://www.w3.org/1999/xhtml": "xhtml",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf",
    "http://www.georss.org/georss": "georss",
    "http://wellformedweb.org/commentapi": "wfw",
}
_ATOM = frozenset({"http://www.w3.org/2005/atom", "http://purl.org/atom/ns"})
_RSS = frozenset({
    "http://purl.org/rss/1.0",
    "http://purl.org/net/rss1.1",
    "http://my.netscape.com/rdf/simple/0.9",
    "http://channel.netscape.com/rdf/simple/0.9",
    "http://backend.userland.com/rss",
    "http://backend.userland.com/rss2",
    "http://blogs.law.harvard.edu/tech/rss",
})  # fmt: skip
_PREFIXES = frozenset(_MODULES.values()) | {"atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Fields = dict[str, list[etree._Element]]


def short_name(element: etree._Element) -> str:
    """Give "title", "dc:date", "media:group" ...; case does not count, as some write `<pubdate>`.

    An element without a prefix is one of the feed's own whatever the default namespace, unless
    that is a known module's; a prefix nobody declared means the module usually so called.
    """
    return _short_name(str(element.tag), element.prefix)


def fields(element: etree._Element) -> Fields:
    """Give an element's children by short name, each name's in document order."""
    found: Fields = defaultdict(list)
    for child in element:
        found[short_name(child)].append(child)
    return found


def text_of(element: etree._Element) -> str:
    """Give an element's text, that of its children included."""
    if len(element):
        return "".join(str(text) for text in element.itertext())
    return element.text or ""


def first_text(found: Fields, *names: str) -> str:
    """Give the first text that is not blank under the first of the names that has one."""
    for name in names:
        for element in found.get(name, ()):
            text = text_of(element).strip()
            if text:
                return text
    return ""


def inner_html(element: etree._Element) -> str:
    """Give an element's content as HTML: text as it is, elements in it written out unprefixed."""
    if not len(element):
        return element.text or ""
    for child in element.iterdescendants():
        # What is left of a damaged address ("<https://...") has no name behind its colon.
        child.tag = str(child.tag).rpartition("}")[2].rpartition(":")[2] or "span"
    etree.cleanup_namespaces(element)
    # Beside elements, text is text: a "<" in it was escaped on purpose.
    parts = [escape(element.text or "", quote=False)]
    parts += [etree.tostring(child, encoding="unicode", method="html") for child in element]
    return "".join(parts)


def attribute(element: etree._Element, name: str) -> str:
    """Give an attribute's value without blanks around it; "" where there is none."""
    return (element.get(name) or "").strip()


def base_of(element: etree._Element, outer: str | None) -> str | None:
    """Give the innermost xml:base that holds for an element; None where there is none."""
    base = element.base
    return resolve(outer, base) if isinstance(base, str) else None


@lru_cache(maxsize=4096)
def _short_name(tag: str, prefix: str | None) -> str:
    namespace, _, local = tag.removeprefix("{").rpartition("}")
    local = local.lower()
    if not namespace:
        known, colon, rest = local.partition(":")
        if not colon or known in _PREFIXES:
            return local
        return rest if known == "rss" else f"?:{rest}"
    namespace = namespace.lower().rstrip("/#")
    module = _MODULES.get(namespace)
    if module:
        return f"{module}:{local}"
    if prefix is None or namespace in _RSS:
        return local
    return f"atom:{local}" if namespace in _ATOM else f"?:{local}"
