"""Which addresses the guard lets a socket connect to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.engines.web.guard import is_refused, normal_allowed

NOBODY: frozenset[tuple[str, int]] = frozenset()

REFUSED = {
    "unspecified": "0.0.0.0",
    "this network": "0.1.2.3",
    "private 10": "10.0.0.1",
    "carrier-grade NAT, first": "100.64.0.0",
    "carrier-grade NAT, last": "100.127.255.255",
    "loopback": "127.0.0.1",
    "loopback, far end": "127.255.255.254",
    "link-local": "169.254.169.254",
    "private 172": "172.16.0.1",
    "private 172, last": "172.31.255.255",
    "protocol assignments": "192.0.0.8",
    "documentation 1": "192.0.2.1",
    "6to4 relay": "192.88.99.1",
    "private 192": "192.168.1.1",
    "benchmarking": "198.19.255.255",
    "documentation 2": "198.51.100.7",
    "documentation 3": "203.0.113.7",
    "multicast": "224.0.0.1",
    "reserved": "240.0.0.1",
    "broadcast": "255.255.255.255",
    "v6 unspecified": "::",
    "v6 loopback": "::1",
    "v4-compatible": "::7f00:1",
    "v4-mapped loopback": "::ffff:127.0.0.1",
    "v4-mapped private": "::ffff:10.0.0.1",
    "v4-translated": "::ffff:0:10.0.0.1",
    "NAT64 of loopback": "64:ff9b::7f00:1",
    "NAT64 of private": "64:ff9b::10.0.0.1",
    "local-use NAT64": "64:ff9b:1::8.8.8.8",
    "6to4 of private": "2002:0a00:0001::1",
    "6to4 of link-local": "2002:a9fe:a9fe::1",
    "Teredo": "2001:0:4136:e378:8000:63bf:3fff:fdd2",
    "ORCHID": "2001:10::1",
    "v6 documentation": "2001:db8::1",
    "v6 documentation, new": "3fff::1",
    "v6 discard": "100::1",
    "unique local": "fd00::1",
    "v6 link-local": "fe80::1",
    "v6 link-local with a zone": "fe80::1%eth0",
    "site-local": "fec0::1",
    "v6 multicast": "ff02::1",
    "segment routing": "5f00::1",
    "not yet assigned": "4000::1",
}

LET_THROUGH = {
    "public": "8.8.8.8",
    "below carrier-grade NAT": "100.63.255.255",
    "above carrier-grade NAT": "100.128.0.0",
    "below private 172": "172.15.255.255",
    "above private 172": "172.32.0.0",
    "v6 public": "2606:4700::1111",
    "v6 public, low": "2001:4860:4860::8888",
    "NAT64 of public": "64:ff9b::8.8.8.8",
    "v4-mapped public": "::ffff:8.8.8.8",
    "6to4 of public": "2002:808:808::1",
}


@pytest.mark.parametrize("address", REFUSED.values(), ids=REFUSED.keys())
def test_special_addresses_are_refused(address: str) -> None:
    """An address that is not on the public internet, in whatever dress, is refused."""
    assert is_refused(address, 80, NOBODY)


@pytest.mark.parametrize("address", LET_THROUGH.values(), ids=LET_THROUGH.keys())
def test_public_addresses_pass(address: str) -> None:
    """A public address passes, and the neighbours of refused networks do."""
    assert not is_refused(address, 80, NOBODY)


@pytest.mark.parametrize("text", ["", "localhost", "127.1", "2130706433", "1.2.3.4.5", "::g"])
def test_what_is_no_address_is_refused(text: str) -> None:
    """What is no address in full is refused: nobody knows where it leads."""
    assert is_refused(text, 80, NOBODY)


def test_allowed_address_passes_at_its_port_only() -> None:
    """To let through an address and port is not to let through the port beside it."""
    allowed = normal_allowed({("127.0.0.1", 8110)})

    assert not is_refused("127.0.0.1", 8110, allowed)
    assert is_refused("127.0.0.1", 8111, allowed)
    assert is_refused("127.0.0.2", 8110, allowed)


def test_allowed_address_does_not_pass_in_another_form() -> None:
    """The IPv6 form of an allowed IPv4 address is another address."""
    assert is_refused("::ffff:127.0.0.1", 8110, frozenset({("127.0.0.1", 8110)}))


def test_allowed_address_may_be_written_at_length() -> None:
    """However an allowed IPv6 address is written, it is the same address."""
    assert not is_refused("::1", 80, normal_allowed({("0:0:0:0:0:0:0:1", 80)}))


@given(st.ip_addresses(v=4))
def test_ipv4_agrees_with_the_standard_library(address: ipaddress.IPv4Address) -> None:
    """What passes is global to the standard library and not multicast."""
    passes = not is_refused(str(address), 443, NOBODY)
    is_public = address.is_global and not address.is_multicast
    is_stricter = address in ipaddress.ip_network("192.0.0.0/24") or address in (
        ipaddress.ip_network("192.88.99.0/24")
    )

    assert passes == (is_public and not is_stricter)


@given(st.ip_addresses(v=6))
def test_ipv6_passes_only_what_is_global(address: ipaddress.IPv6Address) -> None:
    """What passes is global, or stands for an IPv4 address that passes."""
    embedded = address.ipv4_mapped or address.sixtofour
    if address in ipaddress.ip_network("64:ff9b::/96"):
        embedded = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    passes = not is_refused(str(address), 443, NOBODY)

    if embedded is not None:
        assert passes == (not is_refused(str(embedded), 443, NOBODY))
    else:
        assert not passes or (address.is_global and not address.is_multicast)


@given(st.ip_addresses(v=4), st.sampled_from(["::ffff:0:0", "64:ff9b::", "6to4"]))
def test_dress_does_not_change_the_judgement(v4: ipaddress.IPv4Address, dress: str) -> None:
    """An IPv4 address inside an IPv6 one is judged as itself."""
    if dress == "6to4":
        v6 = ipaddress.IPv6Address((0x2002 << 112) | (int(v4) << 80) | 1)
    else:
        v6 = ipaddress.IPv6Address(int(ipaddress.IPv6Address(dress)) | int(v4))

    assert is_refused(str(v6), 443, NOBODY) == is_refused(str(v4), 443, NOBODY)
