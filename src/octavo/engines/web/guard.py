"""The address guard: which network addresses a fetch may connect to.

It judges the address a socket is about to connect to, never a name: a name can point anywhere,
and somewhere else a second later.
"""

from collections.abc import Set
from ipaddress import (
    IPv4Address,
    IPv4Network,
    IPv6Address,
    IPv6Network,
    ip_address,
)

# IANA's special-purpose registries, own copy: `ipaddress.is_global` changed its mind between
# patch releases (64:ff9b:1::/48, 192.0.0.0/24), and a guard must not.
_REFUSED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network, and the unspecified address
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, where clouds keep their metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # IETF protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # relays from 6to4, deprecated
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
# IPv6 is the other way round: only global unicast passes, less what is set apart in it. That
# leaves out loopback, link-local, site-local, unique local, multicast, 64:ff9b:1::/48 and
# whatever is assigned next.
_GLOBAL_UNICAST = IPv6Network("2000::/3")
_REFUSED_V6 = (
    IPv6Network("2001::/23"),  # IETF protocol assignments; Teredo (2001::/32) is among them
    IPv6Network("2001:db8::/32"),  # documentation
    IPv6Network("3fff::/20"),  # documentation
)
_NAT64 = IPv6Network("64:ff9b::/96")


def is_refused(address: str, port: int, allowed: Set[tuple[str, int]]) -> bool:
    """Tell whether no connection may be made to an address.

    Args:
        address: an IPv4 or IPv6 address, with or without a zone; anything else is refused.
        port: the port that would be connected to.
        allowed: addresses with their port let through as they stand; an IPv4 address let through
            does not let through the IPv6 forms it is embedded in.
    """
    try:
        parsed = ip_address(address)
    except ValueError:
        return True
    if (str(parsed), port) in allowed:
        return False
    if isinstance(parsed, IPv6Address):
        return _is_refused_v6(parsed)
    return _is_refused_v4(parsed)


def normal_allowed(allowed: Set[tuple[str, int]]) -> frozenset[tuple[str, int]]:
    """Write allowed addresses the way `is_refused` compares them.

    >>> sorted(normal_allowed({("0:0::1", 80)}))
    [('::1', 80)]
    """
    return frozenset((str(ip_address(address)), port) for address, port in allowed)


def _is_refused_v4(address: IPv4Address) -> bool:
    return any(address in network for network in _REFUSED_V4)


def _is_refused_v6(address: IPv6Address) -> bool:
    embedded = _embedded_v4(address)
    if embedded is not None:
        return _is_refused_v4(embedded)
    if address not in _GLOBAL_UNICAST:
        return True
    return any(address in network for network in _REFUSED_V6)


def _embedded_v4(address: IPv6Address) -> IPv4Address | None:
    """Find the IPv4 address that packets to a mapped, 6to4 or NAT64 address end at."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
