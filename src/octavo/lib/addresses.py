"""Addresses with a port, as people write them: `127.0.0.1:8000`, `[::1]:8000`."""


def parse_listen(text: str) -> tuple[str, int]:
    """Split an address into host and port.

    Raises:
        ValueError: there is no port, or it is not a number from 1 to 65535.

    >>> parse_listen("[::1]:8000")
    ('::1', 8000)
    """
    host, colon, port = text.strip().rpartition(":")
    if not colon or not host:
        raise ValueError("expected an address and a port, such as 127.0.0.1:8000")
    if not port.isdecimal() or not 1 <= int(port) <= 65535:
        raise ValueError("the port must be a number from 1 to 65535")
    return host.removeprefix("[").removesuffix("]"), int(port)


def format_listen(host: str, port: int) -> str:
    """Write host and port as one address; the inverse of `parse_listen`.

    >>> format_listen("::1", 8000)
    '[::1]:8000'
    """
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
