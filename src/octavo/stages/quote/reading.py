"""The quotes of a text in a script with capitals: marked and reported, in order."""

from bisect import bisect_right
from dataclasses import replace

from octavo.news.quote import Place, Quote, Speaker
from octavo.stages.quote import attribute
from octavo.stages.quote.finder import Finder, Found
from octavo.stages.quote.marks import Paragraph, read_paragraphs
from octavo.stages.quote.names import Register
from octavo.stages.quote.reported import Told, find_told
from octavo.stages.quote.resolve import Resolver
from octavo.stages.quote.speech import Speech, Subject


def find_cased(text: str, words: Speech, title: str = "") -> tuple[Quote, ...]:
    """Find the quotes of a text; `words` are its language's words of speech."""
    paragraphs = read_paragraphs(text)
    register = Register([(p.start, p.frame) for p in paragraphs], title, words)
    found: list[tuple[int, Found | tuple[Told, int]]] = [
        (one.marked.start, one) for one in Finder(text, paragraphs, words, register).find()
    ]
    starts = [paragraph.start for paragraph in paragraphs]
    verbs = words.reporting.finditer(text)
    for n in sorted({bisect_right(starts, verb.start()) - 1 for verb in verbs}):
        paragraph = paragraphs[n]
        for told in find_told(paragraph.frame, words):
            found.append((paragraph.start + told.start, (told, paragraph.start)))
    found.sort(key=lambda place: place[0])
    reader = _Reader(text, paragraphs, Resolver(register, words), words)
    for _, one in found:
        reader.read(one)
    return tuple(reader.quotes)


class _Reader:
    """Turns what was found into quotes, in the order in which it stands."""

    def __init__(
        self, text: str, paragraphs: list[Paragraph], resolver: Resolver, words: Speech
    ) -> None:
        self.quotes: list[Quote] = []
        self._text = text
        self._paragraphs = paragraphs
        self._resolver = resolver
        self._words = words
        self._direct = -1

    def read(self, one: Found | tuple[Told, int]) -> None:
        """Add a quote, or a part to the last one."""
        if isinstance(one, tuple):
            self.quotes.append(self._reported(*one))
        elif one.goes_on and self._direct >= 0:
            part = Place(one.marked.start, one.marked.end)
            quote = self.quotes[self._direct]
            words = f"{quote.text} {self._text[part.start : part.end].strip()}"
            self.quotes[self._direct] = replace(quote, text=words, parts=(*quote.parts, part))
        else:
            self._direct = len(self.quotes)
            self.quotes.append(self._marked(one))

    def _marked(self, one: Found) -> Quote:
        part = Place(one.marked.start, one.marked.end)
        speaker = self._speaker(one)
        words = self._text[part.start : part.end].strip()
        return Quote(words, "direct", speaker, one.said.verb, (part,), self._sentence(one))

    def _speaker(self, one: Found) -> Speaker:
        if not one.said.beside:
            return self._resolver.again() or Speaker("", "")
        return self._resolver.resolve(one.said.subject, one.marked.start)

    def _sentence(self, one: Found) -> Place:
        paragraph = self._paragraphs[one.paragraph]
        frame, base = paragraph.frame, paragraph.start
        start = attribute.sentence_start(frame, one.marked.start - base, self._words)
        end = attribute.sentence_end(frame, one.marked.outer_end - base, self._words)
        return Place(base + start, base + end)

    def _reported(self, told: Told, base: int) -> Quote:
        subject = _moved(told.subject, base)
        speaker = self._resolver.resolve(subject, base + told.start)
        words = self._text[base + told.start : base + told.end]
        start = base + told.start + len(words) - len(words.lstrip())
        part = Place(start, start + len(words.strip()))
        sentence = Place(base + told.sentence_start, base + told.sentence_end)
        return Quote(words.strip(), "reported", speaker, told.verb, (part,), sentence)


def _moved(subject: Subject, by: int) -> Subject:
    return replace(subject, start=subject.start + by, end=subject.end + by)
