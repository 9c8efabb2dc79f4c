"""Foreign errors in plain words."""

import socket

import aiohttp

# The first that fits is told. Only the certificate's own words are passed on: others repeat the
# address, which may hold a password.
_WORDS: tuple[tuple[type[Exception], str], ...] = (
    (aiohttp.ClientConnectorDNSError, "no such host, or its name cannot be looked up now"),
    (aiohttp.ClientConnectorSSLError, "no secure connection could be agreed on"),
    (aiohttp.ClientProxyConnectionError, "the proxy cannot be reached"),
    (aiohttp.ClientHttpProxyError, "the proxy refused to connect"),
    (TimeoutError, "no connection in time"),
    (aiohttp.ServerDisconnectedError, "the connection was closed without an answer"),
    (aiohttp.ClientPayloadError, "the answer is cut short or damaged"),
    (aiohttp.ClientResponseError, "the answer is not HTTP as it should be"),
    (aiohttp.InvalidURL, "not an address that can be fetched"),
    (socket.gaierror, "no such host, or its name cannot be looked up now"),
    (ConnectionRefusedError, "the connection was refused"),
    (ConnectionResetError, "the connection was lost"),
    (BrokenPipeError, "the connection was lost"),
)


def reason(error: Exception) -> str:
    """Say in plain words why no answer came."""
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        fault = error.certificate_error
        words = getattr(fault, "verify_message", "") or type(fault).__name__
        return f"its certificate is not valid: {words}"
    inner = error.os_error if isinstance(error, aiohttp.ClientConnectorError) else error
    for kind, words in _WORDS:
        if isinstance(error, kind) or isinstance(inner, kind):
            return words
    if isinstance(inner, OSError) and inner.strerror:
        return f"no connection: {inner.strerror.lower()}"
    return f"no answer that can be used ({type(inner).__name__})"
