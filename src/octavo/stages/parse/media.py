"""What the media and podcast modules add to an entry, in RSS and Atom alike."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from octavo.lib.urls import resolve
from octavo.news.feed import Enclosure
from octavo.stages.parse.draft import enclosure
from octavo.stages.parse.names import Fields, attribute, first_text, short_name, text_of

_MEDIA_NAMES = tuple(
    f"media:{name}" for name in ("group", "content", "thumbnail", "description", "title")
)
_PLAYABLE = ("audio/", "video/")
_PICTURE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif")


def media_description(found: Fields) -> str:
    """Give the longest description the media module holds."""
    texts = [text_of(e).strip() for e in _media(found) if short_name(e) == "media:description"]
    return max(texts, key=len, default="")


def media_title(found: Fields) -> str:
    """Give the title the media module holds."""
    titles = (text_of(e).strip() for e in _media(found) if short_name(e) == "media:title")
    return next(filter(None, titles), "")


def media_enclosures(found: Fields, base: str | None) -> Iterator[Enclosure]:
    """Give the sound and film of the media module; pictures are `picture`'s."""
    for element in _media(found):
        if short_name(element) != "media:content" or _is_picture(element):
            continue
        media_type, medium = attribute(element, "type"), attribute(element, "medium")
        if not (media_type or medium).startswith(("audio", "video")):
            continue
        made = enclosure(
            base,
            attribute(element, "url"),
            media_type,
            length=attribute(element, "fileSize"),
            duration=attribute(element, "duration"),
        )
        if made:
            yield made


def picture(found: Fields, base: str | None) -> str | None:
    """Give the widest picture the media and podcast modules name; of equals the first."""
    candidates: list[tuple[int, str]] = []
    for element in _media(found):
        if short_name(element) == "media:thumbnail" or _is_picture(element):
            url = resolve(base, attribute(element, "url") or text_of(element))
            candidates += [(_width(element), url)] if url else []
    for element in found.get("itunes:image", ()):
        url = resolve(base, attribute(element, "href") or text_of(element))
        candidates += [(0, url)] if url else []
    return max(candidates, key=lambda candidate: candidate[0])[1] if candidates else None


def timed(enclosures: Iterator[Enclosure], duration: int | None) -> tuple[Enclosure, ...]:
    """Give the entry's duration to what can be played and has none of its own."""
    return tuple(
        replace(one, duration_s=duration)
        if duration and one.duration_s is None and one.media_type.startswith(_PLAYABLE)
        else one
        for one in enclosures
    )


def itunes_duration(found: Fields) -> str:
    """Give the podcast module's duration, as written."""
    return first_text(found, "itunes:duration")


def _media(found: Fields) -> Iterator[etree._Element]:
    """Walk the media elements: those of the entry, and those in its groups and contents."""
    for name in _MEDIA_NAMES:
        for element in found.get(name, ()):
            yield from element.iter("{*}*")


def _is_picture(element: etree._Element) -> bool:
    if short_name(element) != "media:content":
        return False
    kind = attribute(element, "type") + " " + attribute(element, "medium")
    if kind.strip():
        return "image" in kind
    return attribute(element, "url").partition("?")[0].lower().endswith(_PICTURE_ENDINGS)


def _width(element: etree._Element) -> int:
    width = attribute(element, "width")
    return int(width) if width.isdecimal() and len(width) < 6 else 0
