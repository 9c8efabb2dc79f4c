"""Quotes and figures of articles, and what a story's reports say between them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0008_memory"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArticleFigures",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="figures",
                        serialize=False,
                        to="store.article",
                    ),
                ),
                ("figures", models.JSONField(default=list)),
            ],
        ),
        migrations.CreateModel(
            name="ArticleQuote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=8)),
                ("speaker", models.CharField(max_length=200)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("name_start", models.PositiveIntegerField(null=True)),
                ("role", models.CharField(blank=True, max_length=200)),
                ("verb", models.CharField(blank=True, max_length=60)),
                ("parts", models.JSONField(default=list)),
                ("sentence_start", models.PositiveIntegerField()),
                ("sentence_end", models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name="StoryTold",
            fields=[
                (
                    "story",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="told",
                        serialize=False,
                        to="store.story",
                    ),
                ),
                ("content", models.JSONField(default=dict)),
            ],
        ),
        migrations.AddField(
            model_name="story",
            name="wants_gathering",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(
                condition=models.Q(("wants_gathering", True)), fields=["id"], name="story_to_gather"
            ),
        ),
        migrations.AddField(
            model_name="articlequote",
            name="article",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="quotes",
                to="store.article",
            ),
        ),
        migrations.AddIndex(
            model_name="articlequote",
            index=models.Index(fields=["speaker", "-article"], name="quote_by_speaker"),
        ),
        migrations.AddConstraint(
            model_name="articlequote",
            constraint=models.UniqueConstraint(fields=("article", "start"), name="article_quote"),
        ),
    ]
