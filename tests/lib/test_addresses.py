"""Addresses with a port."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.lib.addresses import format_listen, parse_listen

_hosts = st.ip_addresses().map(str) | st.from_regex(r"[a-z]{1,8}\.example", fullmatch=True)


@given(_hosts, st.integers(1, 65535))
def test_parse_is_the_inverse_of_format(host, port):
    """Whatever is written is read back."""
    assert parse_listen(format_listen(host, port)) == (host, port)


@pytest.mark.parametrize("text", ["", "8000", ":8000", "a:", "a:x", "a:0", "a:65536", "a:-1"])
def test_half_an_address_is_refused(text):
    """Without a host or a port in range there is no address."""
    with pytest.raises(ValueError, match="port"):
        parse_listen(text)
