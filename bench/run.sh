#!/bin/sh
# Measure quality and speed on recorded input; every line of JSON is one set's result.
set -eu
cd "$(dirname "$0")/.."
python=.venv/bin/python
corpus=${OCTAVO_CORPUS:-../shared/corpus}
if [ ! -d "$corpus" ]; then
    echo "There is no recorded input at $corpus: name its folder in OCTAVO_CORPUS." >&2
    exit 1
fi
measure() {
    echo "== $*"
    $python "$@" | tail -n 1
}
measure bench/eval_feeds.py "$corpus/feeds"
measure bench/eval_pages.py "$corpus/pages-en"
measure bench/eval_pages.py "$corpus/pages-world"
for set in headlines-2014 recurring articles-2013 articles-2014; do
    measure bench/eval_stories.py "$corpus/stories/$set.jsonl.gz"
    measure bench/eval_stories.py "$corpus/stories/$set.jsonl.gz" \
        --noise "$corpus/stories/noise.jsonl.gz" --n 5000
done
measure bench/eval_pairs.py "$corpus/stories/pairs-ru_exam.tsv.gz"
for set in headlines-2014 recurring articles-2013; do
    measure bench/eval_audit.py "$corpus/stories/$set.jsonl.gz"
    measure bench/eval_corrections.py "$corpus/stories/$set.jsonl.gz"
done
measure bench/disorder.py "$corpus/stream/2026-03.jsonl.gz"
measure bench/speed_stories.py "$corpus/stream"
measure bench/restart.py "$corpus/stream"
measure bench/eval_quotes.py "$corpus"
measure bench/eval_figures.py --corpus "$corpus"
measure bench/eval_related.py "$corpus/stories/articles-2014.jsonl.gz" \
    "$corpus/stories/headlines-2014.jsonl.gz" --noise "$corpus/stories/noise.jsonl.gz"
measure bench/eval_search.py "$corpus/stories/articles-2014.jsonl.gz" \
    "$corpus/stories/recurring.jsonl.gz" --noise "$corpus/stories/noise.jsonl.gz"
measure bench/speed_search.py "$corpus/stream"
measure bench/eval_storylines.py "$corpus/stories/recurring.jsonl.gz"
measure bench/eval_copies.py --corpus "$corpus"
measure bench/eval_tags.py "$corpus/tags/en-250.jsonl.gz"
measure bench/eval_tags.py "$corpus/pages-world/gold.jsonl.gz"
for set in stream/2026-05 pages-world/gold; do
    measure bench/eval_topics.py "$corpus/$set.jsonl.gz"
    measure bench/eval_topics.py --section "$corpus/$set.jsonl.gz"
done
measure bench/eval_topics.py "$corpus/tags/en-250.jsonl.gz"
measure bench/eval_languages.py "$corpus/pages-world/gold.jsonl.gz" --stream "$corpus/stream"
measure bench/fetch.py
measure bench/ingest.py
