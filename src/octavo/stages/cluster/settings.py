"""How alike is alike enough: the figures clustering turns on, and how they were found.

All were swept together with MiniLM on headlines-2014, recurring, articles-2013 and articles-2014,
with and without 5,000 unrelated singletons dealt in, for one configuration that serves them all.
"""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """How alike two things must be: `single` for one text and another, `base` for crowds."""

    single: float
    base: float


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """What `Stories` goes by.

    Likeness is a mix of words and meaning, damped by the time between. The bar it has to pass falls
    as more pairs of texts speak for it (`base + (single - base) / sqrt(pairs)`), and is another for
    headlines than for full texts, whose words agree less by accident.
    """

    # Of the mix. At .4 look-alikes join (articles-2014 .70 -> .55 at the time), at .6 big stories
    # are torn apart (headlines-2014 .89 -> .86).
    words_share: float = 0.5
    # 0: mean likeness to the members, 1: likeness to their centroid. Centroids of loose crowds
    # resemble everything: at 1, noise made one story of 522 texts; at 0 small stories lose reports.
    coherence: float = 0.25
    # Of the Gaussian on the silence between a story and a report. 60 parts slow stories
    # (articles-2014 .81 -> .79), 150 joins one earthquake to the next (recurring .95 -> .86).
    sigma_h: float = 96.0
    # Of headlines. Single .43 lets 2 % more noise pair up; base .18 makes chains (recurring
    # .95 -> .94), .26 splits what is big (headlines-2014 .89 -> .86).
    short_bar: Bar = Bar(single=0.46, base=0.22)
    # Of full texts. Base .28: articles-2014 .81 -> .77; single .36: articles-2013 .79 -> .77.
    long_bar: Bar = Bar(single=0.34, base=0.31)
    # What words are divided by where there is no meaning to mix with them. .55 splits more
    # (headlines-2014 without vectors .86 -> .80), and lets in less noise.
    words_only: float = 0.5
    # Distinct terms of a headline with its summary, and of a full text; between, the bars blend.
    short_terms: float = 25.0
    long_terms: float = 100.0

    def bar(self, *, n_terms: float, pairs: int) -> float:
        """Give the likeness needed.

        Args:
            n_terms: distinct terms of a text of the shorter-worded side, on average.
            pairs: pairs of texts, one from each side.
        """
        span = math.log(self.long_terms / self.short_terms)
        length = math.log(max(n_terms, 1.0) / self.short_terms) / span
        length = min(1.0, max(0.0, length))
        single = _between(self.short_bar.single, self.long_bar.single, length)
        base = _between(self.short_bar.base, self.long_bar.base, length)
        return base + (single - base) / math.sqrt(pairs)


def _between(start: float, end: float, share: float) -> float:
    return start + (end - start) * share
