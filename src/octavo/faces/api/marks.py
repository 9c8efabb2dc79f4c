"""What the documentation's own text may mark: `code`."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

_CODE = re.compile(r"`([^`]+)`")


@register.filter
def coded(text: str) -> SafeString:
    """Write text in which what stands between backticks is code."""
    parts = _CODE.split(str(text))
    return mark_safe("".join(_part(part, is_code=n % 2 == 1) for n, part in enumerate(parts)))


def _part(text: str, *, is_code: bool) -> str:
    return format_html("<code>{}</code>", text) if is_code else conditional_escape(text)
