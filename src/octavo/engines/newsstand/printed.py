"""What the newsstand prints: its publishers and their articles, read from the package's files."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any, Literal

Kind = Literal["article", "podcast", "video"]

RIGHT_TO_LEFT = frozenset({"ar"})
_FENCE = "+++"
_REVISION_FENCE = "\n=====\n"


@dataclass(frozen=True, slots=True)
class Site:
    """A fictional publisher and the manners of its site; `colours` are ink, accent, paper."""

    key: str
    name: str
    motto: str
    language: str
    country: str
    kind: str
    format: Literal["rss", "rdf", "atom", "json"]
    template: str
    sections: tuple[str, ...]
    colours: tuple[str, str, str]
    habits: frozenset[str]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Which way its language is written."""
        return "rtl" if self.language in RIGHT_TO_LEFT else "ltr"

    @property
    def feed_path(self) -> str:
        """Where its feed lies."""
        return "/feed.json" if self.format == "json" else "/feed.xml"


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an article; a paragraph may begin with "## " (heading) or "> " (quotation)."""

    title: str
    standfirst: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PrintedArticle:
    """An article as its publisher prints it, `age` before the stand was first set up."""

    site: str
    story: str
    slug: str
    age: timedelta
    wording: Wording
    authors: tuple[str, ...] = ()
    section: str = "world"
    tags: tuple[str, ...] = ()
    image: str | None = None
    kind: Kind = "article"
    duration_s: int = 0
    revised: Wording | None = None
    revised_after: timedelta | None = None
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """What a file without a body says of the text it repeats."""

    source: str
    keep: int | None
    lead: str | None


def read_sites() -> Mapping[str, Site]:
    """Read the publishers, by key, in the order of publishers.toml."""
    text = (_package() / "publishers.toml").read_text(encoding="utf-8")
    return {row["key"]: _site(row) for row in tomllib.loads(text)["publishers"]}


def read_articles() -> tuple[PrintedArticle, ...]:
    """Read every article, copies filled with the text they repeat; youngest first.

    Raises:
        ValueError: a file is not in the format; the message names it.
    """
    files = {name: text for name, text in _article_files()}
    parsed = {name: parse(name, text) for name, text in files.items()}
    articles = (_fill(name, article, copy, parsed) for name, (article, copy) in parsed.items())
    return tuple(sorted(articles, key=lambda article: (article.age, article.site, article.slug)))


def _package() -> Traversable:
    return resources.files("octavo.engines.newsstand")


def _site(row: Mapping[str, Any]) -> Site:
    ink, accent, paper = row["colours"]
    listed = {"sections": tuple(row["sections"]), "habits": frozenset(row["habits"])}
    return Site(**{**row, **listed, "colours": (ink, accent, paper)})


def _article_files() -> Iterator[tuple[str, str]]:
    for folder in _sorted(_package() / "articles"):
        for file in _sorted(folder):
            name = f"{folder.name}/{file.name.removesuffix('.txt')}"
            yield name, file.read_text(encoding="utf-8")


def _sorted(folder: Traversable) -> Iterable[Traversable]:
    return sorted(folder.iterdir(), key=lambda path: path.name)


def parse(name: str, text: str) -> tuple[PrintedArticle, Copy | None]:
    """Read one file; a copy's body is still to be filled in.

    Raises:
        ValueError: it is not in the format.
    """
    if not text.startswith(_FENCE):
        raise ValueError(f"{name}: does not begin with {_FENCE}")
    front, separator, body = text.removeprefix(_FENCE).partition(f"\n{_FENCE}\n")
    if not separator:
        raise ValueError(f"{name}: the front matter has no closing {_FENCE}")
    try:
        fields = tomllib.loads(front)
        return _article(name, fields, body), _copy(fields)
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise ValueError(f"{name}: {type(error).__name__}: {error}") from error


def _article(name: str, fields: Mapping[str, Any], body: str) -> PrintedArticle:
    story, _, printed_by = name.partition("/")
    site, suffix = _site_and_suffix(printed_by)
    first, _, second = f"\n{body}".partition(_REVISION_FENCE)
    wording = Wording(fields["title"], fields["standfirst"], _paragraphs(first))
    revised = fields.get("revised")
    return PrintedArticle(
        site=site,
        story=story,
        slug=f"{story}{suffix}",
        age=timedelta(hours=fields["age_h"]),
        wording=wording,
        authors=tuple(fields.get("authors", ())),
        section=fields.get("section", "world"),
        tags=tuple(fields.get("tags", ())),
        image=fields.get("image"),
        kind=fields.get("kind", "article"),
        duration_s=fields.get("duration_s", 0),
        revised=revised and Wording(revised["title"], revised["standfirst"], _paragraphs(second)),
        revised_after=revised and timedelta(seconds=revised["after_s"]),
    )


def _site_and_suffix(printed_by: str) -> tuple[str, str]:
    """Split "le-rivage-2" into the publisher and "-2", the second article of a story."""
    key, _, number = printed_by.rpartition("-")
    return (key, f"-{number}") if number.isdigit() else (printed_by, "")


def _paragraphs(text: str) -> tuple[str, ...]:
    blocks = (" ".join(block.split("\n")).strip() for block in text.split("\n\n"))
    return tuple(block for block in blocks if block)


def _copy(fields: Mapping[str, Any]) -> Copy | None:
    if "body_of" not in fields:
        return None
    return Copy(fields["body_of"], fields.get("keep"), fields.get("lead"))


def _fill(
    name: str,
    article: PrintedArticle,
    copy: Copy | None,
    parsed: Mapping[str, tuple[PrintedArticle, Copy | None]],
) -> PrintedArticle:
    if copy is None:
        return article
    if copy.source not in parsed:
        raise ValueError(f"{name}: copies {copy.source}, which is not there")
    kept = parsed[copy.source][0].wording.paragraphs[: copy.keep]
    lead = (copy.lead,) if copy.lead else ()
    wording = replace(article.wording, paragraphs=(*lead, *kept))
    return replace(article, wording=wording, copy_of=copy.source)
