"""Words, marks and addresses as the pages write them.

What is written here comes from strangers: everything is escaped unless this module made it.
"""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlsplit

from django import template
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_info

from octavo.faces.web import demonstration
from octavo.lib.languages import direction_of_language, direction_of_text
from octavo.news.article import ArticleCard
from octavo.news.feed import Enclosure, Publisher
from octavo.news.story import StoryCard
from octavo.news.topics import topics

register = template.Library()
register.filter("is_fictional", demonstration.is_fictional)

_FICTIONAL = mark_safe(' <span class="badge fictional">fictional</span>')

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_MINUTE, _HOUR, _DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# Publishers' clocks run a little fast; further ahead a date is more honest than "just now".
_FAST_CLOCK = timedelta(minutes=10)
_DAYS_IN_WORDS = 7
# From how long on a length of time is told in which step.
_GAPS = (
    (60 * _DAY, 30.4 * _DAY, "month"),
    (28 * _DAY, 7 * _DAY, "week"),
    (2 * _DAY, _DAY, "day"),
)


@register.filter
def ago(at: datetime, now: datetime) -> str:
    """Say how long ago: "just now", "an hour ago", "yesterday", after a week the date."""
    age = now - at
    if age < -_FAST_CLOCK:
        return day(at, now)
    if age < _MINUTE:
        return "just now"
    if age < _HOUR:
        return _count(age // _MINUTE, "a minute", "minutes")
    if age < _DAY:
        return _count(age // _HOUR, "an hour", "hours")
    n_days = (now.astimezone(UTC).date() - at.astimezone(UTC).date()).days
    if n_days >= _DAYS_IN_WORDS:
        return day(at, now)
    return "yesterday" if n_days == 1 else f"{n_days} days ago"


def _count(n: int, one: str, many: str) -> str:
    return f"{one} ago" if n == 1 else f"{n} {many} ago"


@register.filter
def day(at: datetime, now: datetime) -> str:
    """Write a date, with its year only where it is not this one: "4 March", "4 March 2019"."""
    at = at.astimezone(UTC)
    year = "" if at.year == now.astimezone(UTC).year else f" {at.year}"
    return f"{at.day} {at:%B}{year}"


@register.filter
def gap(later: datetime, earlier: datetime) -> str:
    """Say how long lies between two instants: "5 hours", "3 days", "7 weeks", "5 months"."""
    apart = later - earlier
    for least, step, noun in _GAPS:
        if apart >= least:
            return _plural(round(apart / step), noun)
    return _plural(max(1, round(apart / _HOUR)), "hour")


@register.filter
def exact(at: datetime) -> str:
    """Write the instant for a person: "4 March 2026, 09:05 UTC"."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B} {at.year}, {at:%H:%M} UTC"


@register.filter
def instant(at: datetime) -> str:
    """Write the instant for a machine: "2026-03-04T09:05:00Z"."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@register.simple_tag(takes_context=True)
def age(context: template.Context, at: datetime) -> SafeString:
    """Write a `<time>`: the age in words, the exact instant for machines and on hover."""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', instant(at), exact(at), ago(at, context["now"])
    )


@register.simple_tag
def publisher(who: Publisher) -> SafeString:
    """Write a publisher's name, leading to its page here, with a badge if it is invented."""
    link = format_html(
        '<a class="publisher" href="{}" dir="auto">{}</a>',
        reverse("publisher", args=[who.key]),
        who.name,
    )
    return link + _FICTIONAL if demonstration.is_fictional(who) else link


@register.simple_tag
def tongue(language: str, text: str = "") -> SafeString:
    """Write the `lang` and `dir` attributes of an element that holds a publisher's text.

    The direction is the language's; where that is unknown it is the text's own.
    """
    if language == "und" or not _LANGUAGE.fullmatch(language or ""):
        return format_html(' dir="{}"', direction_of_text(text))
    return format_html(' lang="{}" dir="{}"', language, direction_of_language(language))


@register.filter
def web_address(url: str | None) -> str:
    """Give an address if it is one a reader may be sent to (http or https), else ""."""
    try:
        parts = urlsplit((url or "").strip())
    except ValueError:
        return ""
    is_web = parts.scheme.lower() in {"http", "https"} and bool(parts.netloc)
    return (url or "").strip() if is_web else ""


@register.filter
def marked(snippet: str) -> SafeString:
    """Write a search snippet: its matched words, between \\x02 and \\x03, in `<mark>`."""
    parts: list[str] = []
    for place, part in enumerate(snippet.split("\x02")):
        inside, closed, outside = part.partition("\x03")
        if place and closed:
            parts.append(format_html("<mark>{}</mark>{}", inside, outside.replace("\x03", "")))
        else:
            parts.append(conditional_escape(part.replace("\x03", "")))
    return mark_safe("".join(parts))


@register.filter
def is_invented(story: StoryCard) -> bool:
    """Whether a publisher of the demonstration newsstand tells the story."""
    return demonstration.has_fiction(card.publisher for card in story.articles)


@register.filter
def counts(story: StoryCard) -> str:
    """Say who prints it: "12 outlets, 7 independent reports"; of one outlet its name.

    Reports are independent of each other only where outlets are: several of one are reports.
    """
    if story.n_articles == 1:
        return outlets(story)
    is_independent = 1 < story.n_publishers >= story.n_reports
    noun = "independent report" if is_independent else "report"
    return format_html("{}, {}", outlets(story), _plural(story.n_reports, noun))


@register.filter
def outlets(story: StoryCard) -> str:
    """Say how many print it: "12 outlets"; of one its name."""
    if story.n_publishers > 1 or not story.articles:
        return _plural(story.n_publishers, "outlet")
    return format_html("<bdi>{}</bdi>", story.articles[0].publisher.name)


@register.filter
def language_name(language: str | None) -> str:
    """Name a language in English: "ar" is "Arabic"; "" where it is not known."""
    try:
        return str(get_language_info(language or "")["name"])
    except KeyError:
        return ""


@register.filter
def counted(n: int, noun: str) -> str:
    """Write a number with its noun: "1 article", "1,204 articles"."""
    return _plural(n, noun)


def _plural(n: int, noun: str) -> str:
    return f"{n:,} {noun}" if n == 1 else f"{n:,} {noun}s"


@register.filter
def player(enclosure: Enclosure) -> str:
    """Tell what can play an enclosure here: "audio", "video", or "" for a link alone."""
    kind = enclosure.media_type.partition("/")[0].lower()
    return kind if kind in {"audio", "video"} and web_address(enclosure.url) else ""


@register.filter
def duration(seconds: int | None) -> str:
    """Write a length of time: "42 min", "1 h 5 min"; "" where it is not known."""
    if not seconds or seconds < 0:
        return ""
    hours, minutes = divmod(max(1, round(seconds / 60)), 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


@register.filter
def percent(share: float) -> str:
    """Write a share of 0..1 in hundredths: "74\N{NO-BREAK SPACE}%"."""
    return f"{round(100 * min(1.0, max(0.0, share)))}\N{NO-BREAK SPACE}%"


@register.filter
def kind_word(card: ArticleCard) -> str:
    """Name what is not a written article: "podcast", "video"; "" for an article."""
    return "" if card.kind == "article" else card.kind


@register.simple_tag
def topic_name(topic_id: str, language: str) -> SafeString:
    """Write what a topic is called in a language, in English where it has no name there.

    Nothing for "" and for a topic the taxonomy no longer has.
    """
    topic = topics().get(topic_id)
    if topic is None:
        return SafeString()
    return format_html(
        "<span{}>{}</span>", tongue(topic.language_of_label(language)), topic.label(language)
    )


@register.simple_tag
def older_address(cursor: str, query: str = "") -> str:
    """Write the query string of the next slice of a list."""
    prefix = f"q={quote(query, safe='')}&" if query else ""
    return f"?{prefix}cursor={quote(cursor, safe='')}"


@register.simple_tag
def query_string(query: str, options: str = "") -> str:
    """Write the query string of a search, with options that are one already."""
    return f"q={quote(query, safe='')}" + (f"&{options}" if options else "")


_FACET_NAMES = {"lang": "Language"}


@register.filter
def facet_name(field: str) -> str:
    """Name a field that searches are narrowed down by."""
    return _FACET_NAMES.get(field, field.capitalize())
