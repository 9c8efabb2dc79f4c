"""Why articles are together, and what editors said of it, in words for a reader."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from octavo.lib.gazetteer import find_places
from octavo.news.correction import Correction, Merger, Suggestion, Tuning, Why, WhyPart
from octavo.news.story import Evidence, Membership

# Of one article, and of several.
_SAID = {
    "merge": ("{story} and {other} are one",) * 2,
    "split": (
        "1 article of {story} is a story of its own, {other}",
        "{n} articles of {story} are a story of their own, {other}",
    ),
    "move": (
        "1 article of {story} belongs to {other}",
        "{n} articles of {story} belong to {other}",
    ),
    "apart": ("{story} and {other} are two, for ever",) * 2,
    "reset": ("what was said before moves the bar no more",) * 2,
}
_SUGGESTED = {
    "merge": ("{story} and {other} look like one story",) * 2,
    "split": (
        "1 article of {story} looks like a story of its own",
        "{n} articles of {story} look like a story of their own",
    ),
    "move": (
        "1 article of {story} looks like a part of {other}",
        "{n} articles of {story} look like a part of {other}",
    ),
    "apart": ("{story} and {other} look like two stories",) * 2,
    "reset": ("the bar looks as if it should be reset",) * 2,
}


def why_here(membership: Membership | None, *, language: str = "en", origin: str = "") -> Why:
    """Tell why an article is in its story.

    Args:
        language: the article's.
        origin: who printed its text first, where it is a copy.
    """
    if origin:
        return Why((WhyPart("prints the text of "), WhyPart(origin, is_name=True)))
    evidence = membership.evidence if membership else None
    is_pinned = membership is not None and membership.is_pinned
    if evidence is None:
        return Why((WhyPart("an editor put it here" if is_pinned else "began the story"),))
    confirmed = (WhyPart("; an editor says it belongs here"),) if is_pinned else ()
    return Why((*_evidence(evidence, language), *confirmed))


def why_merged(merger: Merger) -> Why:
    """Tell why a story is part of another; the place it had and the time are told beside it."""
    if merger.evidence is None:
        return Why((WhyPart("an editor said that the two are one"),))
    told = _evidence(merger.evidence, merger.language)
    return Why((WhyPart("was found to be the same event: "), *told))


def what_was_said(correction: Correction) -> Why:
    """Tell what an editor said."""
    return _filled(
        _SAID[correction.kind],
        n=len(correction.article_ids),
        story=_title(correction.story_title, correction.story_id),
        other=_title(correction.other_title, correction.other_id),
    )


def what_was_suggested(suggestion: Suggestion) -> Why:
    """Tell what the auditor would change."""
    return _filled(
        _SUGGESTED[suggestion.kind],
        n=len(suggestion.article_ids),
        story=_title(suggestion.story_title, suggestion.story_id),
        other=_title(suggestion.other_title, suggestion.other_id),
    )


def why_so_high(tuning: Tuning) -> str:
    """Tell how much likeness this desk asks for, and because of what."""
    n = tuning.n_higher + tuning.n_lower
    if not tuning.shift:
        kept = "Joining needs as much likeness as by default."
        verb = "says" if n == 1 else "say"
        told = f" The {_count(n, 'correction')} so far {verb} too little to move it."
        return kept + told if n else kept
    points = _count(abs(100 * tuning.shift), "point")
    direction = "more" if tuning.shift > 0 else "less"
    return (
        f"Joining needs {points} {direction} likeness than by default, because of "
        f"{_count(n, 'correction')}: {tuning.n_higher} for more, {tuning.n_lower} for less."
    )


def _evidence(why: Evidence, language: str) -> tuple[WhyPart, ...]:
    return (*_shared(why, language), WhyPart(f"{_apart(why.hours_apart)}; {_likeness(why)}"))


def _shared(why: Evidence, language: str) -> tuple[WhyPart, ...]:
    """Tell the terms shared: names, places, numbers, then the other words."""
    is_crossing = not why.words and not why.meaning
    numbers = [t for t in why.shared_terms if t in why.numbers or t[:1].isdigit()]
    rest = [t for t in why.shared_terms if t not in numbers]
    # What joins across languages are names and numbers alone, in any script.
    named = rest if is_crossing else [t for t in rest if t in why.names or t[:1].isupper()]
    places = [t for t in rest if _is_place(t, language)]
    names = [t for t in named if t not in places]
    words = [t for t in rest if t not in names and t not in places]
    lists = (
        _list("the name", names),
        _list("the place", places),
        _list("the number", numbers),
        _list("the word", words),
    )
    told = [parts for parts in lists if parts]
    if not told:
        return (WhyPart("means much the same; "),)
    start = "tells of it in another language: shares " if is_crossing else "shares "
    joined: list[WhyPart] = [WhyPart(start)]
    for n, parts in enumerate(told):
        joined += [WhyPart(_between(n, len(told))), *parts] if n else parts
    return (*joined, WhyPart("; "))


@lru_cache(maxsize=4096)  # a page asks for the same few names again and again
def _is_place(term: str, language: str) -> bool:
    """Tell whether a term as a whole is the name of a place."""
    return not term[:1].islower() and any(
        m.end - m.start == len(term) for m in find_places(term, language)
    )


def _list(kind: str, terms: Sequence[str]) -> list[WhyPart]:
    """Write "the names “A”, “B” and “C”"; nothing where there are none."""
    if not terms:
        return []
    parts = [WhyPart(f"{kind}{'s' if len(terms) > 1 else ''} ")]
    for n, term in enumerate(terms):
        if n:
            parts.append(WhyPart(" and " if n == len(terms) - 1 else ", "))
        parts.append(WhyPart(term, is_term=True))
    return parts


def _between(n: int, total: int) -> str:
    return ", and " if n == total - 1 else ", "


def _apart(hours: float) -> str:
    if hours <= 0:
        return "printed in the same hours"
    if hours < 1:
        return "less than an hour apart"
    if hours < 48:
        return f"{_count(hours, 'hour')} apart"
    return f"{_count(hours / 24, 'day')} apart"


def _likeness(why: Evidence) -> str:
    needed = f" where {_percent(why.bar)} was needed" if why.bar else ""
    made_of = [
        f"{name} {_percent(share)}"
        for name, share in (("words", why.words), ("meaning", why.meaning))
        if share
    ]
    return f"likeness {_percent(why.similarity)}{needed}" + (
        f" ({', '.join(made_of)})" if made_of else ""
    )


def _percent(share: float) -> str:
    return f"{round(100 * min(1.0, max(0.0, share)))}\N{NO-BREAK SPACE}%"


def _count(n: float, noun: str) -> str:
    n = round(n)
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _title(title: str, story_id: int | None) -> WhyPart:
    if story_id is None:
        return WhyPart("a story that is gone")
    return WhyPart(title or f"story {story_id}", is_term=bool(title), story_id=story_id)


def _filled(templates: tuple[str, str], *, n: int, **titles: WhyPart) -> Why:
    """Fill a sentence in with titles, each a piece of its own."""
    parts: list[WhyPart] = []
    for piece in _pieces(templates[n != 1].replace("{n}", str(n))):
        name = piece.strip("{}")
        parts.append(titles[name] if piece.startswith("{") else WhyPart(piece))
    return Why(tuple(parts))


def _pieces(template: str) -> Iterable[str]:
    while "{" in template:
        text, _, rest = template.partition("{")
        name, _, template = rest.partition("}")
        yield from (part for part in (text, f"{{{name}}}") if part)
    if template:
        yield template
