"""The words of the article: trafilatura's blocks, with the page's furniture taken out."""

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml.html import HtmlElement

from octavo.lib.text import fold, sentences, words
from octavo.stages.extract.blocks import Block, key_of
from octavo.stages.extract.gaps import all_prose, fill_gaps

_CONSENT = re.compile(
    r"(?:^|[\s_-])(?:onetrust|ot-sdk|didomi|usercentrics|cookiebot|cybotcookie|truste|qc-cmp2?|"
    r"sp_message|sp-message|fc-consent|fc-dialog|cookie-?(?:consent|banner|notice|bar|law|wall|modal|"
    r"popup|policy-banner)|consent-?(?:banner|wall|modal|overlay|dialog|layer)|gdpr-?\w*|cmpbox)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_CONSENT_WORDS = re.compile(
    r"cookie|consent|privacy|datenschutz|einwillig|confidentialité|privacidad|ملفات تعريف|クッキー",
    re.IGNORECASE,
)
# Short, so that a paragraph which merely speaks of newsletters stays.
_MOST_FURNITURE_CHARS = 220
# Whole lines: what they say, in the languages of the corpus and its neighbours.
_WHOLE_LINES = (
    r"advertisement|advertising|sponsored(?: content)?|anzeige|werbung|publicité",
    r"continue reading|read (?:more|also|next|this next)|skip to (?:main )?content|back to top",
    r"(?:story|article) continues below(?: (?:this )?advertisement)?",
    r"scroll (?:down )?to continue.*|listen to (?:this )?article.*|\d+ min(?:ute)?s? read",
    r"click to (?:share|tweet|print|email).*|copy link|print|e-?mail",
    r"share(?: this)?(?: article| story| post)?(?: on .*)?|follow us(?: on .*)?",
    r"(?:sign up|subscribe)(?: (?:now|here|today|free|to continue(?: reading)?))?",
    r"comments?|leave a (?:comment|reply)",
    r"related(?: (?:articles?|stories|posts|topics|content|news))?",
    r"recommended(?: for you| stories)?",
    r"you (?:may|might) also (?:like|be interested in)|more (?:from|on this|stories)",
    r"trending(?: now)?|most (?:read|popular|viewed)|table of contents|mehr zum thema",
    r"image source|getty images",
)
# Lines that begin like this and name another article.
_POINTERS = (
    r"(?:read|see|watch) (?:more|also|next)\s*[:：]|also read\s*[:：]",
    r"(?:lesen sie|lies) (?:auch|mehr)|(?:à lire|lire) (?:aussi|également)|lees (?:ook|meer)",
    r"les også|läs (?:också|mer|även)|læs (?:også|mere)|lue myös",
    r"leggi anche|leia (?:também|mais)|(?:lea|lee) (?:también|más)|te puede interesar",
    r"czytaj (?:też|także|więcej)|читайте также|اقرأ (?:أيضا|أيضاً|أيضًا|المزيد)",
    r"関連記事|相关(?:新闻|阅读|文章)",
)
_FURNITURE = re.compile(
    rf"^\W*(?:{'|'.join(_WHOLE_LINES)}|(?:{'|'.join(_POINTERS)}).{{0,150}})\W*$", re.IGNORECASE
)
_GLUED_TAIL = re.compile(
    r"\s*\[?(?:\u2026|\.\.\.)\]?\s*(?:read more|continue reading)\b[\s.»›→]*$", re.IGNORECASE
)
_DATELINE_CLASS = re.compile(r"dateline|date-line|location-?name|agency|lead-?in", re.IGNORECASE)
_TABLE_RULE = re.compile(r"^\|(?:-{3,}\|)+$")
# Of 917 recorded pages the body in JSON-LD is half as long again on five: with these bounds the
# two where the main text was missed are mended, the others (live reports, teasers) left alone.
_MOST_SEEN_WORDS = 500
_LEAST_SHARED = 0.5
_PARAGRAPH_CHARS = 500
_STANDFIRST_KEY = 40  # characters; they tell one summary from another, and descriptions are cut
_MOST_STANDFIRST_CHARS = 1_000
_FEW = 250  # characters; trafilatura's own floor for a found main text


@dataclass(frozen=True, slots=True)
class MainText:
    """The article's lines in order, and what was cut or mended on the way."""

    lines: tuple[str, ...]
    problems: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The lines as one text."""
        return "\n".join(self.lines)


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays."""
    if element.getparent() is not None:
        element.drop_tree()


def _names(element: HtmlElement) -> str:
    return f"{element.get('id') or ''} {element.get('class') or ''}"


def _prune_consent(tree: HtmlElement) -> int:
    """Take out the windows that ask for consent; their text is longer than many a report."""
    found = [
        element
        for element in tree.iter("div", "section", "aside", "form", "dialog")
        if (_CONSENT.search(_names(element)) or element.get("aria-modal") == "true")
        and element.find(".//article") is None
        and element.find(".//h1") is None
        and _CONSENT_WORDS.search(element.text_content())
    ]
    for element in found:
        drop(element)
    return len(found)


def _prune_tail(tree: HtmlElement, title: str) -> int:
    """Take out the whole articles an endless page hangs below its own."""
    articles = [
        a
        for a in tree.iter("article")
        if a.find(".//h1") is not None and not any(p.tag == "article" for p in a.iterancestors())
    ]
    if len(articles) < 2:
        return 0
    known = fold(title)
    own = next(
        (a for a in articles if known and known in fold(a.text_content()[:5000])), articles[0]
    )
    rest = [a for a in articles[articles.index(own) + 1 :] if len(a.text_content()) > _FEW]
    for article in rest:
        drop(article)
    return len(rest)


def _part_datelines(tree: HtmlElement) -> None:
    """Put a space behind inline datelines, which only a style sheet parts from the text."""
    for element in tree.iter("span", "b", "strong", "em", "i"):
        tail = element.tail or ""
        if _DATELINE_CLASS.search(element.get("class") or "") and tail[:1].isalnum():
            element.tail = " " + tail


def prune(tree: HtmlElement, title: str) -> tuple[str, ...]:
    """Take out of the tree what is not this article; tell what, in words."""
    problems = []
    if n_windows := _prune_consent(tree):
        problems.append(f"consent windows cut: {n_windows}")
    if n_articles := _prune_tail(tree, title):
        problems.append(f"further articles below the first cut: {n_articles}")
    _part_datelines(tree)
    etree.strip_elements(tree, "style", "template", "svg", "canvas", with_tail=False)
    for script in list(tree.iter("script")):
        if "ld+json" not in (script.get("type") or ""):  # the extractor tells forums by it
            drop(script)
    return tuple(problems)


def _body_lines(tree: HtmlElement) -> list[str]:
    try:
        document = trafilatura.bare_extraction(tree, include_comments=False)
    except (etree.LxmlError, RecursionError, AttributeError, IndexError):
        return []  # a page that breaks the extractor is a page without main text
    text = getattr(document, "text", None) or ""  # its type allows a dictionary, long deprecated
    return [line for raw in text.split("\n") if (line := _polished(raw))]


def _polished(line: str) -> str:
    if _TABLE_RULE.match(line.strip()):
        return ""
    return " ".join(line.replace("\u00ad", "").replace("\u200b", "").split())


def _is_furniture(line: str) -> bool:
    bare = line.removeprefix("- ")
    return len(bare) <= _MOST_FURNITURE_CHARS and bool(_FURNITURE.match(bare))


def _without_furniture(lines: Sequence[str], title: str) -> list[str]:
    known = fold(title)
    kept: list[str] = []
    for position, line in enumerate(lines):
        if _is_furniture(line) or (position < 4 and fold(line) == known):
            continue
        kept.append(_GLUED_TAIL.sub("\u2026", line))
    return kept


def find_main_text(
    tree: HtmlElement, blocks: Sequence[Block], *, title: str, description: str, article_body: str
) -> MainText:
    """Find the article's lines in a pruned tree.

    Args:
        tree: the page; it stays as it is.
        blocks: its innermost blocks.
        title: the headline, which is not repeated in the text.
        description: what the page gives as its summary; shown first where it is on the page.
        article_body: what the page gives as the body in JSON-LD, "" where it gives none.
    """
    found = _body_lines(tree) or all_prose(blocks)
    lines = _without_furniture(found, title)
    problems = [f"lines of furniture cut: {n}"] if (n := len(found) - len(lines)) > 1 else []
    told = _better_told(lines, article_body)
    if told:
        return MainText(tuple(told), (*problems, "text taken from the page's JSON-LD"))
    filled = fill_gaps(lines, blocks)
    if n := len(filled) - len(lines):
        problems.append(f"lines put back between those found: {n}")
        lines = _without_furniture(filled, title)
    if standfirst := _standfirst(lines, blocks, description):
        lines.insert(0, standfirst)
    return MainText(tuple(lines), tuple(problems))


def _standfirst(lines: Sequence[str], blocks: Sequence[Block], description: str) -> str:
    """Give the summary that stands above the text and was not found with it; "" if none does."""
    start = key_of(description)[:_STANDFIRST_KEY]
    if not lines or len(start) < _STANDFIRST_KEY or start in key_of("".join(lines)):
        return ""
    first = key_of(lines[0].removeprefix("- "))
    for block in blocks:
        if block.key == first:
            return ""
        if block.key.startswith(start) and len(block.key) < _MOST_STANDFIRST_CHARS:
            return _polished("".join(block.element.itertext()))
    return ""


def _better_told(lines: Sequence[str], article_body: str) -> list[str]:
    """Give the JSON-LD body's lines where they are clearly the same text, and more of it."""
    told = [
        line for raw in re.split(r"\n+", html.unescape(article_body)) if (line := _polished(raw))
    ]
    seen, promised = words("\n".join(lines)), words("\n".join(told))
    if len(seen) > _MOST_SEEN_WORDS or len(promised) < max(120, 1.5 * len(seen)):
        return []
    shared = len(set(seen) & set(promised))
    if seen and shared < _LEAST_SHARED * len(set(seen)):
        return []
    return [part for line in told for part in _paragraphs(line)]


def _paragraphs(line: str) -> list[str]:
    """Part a body that was given without paragraphs, after the sentence that fills one."""
    parts: list[str] = []
    start = 0
    for _, end in sentences(line):
        if end - start >= _PARAGRAPH_CHARS:
            parts.append(line[start:end].strip())
            start = end
    return [*parts, rest] if (rest := line[start:].strip()) else parts
