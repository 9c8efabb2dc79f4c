"""Which of the marked words of a text are quotes?"""

import re
from dataclasses import dataclass, replace

from octavo.stages.quote import attribute
from octavo.stages.quote.attribute import Frame, Said
from octavo.stages.quote.marks import Marked, Paragraph
from octavo.stages.quote.names import Register
from octavo.stages.quote.speech import ELIDED, Speech

LIMIT_QUOTES = 400  # of one text: the longest interview of the gold set has 47
# Swept on the tuned half of the gold set (precision, recall of all languages). One word between
# marks is a term or a sneer, whoever uses it: 1 gives .845, .850; 2 gives .882, .850; 3 gives .885,
# .832. The others hardly matter: from 1 to 5 sentences, from 2 to 12 words, within .006 of recall.
MIN_WORDS = 2
MIN_WORDS_SHARED = 3  # of words whose speaker stands behind other words
MAX_SENTENCES_BETWEEN = 3  # from a quote to another of the same speaker, in one paragraph
MIN_WORDS_ALONE = 4  # of a paragraph that is nothing but a quote, with its speaker before it
_WORD = re.compile(r"\w+")
_ONWARD = Said(ELIDED, "", beside=False)


@dataclass(frozen=True, slots=True)
class Found:
    """Marked words of a paragraph with who says them; `goes_on`: they are part of the last ones."""

    marked: Marked
    said: Said
    paragraph: int
    goes_on: bool = False


class Finder:
    """Finds the marked words of one text that have a speaker."""

    def __init__(
        self, text: str, paragraphs: list[Paragraph], words: Speech, register: Register
    ) -> None:
        self._text = text
        self._register = register
        self._paragraphs = paragraphs
        self._words = words
        self._found: list[Found] = []

    def find(self) -> list[Found]:
        """Give them in order."""
        for n, paragraph in enumerate(self._paragraphs):
            if paragraph.marked and len(self._found) < LIMIT_QUOTES:
                frame = attribute.frame_of(paragraph, self._words)
                for k in range(len(paragraph.marked)):
                    self._read(n, frame, k)
        return self._found

    def _read(self, n: int, frame: Frame, k: int) -> None:
        if self._n_words(self._paragraphs[n].marked[k]) >= MIN_WORDS:
            found = self._beside(n, frame, k) or self._onward(n, frame, k)
            if found is not None:
                self._found.append(found)

    def _n_words(self, marked: Marked) -> int:
        return len(_WORD.findall(self._text, marked.start, marked.end))

    def _beside(self, n: int, frame: Frame, k: int) -> Found | None:
        """Read who says words from the rest of their sentence."""
        marked = self._paragraphs[n].marked[k]
        said = attribute.behind(frame, k)
        if said is None:
            if attribute.is_titled(self._text[marked.start : marked.end]):
                return None
            said = attribute.ahead(frame, k) or self._behind_next(frame, k, marked)
        return self._at(n, marked, said) if said else None

    def _behind_next(self, frame: Frame, k: int, marked: Marked) -> Said | None:
        """Read "It is “an old bridge” and “a safe one”, said Okoro" for the first words."""
        if k + 1 == len(frame.marked) or self._n_words(marked) < MIN_WORDS_SHARED:
            return None
        between = frame.text[frame.marked[k].outer_end : frame.marked[k + 1].outer_start]
        if (
            any(stop in between for stop in ".!?;:\n")
            or frame.text[frame.marked[k].end - 1] in ".!?"
        ):
            return None
        return attribute.behind(frame, k + 1)

    def _at(self, n: int, marked: Marked, said: Said, line: int | None = None) -> Found | None:
        """Give words of paragraph n their speaker, who is named in paragraph `line`."""
        shifted = _shifted(said, self._paragraphs[n if line is None else line].start)
        subject = shifted.subject
        if said.is_guess and self._register.full(subject.text, subject.start) is None:
            return None
        return Found(marked, shifted, n)

    def _onward(self, n: int, frame: Frame, k: int) -> Found | None:
        """Read who says words from what they go on from: words or a line before them."""
        marked = self._paragraphs[n].marked[k]
        last = self._found[-1] if self._found else None
        if k and last and last.marked is self._paragraphs[n].marked[k - 1]:
            return self._after(n, frame, k)
        if frame.marked[k].outer_start:
            return self._after_told(n, frame, k)
        if last and last.paragraph == n - 1 and last.marked.goes_on:
            return Found(marked, _ONWARD, n, goes_on=True)
        return self._named_near(n, frame, marked) or self._alone(n, frame, marked)

    def _after(self, n: int, frame: Frame, k: int) -> Found | None:
        """Let a sentence of marked words belong to the speaker of those before it."""
        earlier, words = frame.marked[k - 1], frame.marked[k]
        n_between = attribute.n_between(frame.text, earlier, words, self._words)
        if n_between is None or n_between > MAX_SENTENCES_BETWEEN:
            return None
        between = frame.text[earlier.outer_end : words.outer_start]
        if n_between > 1 and self._words.verb.search(between.split(".", 1)[1]):
            return None
        return Found(self._paragraphs[n].marked[k], _ONWARD, n, goes_on=n_between <= 1)

    def _after_told(self, n: int, frame: Frame, k: int) -> Found | None:
        """Read "The bridge was safe, Okoro said. "We looked at it.\""."""
        at = frame.marked[k].outer_start
        if attribute.sentence_start(frame.text, at, self._words) != at or k:
            return None
        said = attribute.announced(frame.text[:at].rstrip(), self._words)
        return self._at(n, self._paragraphs[n].marked[k], said) if said else None

    def _named_near(self, n: int, frame: Frame, marked: Marked) -> Found | None:
        """Read a speaker named on a line of its own, or behind a dash, or before a colon."""
        end = frame.marked[0].outer_end
        subject = attribute.attribution_line(frame.text, end, len(frame.text), self._words)
        if subject is not None:
            return self._at(n, marked, Said(subject, ""))
        if frame.text[end:].strip(" .,"):
            return None
        for m in (n + 1, n - 1):
            if not 0 <= m < len(self._paragraphs):
                continue
            line = self._paragraphs[m].frame
            said = self._on_line(line, is_before=m < n)
            if said is not None:
                return self._at(n, marked, said, m)
        return None

    def _on_line(self, line: str, *, is_before: bool) -> Said | None:
        if not is_before:
            subject = attribute.attribution_line(line, 0, len(line), self._words)
            return Said(subject, "") if subject else None
        if line.endswith(":"):
            return attribute.announced(line, self._words)
        subject = attribute.heading(line, self._words)
        return Said(subject, "") if subject else None

    def _alone(self, n: int, frame: Frame, marked: Marked) -> Found | None:
        """Give a paragraph that is only a quote to whoever spoke in the one before it."""
        rest = "".join(c for c in frame.text[frame.marked[0].outer_end :] if c.isalnum())
        if rest or n == 0 or self._n_words(marked) < MIN_WORDS_ALONE:
            return None
        before = self._paragraphs[n - 1].frame
        last = self._found[-1] if self._found else None
        if last and last.paragraph == n - 1:
            return Found(marked, _ONWARD, n)
        said = attribute.announced(before, self._words)
        if said is not None:
            return self._at(n, marked, said, n - 1)
        return Found(marked, _ONWARD, n) if last and last.paragraph == n - 2 else None


def _shifted(said: Said, by: int) -> Said:
    subject = said.subject
    return replace(said, subject=replace(subject, start=subject.start + by, end=subject.end + by))
