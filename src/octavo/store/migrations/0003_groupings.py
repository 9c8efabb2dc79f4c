"""Groupings that explain themselves: evidence, corrections, suggestions, storylines, copies."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

# Changing a table in SQLite makes it anew, without its triggers.
_TRIGGER = """
    CREATE TRIGGER article_words_gone AFTER DELETE ON store_article BEGIN
        DELETE FROM article_words WHERE rowid = old.id;
    END;
"""


def _keep_evidence(apps: Any, _editor: Any) -> None:
    joined = apps.get_model("store", "Article").objects.filter(similarity__gt=0)
    for row in joined.only("id", "similarity", "shared_terms").iterator():
        row.evidence = {"similarity": row.similarity, "shared_terms": row.shared_terms}
        row.save(update_fields=["evidence"])


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_article_words"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleSignature",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="signature",
                        serialize=False,
                        to="store.article",
                    ),
                ),
                ("content", models.BinaryField()),
            ],
        ),
        migrations.AddField(
            model_name="article",
            name="agency",
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.AddField(
            model_name="article",
            name="builds_on",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="store.article",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="evidence",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(_keep_evidence, migrations.RunPython.noop),
        migrations.RemoveField(
            model_name="article",
            name="shared_terms",
        ),
        migrations.RemoveField(
            model_name="article",
            name="similarity",
        ),
        migrations.AddField(
            model_name="article",
            name="is_pinned",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="article",
            name="series",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="story",
            name="earlier",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="later",
                to="store.story",
            ),
        ),
        migrations.AddField(
            model_name="story",
            name="link",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="story",
            name="merge",
            field=models.JSONField(default=dict),
        ),
        migrations.AlterField(
            model_name="story",
            name="alias_of",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="store.story",
            ),
        ),
        migrations.CreateModel(
            name="Correction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Merge"),
                            ("split", "Split"),
                            ("move", "Move"),
                            ("apart", "Apart"),
                        ],
                        max_length=8,
                    ),
                ),
                ("article_ids", models.JSONField(default=list)),
                ("similarity", models.FloatField(null=True)),
                ("bar", models.FloatField(null=True)),
                ("at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.story",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="store.story",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Storyline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.TextField(blank=True)),
                ("language", models.CharField(blank=True, max_length=16)),
                ("first_at", models.DateTimeField(db_index=True)),
                ("last_at", models.DateTimeField(db_index=True)),
                ("n_stories", models.PositiveIntegerField(default=0)),
                (
                    "alias_of",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.storyline",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="story",
            name="storyline",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="stories",
                to="store.storyline",
            ),
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("merge", "Merge"),
                            ("split", "Split"),
                            ("move", "Move"),
                            ("apart", "Apart"),
                        ],
                        max_length=8,
                    ),
                ),
                ("article_ids", models.JSONField(default=list)),
                ("score", models.FloatField(default=0)),
                ("reason", models.TextField(blank=True)),
                ("made_at", models.DateTimeField()),
                ("dismissed_at", models.DateTimeField(null=True)),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.story",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="store.story",
                    ),
                ),
            ],
        ),
        migrations.RunSQL(
            sql=f"DROP TRIGGER IF EXISTS article_words_gone; {_TRIGGER}",
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
