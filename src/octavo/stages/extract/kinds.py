"""What bytes are when they are no page."""

import codecs
import re

_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "an image or a sound"),
    (b"PK\x03\x04", "an archive or office document"),
    (b"\x1f\x8b", "compressed bytes"),
    (b"ID3", "a sound"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
)
_MEDIA_TYPES = {
    "image": "an image",
    "video": "a film",
    "audio": "a sound",
    "font": "a font",
    "application/pdf": "a PDF document",
    "application/json": "JSON",
    "application/zip": "an archive",
    "application/octet-stream": "unnamed bytes",
}
_FEED_ROOT = re.compile(
    rb"^\s*(?:<\?xml[^>]*>|<!--.{0,500}?-->|\s)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL
)


def foreign_kind(page: bytes, content_type: str) -> str | None:
    """Name what the bytes are if they cannot be an HTML page, in words; None if they may be one."""
    start = page[:2000]
    for magic, kind in _MAGIC:
        if start.startswith(magic):
            return kind
    if _FEED_ROOT.match(start):
        return "a feed"
    media_type = content_type.partition(";")[0].strip().lower()
    named = _MEDIA_TYPES.get(media_type) or _MEDIA_TYPES.get(media_type.partition("/")[0])
    if named and b"<" not in start:
        return named
    n_controls = sum(byte < 9 or 13 < byte < 27 for byte in start)
    is_wide = start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"<\x00" in start
    if n_controls * 10 > len(start) and not is_wide:
        return "unreadable bytes"
    return None
