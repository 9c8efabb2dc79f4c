"""Laws of telling text from bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.charset import decode


@given(st.binary(max_size=200), st.text(max_size=40))
def test_any_bytes_are_some_text(body, content_type):
    """Whatever the bytes and the header, there is a text, and it can be encoded."""
    decoded = decode(body, content_type=content_type)

    assert isinstance(decoded.text.encode("utf-8", "replace"), bytes)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=100).filter(
        lambda t: "\x00" not in t
    )
)
def test_utf8_is_read_whatever_is_said_of_it(text):
    """Bytes that are UTF-8 are read so, though the header says otherwise."""
    body = "é—".encode() + text.encode()

    assert decode(body, content_type="text/xml; charset=iso-8859-1").text == "é—" + text


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("Хроника дня", "windows-1251"),
        ("新闻标题", "gbk"),
        ("速報です", "shift_jis"),
        ("뉴스 속보", "euc-kr"),
        ("Ünlü şehir", "iso-8859-9"),
        ("ニュース", "iso-2022-jp"),
    ],
)
@pytest.mark.parametrize("is_in_header", [True, False])
def test_declared_charset_holds_where_it_fits(text, charset, is_in_header):
    """What HTTP or the document declares is used where the bytes are no UTF-8."""
    prolog = f'<?xml version="1.0" encoding="{"utf-8" if is_in_header else charset}"?>'
    header = f"text/xml; charset={charset if is_in_header else 'utf-8'}"

    assert decode((prolog + text).encode(charset), content_type=header).text == prolog + text


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_charsets_are_told_by_their_bytes(charset):
    """Byte order marks, and the zeros of UTF-16, tell the charset whatever is declared."""
    text = '<?xml version="1.0" encoding="us-ascii"?><a>é新</a>'

    assert decode(text.encode(charset)).text == text


def test_stray_bytes_do_not_spoil_the_rest():
    """A UTF-8 text with pasted Windows-1252 keeps its letters and gains the pasted ones."""
    decoded = decode(
        "Señora Ñandú dice ".encode() + b"\x93s\xed\x94" + " añeja época, más allá".encode()
    )

    assert decoded.text == "Señora Ñandú dice “sí” añeja época, más allá"
    assert decoded.n_strays == 3


def test_undeclared_bytes_are_windows_1252():
    """Without any declaration that fits, bytes are Western European."""

    assert decode(b"caf\xe9 \x80 5").text == "café € 5"
