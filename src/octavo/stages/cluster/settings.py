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

    words_share: float = 0.5  # of the mix; .4 admits look-alikes (articles-2014 .70 -> .55), .6
    # tears big stories apart (headlines-2014 .89 -> .86)
    coherence: float = 0.25  # 0: mean likeness to the members, 1: likeness to their centroid.
    # Centroids of loose crowds resemble everything: at 1 noise made one story of 522 texts; at 0
    # small stories lose reports
    sigma_h: float = 96.0  # of the Gaussian on the silence between a story and a report
    short_bar: Bar = Bar(
        0.46, 0.22
    )  # single .43 lets 2 % more noise pair up; base .18 makes chains
    # (recurring .95 -> .94), .26 splits what is big (headlines-2014 .89 -> .86)
    long_bar: Bar = Bar(
        0.34, 0.31
    )  # base .28: articles-2014 .81 -> .77; single .36: 2013 .79 -> .77
    words_only: float = 0.5  # what words are divided by where there is no meaning to mix with them.
    # .55 splits more (headlines-2014 without vectors .80 against .85), and lets in less noise
    short_terms: float = 25.0  # up to so many distinct terms a text is a headline with its summary,
    long_terms: float = 100.0  # from so many on a full text; between, the bars are blended

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
