"""The index over articles with stems and fields, its vocabulary, and kept searches.

Articles that are there already are indexed anew in the background (`store.search_words.reindex`).
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# A virtual table cannot be changed: it is made anew. The trigger that lets deleted articles leave
# names the table only, and stays (see `store.apps`).
_REMAKE = """
    DROP TABLE article_words;
    CREATE VIRTUAL TABLE article_words USING fts5(
        title, body, title_stems, body_stems, fields, cites,
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    );
"""
_BEFORE = """
    DROP TABLE article_words;
    CREATE VIRTUAL TABLE article_words USING fts5(
        title, body, tokenize = "unicode61 remove_diacritics 2"
    );
"""


class Migration(migrations.Migration):
    dependencies = [("store", "0006_storylines")]

    operations = [
        migrations.RunSQL(sql=_REMAKE, reverse_sql=_BEFORE),
        migrations.CreateModel(
            name="SearchWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=64, unique=True)),
                ("n_articles", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="SavedSearch",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("query", models.CharField(max_length=1000)),
                ("made_at", models.DateTimeField()),
                ("seen_id", models.BigIntegerField(default=0)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="searches",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="savedsearch",
            constraint=models.UniqueConstraint(fields=("user", "query"), name="saved_search"),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(
                fields=[
                    "id",
                    "publisher",
                    "language",
                    "kind",
                    "published_at",
                    "story",
                    "copy_of",
                ],
                name="article_facets",
            ),
        ),
    ]
