"""Who prints a quote or a figure, as the pages write it.

As a tag it takes a third of the time of an included template, and a story page has twenty of them.
"""

from collections.abc import Sequence

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from octavo.faces.web.told import Source

register = template.Library()

_MOST = 6  # named; a wire report is in hundreds


@register.simple_tag
def sentence_address(source: Source) -> str:
    """Give where a sentence stands, or the article where its place is not known."""
    address = reverse("article", args=[source.card.id])
    return address if source.start is None else f"{address}#s{source.start}"


@register.simple_tag
def told_by(sources: Sequence[Source]) -> SafeString:
    """Name the outlets, each leading to its sentence."""
    links = format_html_join(
        ", ",
        '<a class="source" href="{}"><bdi>{}</bdi></a>',
        ((sentence_address(one), one.card.publisher.name) for one in sources[:_MOST]),
    )
    more = len(sources) - _MOST
    return format_html("{} and {} more", links, more) if more > 0 else links
