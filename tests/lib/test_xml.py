"""Laws of reading XML as it is met."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.clock import ticks_s
from octavo.lib.xml import NotXmlError, legal, mended, read_xml


def text_in(document):
    return "".join(read_xml(document).root.itertext())


@given(st.text("<>&;'\"/!?[]-ax#1 \x00\ud800é", max_size=60))
def test_any_text_is_a_document_or_an_error(text):
    """Whatever the text, there is a document or NotXmlError."""
    try:
        document = read_xml(text)
    except NotXmlError:
        return

    assert document.root is not None


@given(st.text("<>&;#x1ab \x0b\ud800\ufffe", max_size=40))
def test_mended_text_is_well_formed_but_for_tags(text):
    """Text without tags, once mended, is strictly well-formed."""
    text = text.replace("<", "< ")

    assert not read_xml(f"<a>{mended(text)}</a>").is_mended


@pytest.mark.parametrize(
    ("document", "words"),
    [
        ("<a>caf&eacute;&nbsp;&rsquo;</a>", "café\xa0’"),
        ("<a>salt & pepper, R&D; x&y</a>", "salt & pepper, R&D; x&y"),
        ("<a>1 < 2</a>", "1 < 2"),
        ("<a>one\x0btwo&#1;&#x1F;</a>", "onetwo"),
        ("<a>&#146;&LT;&AMP;</a>", "’<&"),
        ("<a>&</a>", "&"),
        ("<a b=2.0>x=1</a>", "x=1"),
        ("<a><![CDATA[x & &eacute;]]>& </a>", "x & &eacute;& "),
        ('<?xml version="1.1" encoding="x-none"?><a>é</a>', "é"),
        ("<a>half \ud83d pair</a>", "half  pair"),
    ],
)
def test_what_is_not_well_formed_is_mended(document, words):
    """HTML entities, bare signs and illegal characters are read as they were meant."""

    assert text_in(document) == words


def test_elements_left_open_are_recovered():
    """Where tags do not match, what was read so far is kept, and told to be damaged."""
    document = read_xml("<a><b>one</b><c>two</a>")

    assert document.is_damaged
    assert "".join(document.root.itertext()) == "onetwo"


@pytest.mark.parametrize("text", ["", "   ", "no element", "<", "<!-- <a>x</a> -->"])
def test_what_has_no_element_is_an_error(text):
    """A text without an element is no XML."""
    with pytest.raises(NotXmlError):
        read_xml(text)


def test_entities_are_neither_expanded_nor_fetched():
    """A document that defines entities is refused; an external DTD is not even looked at."""
    bomb = '<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]><a>&c;</a>'

    with pytest.raises(NotXmlError, match="entities"):
        read_xml(bomb)
    assert text_in('<!DOCTYPE a SYSTEM "file:///etc/hostname"><a>x</a>') == "x"


@pytest.mark.parametrize(
    "piece", ["<?x", "<!--", "<!D[", "<a>", "&", "<a b='", "<![CDATA[", "<a ", "<a b=", "&x"]
)
def test_hostile_repetition_takes_no_time(piece):
    """A megabyte of any opening is read or refused at once."""
    start_s = ticks_s()
    try:
        read_xml(piece * (1_000_000 // len(piece)))
    except NotXmlError:
        pass

    assert ticks_s() - start_s < 5


@given(st.text())
def test_legal_text_can_be_written(text):
    """What `legal` leaves is text an XML document may hold."""

    assert (
        text_in(f"<a><![CDATA[{legal(text).replace(']]>', '').replace(chr(13), '')}]]></a>")
        is not None
    )
