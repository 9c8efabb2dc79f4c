"""XML as it is met: read strictly, else mended, else recovered; entities are never expanded."""

import re
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

# What may stand before the first element: blanks, <?instructions?>, comments, a DOCTYPE. Every turn
# begins with a different character and nothing follows the loop, so it takes linear time.
_HEAD = re.compile(r"(?:[^<]+|<\?.*?\?>|<!--.*?-->|<![^-][^\[>]*(?:\[.*?\]\s*)?>)*", re.DOTALL)
_FIRST_ELEMENT = re.compile(r"<[^\W\d]")
_CDATA = re.compile(r"(<!\[CDATA\[.*?\]\]>)", re.DOTALL)
# Characters no XML document may hold, and half-pairs, which no encoding can.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_AMPERSAND = re.compile(r"&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|([A-Za-z]\w{0,30});)?")
_LONE_LESS_THAN = re.compile(r"<(?![A-Za-z_/!?])")
_UNQUOTED = re.compile(r"(<[\w:][^<>\"']*?\s[\w:.-]+=)([^\s\"'<>]+)(?=[\s>])")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})


class NotXmlError(ValueError):
    """The text is no XML, or is XML that must not be read; the message says which."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed document. `is_damaged`: it had to be recovered, so parts may be missing."""

    root: etree._Element
    is_mended: bool = False
    is_damaged: bool = False


def read_xml(text: str, *, base_url: str | None = None) -> Document:
    """Parse a document.

    What is not well-formed is mended first (undeclared HTML entities, bare `&` and `<`, control
    characters), then recovered as far as the parser can.

    Raises:
        NotXmlError: there is no element, or the DOCTYPE defines entities.
    """
    text = _without_prolog(text)
    root = _strictly(text, base_url)
    if root is not None:
        return Document(root)
    text = mended(text)
    root = _strictly(text, base_url)
    if root is not None:
        return Document(root, is_mended=True)
    root = _parsed(text, base_url, recover=True)
    if root is None:
        raise NotXmlError("no element can be read")
    return Document(root, is_mended=True, is_damaged=True)


def mended(text: str) -> str:
    """Make signs, illegal characters and bare attributes well-formed; CDATA keeps its wording."""
    parts = _CDATA.split(_ILLEGAL.sub("", text))
    parts[::2] = map(_without_bare_signs, parts[::2])
    return "".join(parts)


def legal(text: str) -> str:
    """Drop the characters that no XML document may hold."""
    return _ILLEGAL.sub("", text)


def _without_prolog(text: str) -> str:
    """Drop prolog and DOCTYPE: the charset is known by now, and no definition may count."""
    head = _HEAD.match(text)
    end = head.end() if head else 0
    first = _FIRST_ELEMENT.search(text, end)
    if first is None:
        raise NotXmlError("no element can be read")
    if "<!entity" in text[: first.start()].lower():
        raise NotXmlError("its DOCTYPE defines entities, which can be a bomb")
    return text[first.start() :]


def _strictly(text: str, base_url: str | None) -> etree._Element | None:
    try:
        return _parsed(text, base_url, recover=False)
    except etree.XMLSyntaxError:
        return None


def _parsed(text: str, base_url: str | None, *, recover: bool) -> etree._Element | None:
    parser = etree.XMLParser(
        encoding="utf-8", recover=recover, resolve_entities=False, no_network=True,
        load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        body = text.encode()
    except UnicodeEncodeError:  # half-pairs: mended later
        return None
    return etree.fromstring(body, parser, base_url=base_url or "")


def _without_bare_signs(text: str) -> str:
    text = _LONE_LESS_THAN.sub("&lt;", _AMPERSAND.sub(_reference, text))
    return _UNQUOTED.sub(r'\1"\2"', text)


def _reference(match: re.Match[str]) -> str:
    """Give a reference XML knows, or the character an HTML one means, or an escaped `&`."""
    decimal, hexadecimal, name = match.groups()
    if decimal or hexadecimal:
        return _character(int(decimal) if decimal else int(hexadecimal, 16))
    if name in _XML_ENTITIES:
        return match[0]
    if name and f"{name};" in html5:
        return escape(html5[f"{name};"])
    return "&amp;" + match[0][1:]


def _character(code: int) -> str:
    """Write a character as a reference; what XML may not hold is dropped, C1 is Windows-1252."""
    if 0x80 <= code <= 0x9F:
        return bytes([code]).decode("cp1252", "replace")
    is_legal = code in {9, 10, 13} or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0x10FFFF
    return f"&#{code};" if is_legal and code not in {0xFFFE, 0xFFFF} else ""
